import fc from 'fast-check';
import { fit, operand, precedence, primary, type Expression } from '../expression.js';
import type { Rules, Way } from '../grammar.js';
import { combine, plain, type Making } from '../make.js';

/** What the methods of texts make: texts. */
export function textMethods(rules: Rules): Way<Expression>[] {
  return [
    { weight: 2, arbitrary: changed(rules) },
    { weight: 2, arbitrary: cut(rules) },
  ];
}

/** What the methods of texts find: places. */
export function textPlaces({ text }: Rules): Way<Expression>[] {
  const names = plain(fc.constantFrom('indexOf', 'lastIndexOf'));
  return [
    {
      weight: 1,
      arbitrary: combine([text, names, parts], (value, name, part) =>
        primary(`${receiver(value)}.${name}(${part})`),
      ),
    },
  ];
}

/** What the methods of texts tell. */
export function textFlags({ text }: Rules): Way<Expression>[] {
  const names = plain(fc.constantFrom('includes', 'startsWith', 'endsWith'));
  return [
    {
      weight: 1,
      arbitrary: combine([text, names, text], (value, name, part) =>
        primary(`${receiver(value)}.${name}(${part.text})`),
      ),
    },
  ];
}

const parts = plain(fc.constantFrom("'a'", "' '", "'b c'", "''"));

/** Methods that take what they need along; none makes a text much longer. */
const calls = [
  'toUpperCase()',
  'toLowerCase()',
  'trim()',
  'trimStart()',
  'trimEnd()',
  "replace('a', 'bb')",
  "padStart(4, '.')",
  "padEnd(3, 'xy')",
  "split(' ').join('-')",
];

function changed({ text }: Rules): Making<Expression> {
  const names = plain(fc.constantFrom(...calls));
  return combine([text, names], (value, name) => primary(`${receiver(value)}.${name}`));
}

function cut({ text, integer }: Rules): Making<Expression> {
  const names = plain(fc.constantFrom('slice', 'substring', 'charAt', 'repeat'));
  return combine([text, names, integer, integer], (value, name, start, end) => {
    if (name === 'repeat') return primary(`${receiver(value)}.slice(0, 9).repeat(2)`);
    const from = `${operand(fit(start), precedence.product)} % 5`;
    const to = `${operand(fit(end), precedence.product)} % 7`;
    const isPair = name !== 'charAt' && end.text.length % 2 === 0;
    return primary(`${receiver(value)}.${name}(${from}${isPair ? `, ${to}` : ''})`);
  });
}

const receiver = (value: Expression): string => operand(value, precedence.primary);
