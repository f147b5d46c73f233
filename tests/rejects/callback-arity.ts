export function all(list: number[], test: (value: number, index?: number) => boolean): unknown[] {
  list.forEach((each, index, all) => all.push(each + index));
  list.forEach((each) => list.push(each));
  new Map([['a', 1]]).forEach((value) => list.push(value));
  new Set([1]).forEach((value, again) => list.push(value + again)); //! CM1032
  return [
    list.some(test),
    list.reduceRight((sum, each, index) => sum + each * index, 0), //! CM1032
    list.find((each, index) => each > index),
    list.filter((each, index) => each > index),
    list.map(() => 1),
    list.map((...all) => all[0]), //! CM1032
    list.reduce((sum, each) => sum + each, 0),
    list.reduce((sum, each, index) => sum + each * index, 0),
  ];
}
