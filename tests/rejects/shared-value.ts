let count = 0;

export class Box {
  items: number[] = []; //! CM2001
  table = { a: 1 }; //! CM2001
  start = count; //! CM2001
  static all: number[] = [];
  negative = -1;
}

export function add(list: number[] = [], a = 1, b = a): number { //! CM2001 CM2001
  count += a + b + list.length;
  return count;
}
