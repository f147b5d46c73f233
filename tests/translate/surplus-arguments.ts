// A function that gets more arguments than it takes takes them, too.

type Listener = (name: string, value: number) => void;
type Rest = (...values: number[]) => number;

interface Sensor {
  read(channel: number): number;
  onChange?: (value?: number) => void;
}

interface Shape {
  area(scale: number): number;
}

class Square {
  constructor(private readonly side: number) {}

  area(): number {
    return this.side * this.side;
  }
}

class Base {
  run(speed: number): number {
    return speed;
  }
}

class Derived extends Base {
  override run(): number {
    return 1;
  }
}

function watch(listener: Listener): void {
  listener('a', 1);
}

function quiet(): void {
  return;
}

const one = (value: number): number => value + 1;

class Holder {
  listener: Listener = quiet;
}

function total(shapes: readonly Shape[], first: Rest): number {
  return shapes.reduce((sum, shape) => sum + shape.area(2), first(1, 2));
}

export function main(): Sensor {
  watch((name) => {
    quiet();
    if (name === '') quiet();
  });
  watch(() => {
    quiet();
  });
  watch(quiet);
  new Holder().listener('b', 2);
  new Derived().run();
  total([new Square(2)], one);
  const sensor = {
    read: () => 1,
    onChange: (value: number | undefined) => {
      if (value !== undefined) quiet();
    },
  };
  return sensor;
}
