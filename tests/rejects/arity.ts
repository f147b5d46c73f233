type Any = (...values: number[]) => number;

const scaled: Any = (value = 1, factor = 2) => value * factor; //! CM2004
const half: Any = (value) => value * 0.5;

export function main(): number {
  return scaled(1, 2, 3) + half(1, 2);
}
