const FACTOR = 16807;

export function next(seed: number, a: number, b: number): number[] {
  return [
    (seed * FACTOR) % 2147483647, //! CM2062
    (seed * a + 1) % 1000003, //! CM2062
    (seed * 31 + 7) % 1024,
    (a * b) % 10,
  ];
}
