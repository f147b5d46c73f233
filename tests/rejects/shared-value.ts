let count = 0;

export class Box {
  items: number[] = [];
  start = count;
  static all: number[] = [];
  negative = -1;

  constructor(size: number) {
    this.start = size;
  }
}

export class Chest extends Box {
  drawers: number[] = []; //! CM2001
}

export function add(list: number[] = [], a = 1, b = a): number { //! CM2001 CM2001
  count += a + b + list.length;
  return count;
}
