export function main(print: (line: string) => void): void {
  const start = 3;
  class Counter {
    count = start;
    items: number[] = [];

    next(): Counter {
      const other = new Counter();
      other.count = this.count + 1;
      return other;
    }
  }
  enum Side {
    Left = 1,
    Right,
  }
  const counter = new Counter().next();
  print(`${counter.count} ${counter.items.length} ${Side.Right}`);
}
