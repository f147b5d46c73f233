export function edit(list: number[]): number[] {
  const last = list.pop()!;
  const first = list.shift()!;
  list.push(first);
  list.splice(2, 1);
  list.splice(0, 0, last);
  list.reverse();
  list.sort((a, b) => a - b);
  list[0] = list[list.length - 1]!;
  return list.includes(3) ? list.slice(1, -1) : [];
}

export function table(): object[] {
  return [{ name: 'first', place: 1 }, { name: 'second' }, {}];
}
