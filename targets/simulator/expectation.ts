/** What a number in an expectation looks like, for messages. */
export const EXPECTATIONS = 'a number, or a comparison such as ">= 12" or "< 90 %"';

/** The same, for schemas. */
export const EXPECTATION = '^\\s*(>=|<=|>|<|=)?\\s*\\d+(\\.\\d+)?\\s*%?\\s*$';

type Comparison = '>=' | '<=' | '>' | '<' | '=';

const COMPARISONS: Readonly<Record<Comparison, (one: number, other: number) => boolean>> = {
  '>=': (one, other) => one >= other,
  '<=': (one, other) => one <= other,
  '>': (one, other) => one > other,
  '<': (one, other) => one < other,
  '=': (one, other) => one === other,
};

/** Whether a number is as expected: `12`, `">= 12"`, `"< 90 %"`. */
export function isExpected(value: number, expected: number | string): boolean {
  if (typeof expected === 'number') return value === expected;
  const [, comparison = '=', number] = /^\s*([<>=]*)\s*([\d.]+)/.exec(expected) ?? [];
  return COMPARISONS[(comparison || '=') as Comparison](value, Number(number));
}
