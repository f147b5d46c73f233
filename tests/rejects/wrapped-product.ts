export function hash(value: number, factor: number): number[] {
  let bits = 0;
  bits |= value * factor; //! CM2043
  return [
    bits,
    (value * factor) | 0, //! CM2043
    (value * factor) & 255, //! CM2043
    (value * 16777619) ^ 1, //! CM2043
    Math.imul(value, factor) & 255,
    (value * 31) | 0,
    (value * 31 + factor * -1) | 0,
    (value * factor + 1) | 0, //! CM2043
    1 ^ (7 - value * factor), //! CM2043
  ];
}
