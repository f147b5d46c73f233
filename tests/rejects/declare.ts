declare const LIMIT: number; //! CM1001
declare function reset(): void; //! CM1001

export function run(): number {
  reset();
  return LIMIT;
}
