interface Point {
  x: number;
  y: number;
  z?: number | null;
  norm(): number;
}

export const { x: exported } = { x: 1 };

export function sum(make: () => Point, list: number[], points: Point[]): number {
  const { x } = make();
  const { y, x: both } = make();
  const [first] = list;
  const { length } = list;
  const point = make();
  const { z = x } = point; //! CM1021
  const { norm } = point;
  const { x: own, ...others } = point;
  for (const { y } of points) point.x += y;
  try {
    point.x = (z ?? 1) + norm.length + own; //! CM1003
  } catch ({ value }: any) { //! CM1001
    point.x += value;
  }
  return x + y + both + (first ?? 1) + length + (others.y === 1 ? 1 : 2);
}

export function add({ x, y }: Point, text: string, map: Map<number, number>): number {
  const [letter] = text; //! CM1001
  const [entry] = map; //! CM1001
  const { 1: second } = [x, y]; //! CM1001
  const box = new Box();
  const { value, ...rest } = box; //! CM1001
  x = value + rest.size + (letter === undefined ? 1 : 2) + (entry?.[0] ?? 0) + second!;
  return x + y;
}

class Box {
  value = 1;
  size = 2;
}
