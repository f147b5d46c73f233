export function take(list: number[]): number {
  const last = list.pop();
  list.unshift(4);
  list.length = 3;
  list.splice(0, 2);
  list.sort((a, b) => a - b);
  const zeros = new Array<number>(8).fill(0);
  const all = list.concat(zeros);
  return last ?? all.indexOf(4);
}
