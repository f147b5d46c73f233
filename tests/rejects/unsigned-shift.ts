export function high(value: number): number {
  return value >>> 16; //! CM2020
}
