import fc from 'fast-check';
import { exact, fit, infix, known, limit, operand, precedence, primary } from '../expression.js';
import type { Expression } from '../expression.js';
import type { Rules, Way } from '../grammar.js';
import { listMethods } from './list-methods.js';
import { textPlaces } from './text-methods.js';
import { choose, combine, pick, plain, within, type Making } from '../make.js';
import type { Scope } from '../scope.js';

/** Whole numbers: their values stay within the 32 bits that an imp has for them. */
export function integers(rules: Rules): Way<Expression>[] {
  const { integer } = rules;
  return [
    { weight: 2, arbitrary: literal },
    { weight: 6, arbitrary: variable },
    {
      weight: 2,
      arbitrary: combine([integer], (value) => primary(`seen(${value.text})`, value.most)),
    },
    { weight: 4, arbitrary: sum(rules, rules.integer) },
    { weight: 2, arbitrary: sum({ ...rules, integer: variable }, call(rules)) },
    { weight: 2, arbitrary: product(rules) },
    {
      weight: 1,
      arbitrary: plain(fc.constantFrom('Level.Low', 'Level.High').map((each) => known(each, 5))),
    },
    ...listMethods(rules),
    ...textPlaces(rules),
    { weight: 2, arbitrary: bits(rules) },
    { weight: 1, arbitrary: shift(rules) },
    { weight: 2, arbitrary: quotient(rules) },
    { weight: 1, arbitrary: unary(rules) },
    { weight: 1, arbitrary: conditional(rules) },
    { weight: 1, arbitrary: combine([rules.text], (text) => length(text)) },
    { weight: 6, arbitrary: call(rules) },
    { weight: 1, arbitrary: method(rules) },
    {
      weight: 2,
      arbitrary: within([integer, integer, pick], (scope, a, b, at) =>
        fallback(scope, a(scope), b(scope), at),
      ),
    },
    {
      weight: 1,
      arbitrary: combine([integer], (value) => ({
        ...value,
        ...primary(`(${value.text})`, value.most),
        isKnown: value.isKnown,
      })),
    },
    { weight: 2, arbitrary: combine([rules.fraction, roundings], rounded) },
  ];
}

const literal = plain(
  fc.integer({ min: -20, max: 60 }).map((value): Expression => {
    const text = known(String(value), Math.abs(value));
    return value < 0 ? { ...text, binds: precedence.unary } : text;
  }),
);

function readVariable(scope: Scope, at: number, otherwise: number): Expression {
  const variable = choose(scope.visible('integer'), at);
  if (variable === undefined) return known(String(otherwise), otherwise);
  return primary(scope.mention(variable));
}

const variable = within([pick, fc.nat(20)], readVariable);

function sum({ integer }: Rules, other: Making<Expression>): Making<Expression> {
  return combine([integer, other, plain(fc.constantFrom('+', '-', '+0', '-0'))], (a, b, sign) => {
    const [operator = ''] = sign;
    const value = infix(a, operator, b, precedence.sum, a.most + b.most);
    if (!sign.endsWith('0')) return value;
    const whole = primary(`(${infix(exact(a), operator, exact(b), precedence.sum).text})`);
    return infix(whole, '|', primary('0'), precedence['|'], value.most);
  });
}

function product({ integer }: Rules): Making<Expression> {
  return combine([integer, integer, plain(fc.boolean())], (a, b, isCut) => {
    const [left, right] = [fit(a), fit(b)];
    if (isCut) return primary(`Math.imul(${left.text}, ${right.text})`, left.most * right.most);
    return infix(left, '*', right, precedence.product, left.most * right.most);
  });
}

function bits({ integer }: Rules): Making<Expression> {
  const operators = plain(fc.constantFrom('&', '|', '^'));
  return combine([integer, operators, integer], (a, operator, b) => {
    const [left, right] = [exact(fit(a)), exact(fit(b))];
    return infix(left, operator, right, precedence[operator], 2047);
  });
}

function shift({ integer }: Rules): Making<Expression> {
  const operators = plain(fc.constantFrom('<<', '>>'));
  return combine([integer, operators, plain(fc.nat(6))], (value, operator, count) => {
    const most = operator === '<<' ? limit * 2 ** count : limit;
    return infix(exact(fit(value)), operator, primary(String(count)), precedence.shift, most);
  });
}

