export function copy(list: number[], table: object): unknown[] {
  return [
    ...list, //! CM1001
    { ...table }, //! CM1001
  ];
}

export function last(list: number[], take: (...values: number[]) => number): number {
  return take(...list); //! CM1001
}
