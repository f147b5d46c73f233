export function parts(a: number, b: number): number {
  const fine = Math.trunc(a / b) + a / 2;
  return fine + a / b; //! CM2013
}
