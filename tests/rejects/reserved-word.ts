declare function clone(): number;
declare const $x: number;
declare function fine(): number;

export function run(): number {
  return clone() + fine() + $x; //! CM1005 CM1005
}
