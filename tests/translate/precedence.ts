export class Item {
  size = 1;
}

export function mix(a: number, b: number, items: Record<string, unknown>): unknown[] {
  const key = 'k';
  const item = items[key];
  return [
    a + b * 2,
    (a + b) * 2,
    a - (b - 1),
    a - b - 1,
    -(a + b),
    -(-a),
    (a & 1) === 1,
    (a | b) & 3,
    (a < b && b < 9) || a === 0,
    a < b && (b < 9 || a === 0),
    !(a < b),
    !(key in items),
    key in items && a > b,
    item instanceof Item,
    !(item instanceof Item),
    (a > b ? a : b) + 1,
    a > b ? 1 : a < b ? 2 : 3,
  ];
}
