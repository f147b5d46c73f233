export function hash(value: number, factor: number): number[] {
  return [
    (value * factor) | 0, //! CM2043
    (value * factor) & 255, //! CM2043
    (value * 16777619) ^ 1, //! CM2043
    Math.imul(value, factor) & 255,
    (value * 31) | 0,
  ];
}
