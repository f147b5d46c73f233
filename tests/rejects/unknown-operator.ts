export function convert(flag: boolean, list: number[], text: string): number {
  let sum = +flag; //! CM1002
  sum += +list; //! CM1002
  return sum + +text + +sum;
}
