export function search(list: number[], wanted: number): number {
  for (let i = 0; i < list.length; i++) {
    if (list[i]! < 0) continue;
    if (list[i]! === wanted) return i;
  }
  let last = 0;
  for (; ; last += 2) if (last > wanted) break;
  return -last;
}
