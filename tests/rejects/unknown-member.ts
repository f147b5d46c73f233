export function all(text: string, list: number[], map: Map<string, number>): unknown[] {
  list.push(1, 2); //! CM1003
  list.splice(-1, 1); //! CM1003
  list.splice(0, 2); //! CM1003
  list.sort(); //! CM1003
  return [
    text.charAt(0), //! CM1003
    text[0], //! CM1003
    list.join(','), //! CM1003
    list.push(1), //! CM1003
    list.reverse(), //! CM1003
    list.includes(1, 2), //! CM1003
    list.length.toFixed(2), //! CM1003
    map.get(text), //! CM1003
    map.size, //! CM1003
    all.name, //! CM1003
    all.bind(null, text), //! CM1003
  ];
}

export function cut(list: number[]): void {
  list.length = 0; //! CM1001
  list.length--; //! CM1001
}
