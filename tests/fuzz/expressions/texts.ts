import fc from 'fast-check';
import { infix, known, operand, precedence, primary, type Expression } from '../expression.js';
import type { Rules, Way } from '../grammar.js';
import { choose, combine, pick, plain, within, type Making } from '../make.js';
import { textMethods } from './text-methods.js';
import type { Scope } from '../scope.js';

/** Texts of ASCII: Squirrel counts bytes. */
export function texts(rules: Rules): Way<Expression>[] {
  const { text, integer, flag } = rules;
  return [
    { weight: 2, arbitrary: literal },
    { weight: 3, arbitrary: within([pick], readVariable) },
    { weight: 3, arbitrary: template(rules) },
    { weight: 2, arbitrary: joined(rules) },
    ...textMethods(rules),
    { weight: 1, arbitrary: combine([integer], (value) => primary(`String(${value.text})`)) },
    {
      weight: 1,
      arbitrary: combine([flag, text, text], (test, a, b) => {
        const condition = operand(test, precedence.conditional + 1);
        const made = primary(`${condition} ? ${a.text} : ${b.text}`);
        return { ...made, binds: precedence.conditional, isKnown: true };
      }),
    },
  ];
}

const samples = ["''", "'a'", "'b c'", "'it\\'s'", "'\"'", "'\\\\'", "'x\\ty'", "'${n}'", "'0'"];

const literal = plain(fc.constantFrom(...samples).map((text) => known(text)));

function readVariable(scope: Scope, at: number): Expression {
  const found = choose(scope.visible('text'), at);
  if (found === undefined) return known("'none'");
  return primary(scope.mention(found));
}

function template({ integer, fraction, flag, text }: Rules): Making<Expression> {
  const part = fc.oneof(integer, fraction, fixed(fraction), flag, text, maybe);
  return combine([part, plain(fc.constantFrom('', ' ', ', ', '"', '/')), part], (a, between, b) =>
    known(`\`\${${a.text}}${between}\${${b.text}}\``),
  );
}

/** All digits that a quarter has. */
export function fixed(fraction: Making<Expression>): Making<Expression> {
  return combine([fraction], (value) => known(`${operand(value, precedence.primary)}.toFixed(2)`));
}

const maybe = within([pick], (scope, at) => {
  const found = choose(scope.visible('maybe'), at);
  return found === undefined ? known('7') : primary(scope.mention(found));
});

/** A sum with a text on one side at least. */
function joined({ integer, flag, text }: Rules): Making<Expression> {
  const other = fc.oneof(text, integer, flag);
  return combine([text, other, plain(fc.boolean())], (a, b, isFirst) =>
    isFirst ? infix(a, '+', b, precedence.sum) : infix(b, '+', a, precedence.sum),
  );
}
