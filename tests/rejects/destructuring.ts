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
  const [first] = list; //! CM1001
  const { length } = list; //! CM1001 CM1003
  const point = make();
  const { z = x } = point; //! CM1021
  const { norm } = point; //! CM2007
  const { x: own, ...others } = point; //! CM1001
  for (const { y } of points) point.x += y; //! CM1001
  try {
    point.x = (z ?? 1) + norm.length + own; //! CM1003
  } catch ({ value }: any) { //! CM1001
    point.x += value;
  }
  return x + y + both + (first ?? 1) + length + (others.y === 1 ? 1 : 2);
}

export function add({ x, y }: Point): number { //! CM1001
  return x + y;
}
