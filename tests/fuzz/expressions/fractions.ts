import fc from 'fast-check';
import { fit, infix, known, precedence, primary, type Expression } from '../expression.js';
import type { Rules, Way } from '../grammar.js';
import { choose, combine, pick, plain, within } from '../make.js';

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
        return variable === undefined ? known('0.5', 1) : primary(scope.mention(variable));
      }),
    },
    {
      weight: 3,
      arbitrary: combine([integer, divisor], (value, by) =>
        infix(fit(value), '/', primary(by), precedence.product, 500),
      ),
    },
    {
      weight: 2,
      arbitrary: combine([fraction, plain(fc.constantFrom('+', '-')), fraction], (a, sign, b) =>
        infix(a, sign, b, precedence.sum, a.most + b.most),
      ),
    },
    {
      weight: 1,
      arbitrary: combine([fraction, integer], (a, b) =>
        infix(a, '+', b, precedence.sum, a.most + b.most),
      ),
    },
  ];
}
