export function missing(value: number | null | undefined, any: unknown): boolean {
  if (value === undefined) return true; //! CM2016
  if (any !== null) return true; //! CM2016
  return value == null;
}
