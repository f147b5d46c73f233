export function first(list: number[]): unknown[] {
  return [
    list[0], //! CM2006
    list[0] ?? 1, //! CM1007 CM2006
    list.pop(), //! CM2006
    list.shift(), //! CM2006
    list[0]!,
    list.pop()!,
  ];
}
