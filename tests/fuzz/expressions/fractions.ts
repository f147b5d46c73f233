import fc from 'fast-check';
import { fit, infix, known, precedence, primary, type Expression } from '../expression.js';
import type { Rules, Way } from '../grammar.js';
import { choose, combine, pick, plain, within } from '../make.js';

/** What a variable that holds a fraction holds at most. */
export const mostOfFraction = 500;

/**
 * Quarters: both languages hold them exactly, and print them alike. None is a negative zero, which
 * Squirrel prints as -0.
 */
export function fractions({ integer, fraction }: Rules): Way<Expression>[] {
  const divisor = plain(fc.constantFrom('2', '4'));
  return [
    {
      weight: 2,
      arbitrary: plain(fc.constantFrom(0.25, 1.5, 12.75).map((n) => known(String(n), 13))),
    },
    {
      weight: 3,
      arbitrary: within([pick], (scope, at) => {
        const variable = choose(scope.visible('fraction'), at);
        return variable === undefined
          ? known('0.5', 1)
          : primary(scope.mention(variable), mostOfFraction);
      }),
    },
    {
      weight: 3,
      arbitrary: combine([integer, divisor], (value, by) =>
        infix(fit(value), '/', primary(by), precedence.product, mostOfFraction),
      ),
    },
    {
      weight: 2,
      arbitrary: combine([fraction, signs, fraction], sum),
    },
    { weight: 2, arbitrary: combine([fraction, hidings], hidden) },
    {
      weight: 1,
      arbitrary: combine([fraction, signs, integer], (a, sign, b) => sum(a, sign, fit(b))),
    },
  ];
}

const signs = plain(fc.constantFrom('+', '-'));

type Hiding = (text: string) => string;

/** Ways for a fraction that the types do not show. */
const hidings = plain(
  fc.constantFrom<Hiding>(
    (text) => `[${text}].map((each) => each)[0]!`,
    (text) => `((each: number) => each)(${text})`,
    (text) => `[1].concat([${text}])[1]!`,
    (text) => `({ value: ${text} }).value`,
    (text) => `[${text}, 1].reduce((sum, each) => sum + each, 0)`,
    (text) => `Math.max(${text}, 1)`,
    (text) => `new Map([['a', ${text}]]).get('a')!`,
  ),
);

function hidden(value: Expression, hide: Hiding): Expression {
  return value.most > 4000 ? value : primary(hide(value.text), value.most + 1);
}

/** What a variable holds stays small. */
function sum(a: Expression, sign: string, b: Expression): Expression {
  const most = a.most + b.most;
  return most > 9000 ? a : infix(a, sign, b, precedence.sum, most);
}
