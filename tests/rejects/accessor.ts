interface Sized {
  readonly level?: number;
  readonly size: number;
}

class Bag {
  private items: number[] = [];

  get size(): number {
    return this.items.length;
  }

  get level(): number {
    return 1;
  }
  set level(value: number) {
    this.items.push(value);
  }

  set only(value: number) {
    this.items.push(value);
  }
}

class Half extends Bag {
  override get level(): number { //! CM1018
    return 2;
  }
}

class Open {
  get width(): number {
    return 1;
  }
}

abstract class Shape {
  private readonly sides = 4;
  abstract get area(): number;
  abstract depth: number;

  volume(): number {
    return this.area * this.depth * this.sides; //! CM1018
  }
}

class Square extends Shape {
  area = 1; //! CM1018
  get depth(): number {
    return this.area; //! CM1018
  }
}

declare function show(what: Sized): void;

function widthOf(open: Open): number {
  return open.width; //! CM1018
}

export function main(bag: Bag, other: Sized, key: 'size' | 'level'): number {
  const { size } = bag; //! CM1018
  const sum = size + other.size; //! CM1018
  const isThere = 'level' in other; //! CM1018
  show(bag); //! CM1018
  bag.level ||= 3; //! CM1001
  const table = { get size(): number { return 1; } }; //! CM1001
  const found = isThere ? bag[key] : 0; //! CM1018
  const half = new Half();
  const width = { width: 3 };
  return sum + found + bag.only + table.size + half.level + widthOf(width) + new Square().volume(); //! CM1018, CM1018
}