function quotient({ integer }: Rules): Making<Expression> {
  const divisor = combine([integer], (value) =>
    primary(`(${operand(exact(fit(value)), precedence['&'])} & 7) + 1`),
  );
  const divisors = fc.oneof(plain(fc.integer({ min: 1, max: 99 })), divisor);
  return combine([integer, divisors, plain(fc.boolean())], (value, by, isRest) => {
    const right = typeof by === 'number' ? primary(String(by)) : { ...by, binds: precedence.sum };
    if (isRest) return infix(value, '%', right, precedence.product, value.most);
    return primary(`Math.trunc(${infix(value, '/', right, precedence.product).text})`, value.most);
  });
}

/** Ways to make an integer of a fraction. */
const roundings = plain(fc.constantFrom('trunc', 'floor', 'round', 'ceil', 'bits'));

function rounded(value: Expression, how: string): Expression {
  const most = value.most + 1;
  if (how !== 'bits') return primary(`Math.${how}(${value.text})`, most);
  return infix(value, '|', known('0'), precedence['|'], most);
}

function unary({ integer }: Rules): Making<Expression> {
  return combine([plain(fc.constantFrom('-', '~')), integer], (sign, value) => {
    // `--` would be another operator.
    const inner = operand(value, precedence.unary);
    const text = inner.startsWith(sign) ? `${sign}(${inner})` : sign + inner;
    return { text, binds: precedence.unary, most: value.most + 1, isKnown: value.isKnown };
  });
}

function conditional({ flag, integer }: Rules): Making<Expression> {
  return combine([flag, integer, integer], (test, a, b) => {
    const condition = operand(test, precedence.conditional + 1);
    return {
      text: `${condition} ? ${a.text} : ${b.text}`,
      binds: precedence.conditional,
      most: Math.max(a.most, b.most),
      isKnown: a.isKnown || b.isKnown,
    };
  });
}

function length(text: Expression): Expression {
  return primary(`${operand(text, precedence.primary)}.length`);
}

/** A call of a function of the module or of a closure. */
function call({ integer }: Rules): Making<Expression> {
  return within([pick, fc.array(integer, { minLength: 3, maxLength: 3 })], (scope, at, makers) => {
    const closures = scope.visible('callback').map((each) => ({ ...each, arity: 1 }));
    const callee = choose([...closures, ...scope.place.top.functions], at);
    const args = makers.map((make) => fit(make(scope)).text);
    if (callee === undefined || !scope.spend(callee.cost ?? 0)) return primary(`seen(${args[0]})`);
    if ('kind' in callee) scope.mention(callee);
    return primary(`${callee.name}(${args.slice(0, callee.arity).join(', ')})`);
  });
}

function method({ integer }: Rules): Making<Expression> {
  return within([pick, pick, integer], (scope, which, at, make) => {
    const arg = fit(make(scope)).text;
    const owner = choose(scope.visible('instance'), which);
    const methods = owner?.name === 'this' ? scope.place.own : (owner?.of?.methods ?? []);
    const callee = choose(methods, at);
    if (owner === undefined || callee === undefined || !scope.spend(callee.cost)) {
      return primary(`seen(${arg})`);
    }
    return primary(`${scope.mention(owner)}.${callee.name}(${arg})`);
  });
}

/** A value that may not be there, or another one. */
function fallback(scope: Scope, key: Expression, other: Expression, at: number): Expression {
  const found = choose(
    [...scope.visible('maybe'), ...scope.visible('record'), ...scope.visible('options')],
    at,
  );
  if (found === undefined) return infix(key, '-', other, precedence.sum, key.most + other.most);
  const name = scope.mention(found);
  const right = operand(other, precedence['??'] + 1);
  const suffix = { maybe: '', record: `['k${at % 3}']`, options: '.extra' }[found.kind as 'maybe'];
  const most = Math.max(limit, other.most);
  // A conditional or a logical operator next to ?? would need parentheses of its own.
  return { text: `${name}${suffix} ?? ${right}`, binds: precedence['??'], most, isKnown: true };
}
