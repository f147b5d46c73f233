export function same(a: number, b: number | null, c: string | number, d: unknown): boolean {
  if (b != null || a == b || c == undefined) return false;
  return c == a || d == a || c != 'a'; //! CM2010 CM2010 CM2010
}
