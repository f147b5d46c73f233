export function sign(value: number): string {
  if (value > 0) return 'plus';
  if (value < 0) {
    return 'minus';
  } else if (value === 0) {
    return 'zero';
  } else {
    return 'none';
  }
}

export function guard(
  values: number[],
  limit: number,
  warn: (text: string) => void,
  later: (f: () => void) => void,
): number {
  const first = values.length;
  if (first === limit) {
    // A comment keeps its braces.
    return 0;
  }
  if (first === limit + 1) {
    return 1; // So does this.
  }
  for (const value of values) {
    if (value < 0) {
      continue;
    }
    if (value > limit) break;
    if (value === limit)
      warn('one of the values is exactly at the limit, which is too long a line');
    if (value === 1) {
      later(() => {
        warn('one');
      });
    }
    if (value === 2) {
      if (limit === 2) warn('two');
    }
  }
  if (limit > 9) warn('high');
  else warn('low');
  return 2;
}

export function guards(first: boolean, second: boolean, third: boolean, list: number[]): void {
  if (first && second && third) list.push(1);
  if (first && second) {
    list.push(2);
    list.push(3);
  }
  if (first && second) list.push(4);
  else list.push(5);
  if (first) list.push(6);
  else if (!(second === third)) list.push(7);
  while (list.length < 9) list.push(8);
}
