export function same(a: number, b: number | null): boolean {
  if (b != null) return false;
  return a == b || a != 1; //! CM2010 CM2010
}
