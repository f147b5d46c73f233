export function first(list: number[], lists: number[][], make: () => number[]): unknown[] {
  list.pop();
  list.pop()!;
  return [
    list[0],
    list[0] ?? 1,
    make()[0], //! CM1007
    lists[0]!.pop(),
    make().pop(),
    list[0]!,
    list.pop()!,
  ];
}
