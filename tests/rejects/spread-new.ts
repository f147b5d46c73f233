class Point {
  constructor(
    readonly x: number,
    readonly y: number,
  ) {}
}

export function pointOf(parts: [number, number]): Point {
  return new Point(
    ...parts, //! CM1001
  );
}
