// `typeof` as a value and in a switch.
type Value = string | number | boolean | object | undefined | (() => void);

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

const isLarge = (size: number | undefined): boolean => typeof size !== 'undefined' && size > 1;
const kindOf = (size: number | null): string => typeof size;

export function main(print: (line: string) => void): void {
  const values: Value[] = ['a', 1, 1.5, true, {}, [1], undefined, () => {}, class {}];
  for (const value of values) print(typeof value);
  print([describe('x'), describe(3), describe({ size: 2 }), describe(undefined)].join());
  print([isLarge(2), isLarge(1), isLarge(undefined)].join());
  print([kindOf(1), kindOf(null), typeof kindOf('a'.length)].join());
}
