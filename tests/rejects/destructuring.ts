interface Point {
  x: number;
  y: number;
}

const { x: origin } = { x: 1 }; //! CM1001

export const { y: exported } = { y: 1 }; //! CM1001

export function sum(point: Point, points: Point[]): number {
  const { x } = point; //! CM1001
  let total = x + origin;
  for (const { y } of points) total += y; //! CM1001
  try {
    total += 1;
  } catch ({ value }: any) { //! CM1001
    total += value;
  }
  return total;
}

export function add({ x, y }: Point): number { //! CM1001
  return x + y;
}
