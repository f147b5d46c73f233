export function powers(start: number, flag: boolean): void {
  let x = start ** 2; //! CM1002
  x = +x; //! CM1002
  x /= 2; //! CM1002
  x <<= 1; //! CM1002
  x **= 2; //! CM1002
  flag ||= true; //! CM1002
  flag &&= false; //! CM1002
  for (let i = 0, j = 0; i < 3 && flag; i++) x += i + j; //! CM1001
  for (let i = 0; i < 3; i++, x--) x += i; //! CM1002
}
