export function first(list: number[], lists: number[][], text: string): unknown[] {
  list.pop(); //! CM2006
  list.pop()!;
  return [
    list[0], //! CM2006
    list[0] ?? 1, //! CM1007 CM2006
    text[0], //! CM2006
    lists[0]!.pop(), //! CM2006
    list[0]!,
    list.pop()!,
  ];
}
