export function choose(flag: boolean, least: number, most: number): unknown {
  const alone = flag ? 'yes' : 'no';
  const inTurn = [least < most, flag ? 'yes' : 'no'];
  const inArm = least < most ? (flag ? 1 : 2) : 3;
  return [alone, inTurn, inArm, pair(least < most, flag ? 'yes' : 'no')];
}

export function pair(first: unknown, second: unknown): unknown[] {
  return [first, second];
}
