export function all(text: string, list: number[], part: string): unknown[] {
  list.sort(); //! CM1031
  return [
    text.at(-1), //! CM1031
    text.replaceAll('a', 'b'), //! CM1031
    text.replace('a', part), //! CM1031
    text.replace('a', '$&'), //! CM1031
    text.replace(part, 'b'),
    text.split(/a/), //! CM1031
    text.localeCompare(part), //! CM1031
    text.split('').sort(), //! CM1031
    list.concat(1), //! CM1031
    list.flatMap((each) => [each, each]), //! CM1031
    Array.from({ length: 3 }), //! CM1031
    new Array(1, 2), //! CM1031
    Math.random(), //! CM1031
    Number(true), //! CM1031
    new Map<string | null, number>(), //! CM1031
    new Set<string>().entries(), //! CM1031
    Object.assign({}, { a: 1 }), //! CM1031
    Object.keys(list).length, //! CM1031
  ];
}
