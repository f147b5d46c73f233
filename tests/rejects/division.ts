export function parts(a: number, b: number): number {
  const fine = Math.trunc(a / b) + a / 2;
  return fine + a / b; //! CM2013
}

export function wholeParts(a: number, b: number, c: number): number {
  return Math.trunc(a / b) / c + (2 * Math.trunc(a / 2) - 1) / c; //! CM2013 CM2013
}
