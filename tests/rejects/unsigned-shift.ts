export function shifts(value: number, count: number): number[] {
  const hash = value >>> 0; //! CM2020
  let low = (value >>> 0) & 255;
  low >>>= 3;
  low >>>= count; //! CM2020
  return [hash, low, value >>> 16, value >>> 32, value >>> count]; //! CM2020 CM2020
}
