export function countdown(from: number): number {
  let turns = 0;
  while (from > 0) {
    from -= 1;
    turns++;
  }
  while (turns < 3) turns++;
  return turns;
}
