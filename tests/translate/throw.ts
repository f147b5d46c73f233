export function check(level: number): void {
  if (level < 0) throw new Error(`The level must be at least 0, got ${level}`);
  if (level > 10000) {
    throw new Error(
      'The level of the sensor must be at most 10000, which is more than anybody needs, got ' +
        level,
    );
  }
}
