export function all(text: string, list: number[], part: string, mixed: number | number[]): unknown[] {
  list.sort(); //! CM1031
  return [
    text.replace('a', part), //! CM1031
    text.replace('a', '$&'), //! CM1031
    text.replaceAll('a', part), //! CM1031
    text.replace(part, 'b'),
    text.split(/a/), //! CM1031
    text.localeCompare(part), //! CM1031
    list.copyWithin(0, 1), //! CM1031
    list.concat(mixed), //! CM1031
    Array(3).map(() => 1), //! CM1031
    Array.from({ length: 3 }),
    list.reduce((sum, each, index) => sum + each * index), //! CM1031
    Number.isSafeInteger(1), //! CM1031
    new Map<string | null, number>(), //! CM1031
    new Set<string>().entries(), //! CM1031
    Object.assign(list, { a: 1 }), //! CM1031
    Object.setPrototypeOf(list, null), //! CM1031
    Object.values(list), //! CM1031 CM2041
  ];
}
