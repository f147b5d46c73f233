export function powers(start: number, flag: boolean): void {
  let x = start ** 2; //! CM1002
  x = +x; //! CM1002
  x /= 2;
  x **= 2; //! CM1002
  x ||= 1; //! CM2003 CM2003
  flag &&= x > 2;
  for (let i = 0, j = 0; i < 3 && flag; i++) x += i + j;
  for (let i = 0; i < 3; i++, x--) x += i;
  x = (powers(1, true), 2); //! CM1002
}
