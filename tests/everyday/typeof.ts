const values: (string | number | boolean | object | undefined | (() => void))[] = [
  'a',
  1,
  1.5,
  true,
  {},
  [1],
  undefined,
  () => {},
];
for (const value of values) console.log(typeof value);
function describe(value: string | number | { size: number } | undefined): string {
  switch (typeof value) {
    case 'string':
      return 'text ' + value;
    case 'number':
      return `number ${value}`;
    case 'object':
      return `size ${value.size}`;
    default:
      return 'nothing';
  }
}
console.log(describe('x'), describe(3), describe({ size: 2 }), describe(undefined));
function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
console.log(isObject({}), isObject(null), isObject(1));
const t = (x: number | undefined) => typeof x !== 'undefined' && x > 1;
console.log(
  t(2),
  t(undefined),
  typeof null,
  typeof typeof t,
  typeof class {},
  typeof t == 'function',
);
const isFn = (value: unknown): value is () => void => !!value && typeof value === 'function';
console.log(isFn(t), isFn(3));
