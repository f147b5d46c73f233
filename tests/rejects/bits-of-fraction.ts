export function round(value: number): number {
  const half = (value / 2) | 0; //! CM2021
  return ((half + 0.5) | 0) + (1.5 & half); //! CM2021 CM2021
}
