export function use(value: { a: number }): unknown[] {
  console.log('%d of them', 3); //! CM1031
  console.table([value]); //! CM1031
  console.log(value); //! CM2015
  return [
    JSON.stringify(new Map([['a', value]])), //! CM1031
  ];
}
