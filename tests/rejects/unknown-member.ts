export function all(text: string, list: number[], map: Map<string, number>): unknown[] {
  list.push(1, ...list);
  map.set('a', ...[1]); //! CM1003
  return [
    text.normalize(), //! CM1003

    list.lastIndexOf(1, 2), //! CM1003
    list.forEach((each) => each), //! CM1003
    Math.sinh(2), //! CM1003
    Number.MAX_VALUE, //! CM1003
    map.keys().next(), //! CM1003
    all.name, //! CM1003
    all.bind(null, text), //! CM1003
  ];
}

export function cut(list: number[]): void {
  list.length--; //! CM1001
}
