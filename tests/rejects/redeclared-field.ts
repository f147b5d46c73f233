export class Base {
  level = 0;

  constructor() {
    this.level = 5;
  }
}

export class Derived extends Base {
  override level = 1; //! CM2018
  own = 1;
}
