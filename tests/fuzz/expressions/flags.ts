import fc from 'fast-check';
import { infix, operand, precedence, primary, unknown, type Expression } from '../expression.js';
import type { Rules, Way } from '../grammar.js';
import { textFlags } from './text-methods.js';
import { choose, combine, pick, plain, within, type Making } from '../make.js';

/** Truth and falsehood; none that TypeScript knows beforehand. */
export function flags(rules: Rules): Way<Expression>[] {
  const { integer, fraction, text, flag } = rules;
  return [
    { weight: 3, arbitrary: compare(integer, 'seen') },
    { weight: 1, arbitrary: compare(fraction, 'weighed') },
    { weight: 2, arbitrary: compare(text, 'heard') },
    { weight: 3, arbitrary: variable },
    { weight: 2, arbitrary: logical(rules) },
    { weight: 1, arbitrary: combine([flag], negated) },
    { weight: 1, arbitrary: isThere },
    ...textFlags(rules),
    { weight: 1, arbitrary: includes(rules) },
  ];
}

function compare(side: Making<Expression>, pass: string): Making<Expression> {
  const operators = plain(fc.constantFrom('<', '<=', '>', '>=', '===', '!=='));
  return combine([side, operators, side], (a, operator, b) => {
    const isEquality = operator.endsWith('==');
    const binds = precedence[isEquality ? 'equality' : 'relation'];
    const left = isEquality ? unknown(a, pass) : a;
    // TypeScript would take `a < (b > (c))` and `a << b > (c)` for type arguments.
    const text = infix(left, operator, b, binds).text;
    const isTypeLike = /<[^]*>/.test(text) && operator !== '<=';
    return isTypeLike
      ? infix(primary(`(${left.text})`), '<=', b, precedence.relation)
      : { ...primary(text), binds };
  });
}

const variable = within([pick], (scope, at) => {
  const found = choose(scope.visible('flag'), at);
  return found === undefined ? primary('seen(1) > 0') : primary(scope.mention(found));
}).map((make): typeof make => (scope) => {
  const made = make(scope);
  return made.text.includes(' ') ? { ...made, binds: precedence.relation } : made;
});

function logical({ flag }: Rules): Making<Expression> {
  return combine([flag, plain(fc.constantFrom('&&', '||')), flag], (a, operator, b) =>
    infix(a, operator, b, precedence[operator]),
  );
}

function negated(value: Expression): Expression {
  const text = `!${operand(value, precedence.unary)}`;
  return { text, binds: precedence.unary, most: 0, isKnown: false };
}

/** Whether what may be missing is there. */
const isThere = within([pick, fc.boolean()], (scope, at, isNegated) => {
  const found = choose([...scope.visible('maybe'), ...scope.visible('options')], at);
  if (found === undefined) return { ...primary('seen(0) > 0'), binds: precedence.relation };
  const name = scope.mention(found) + (found.kind === 'options' ? '.extra' : '');
  const nothing = found.kind === 'options' ? 'undefined' : 'null';
  const text = `${name} ${isNegated ? '!==' : '==='} ${nothing}`;
  return { ...primary(text), binds: precedence.equality };
});

function includes({ integer }: Rules): Making<Expression> {
  return within([pick, integer], (scope, at, make) => {
    const value = make(scope);
    const list = choose(scope.visible('integers'), at);
    if (list === undefined)
      return { ...primary(`seen(${value.text}) < 3`), binds: precedence.relation };
    return primary(`${scope.mention(list)}.includes(${value.text})`);
  });
}
