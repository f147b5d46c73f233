export default class { //! CM1001
  x = 1;
}
