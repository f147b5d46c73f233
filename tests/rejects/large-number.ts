export const FINE = 2147483647;
export const HIGH = 2147483648;
export const LARGE = 2147483649; //! CM2012
export const HUGE = 1e21; //! CM2012
export const MASK = 0xffffffff; //! CM2012
export function masked(value: number): number {
  return value & 0xffffffff;
}
