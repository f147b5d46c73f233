import fc from 'fast-check';
import { fit, operand, precedence, primary, type Expression } from '../expression.js';
import { mostOfFraction } from '../expressions/fractions.js';
import { fixed } from '../expressions/texts.js';
import type { Rules, Way } from '../grammar.js';
import { choose, combine, pick, plain, within, type Making } from '../make.js';
import { types, type Kind, type Scope } from '../scope.js';
import { declaredClosures } from './closures.js';
import { declaredCollections } from './collections.js';
import { declaredLists } from './lists.js';
import { declaredRecords } from './records.js';

/** What declares a variable. */
export function declarations(rules: Rules): Way<string[]>[] {
  const { integer, fraction, flag, text } = rules;
  const small = primary('0.25', 1);
  return [
    {
      weight: 4,
      arbitrary: declare(
        'integer',
        combine([integer], (value) => fit(value)),
      ),
    },
    {
      weight: 1,
      arbitrary: declare(
        'fraction',
        combine([fraction], (each) => (each.most > mostOfFraction ? small : each)),
      ),
    },
    { weight: 1, arbitrary: declare('flag', flag) },
    { weight: 2, arbitrary: declare('text', text) },
    { weight: 2, arbitrary: declare('maybe', maybe(rules)) },
    { weight: 2, arbitrary: instance(rules) },
    ...declaredCollections(rules),
    ...declaredLists(rules),
    ...declaredRecords(rules),
    ...declaredClosures(rules),
  ];
}

/** What prints and assigns. */
export function variables(rules: Rules): Way<string[]>[] {
  return [
    { weight: 5, arbitrary: say(rules) },
    { weight: 5, arbitrary: assign(rules) },
    { weight: 1, arbitrary: step },
    { weight: 1, arbitrary: append(rules) },
    { weight: 1, arbitrary: reassign(rules) },
    { weight: 1, arbitrary: plain(fc.constantFrom(['// Why it is so.'], [''], ['', '/* So. */'])) },
  ];
}

function say({ integer, text, flag, fraction }: Rules): Making<string[]> {
  const number = combine(
    [fc.oneof(integer, fixed(fraction), flag)],
    ({ text }) => `\`\${${text}}\``,
  );
  const value = fc.oneof(
    number,
    combine([text], (each) => each.text),
  );
  return combine([value], (each) => [`say(${each});`]);
}

/** What a function may change in the one round it. */
const sharable = new Set<Kind>(['integer', 'text']);

/** Declares a variable behind its initial value. */
function declare(kind: Exclude<Kind, 'instance'>, initial: Making<Expression>): Making<string[]> {
  return within([initial, pick, fc.nat(2)], (scope, make, wish, form) => {
    const isMutable = form > 0;
    const { text } = make(scope);
    const name = scope.free(wish);
    // What TypeScript sees assigned it would know, and not have compared.
    const value = kind === 'flag' && /^(true|false)$/.test(text) ? 'seen(0) > 0' : text;
    scope.declare({ name, kind, isMutable, isShared: form > 1 && sharable.has(kind) });
    return [`${isMutable ? 'let' : 'const'} ${name}: ${types[kind]} = ${value};`];
  });
}

function maybe({ flag, integer }: Rules): Making<Expression> {
  return combine([flag, integer], (test, value) => {
    const condition = operand(test, precedence.conditional + 1);
    return primary(`${condition} ? ${fit(value).text} : null`);
  });
}

/** Assigns a number, and keeps it small. */
function assign({ integer }: Rules): Making<string[]> {
  const operators = fc.constantFrom('=', '+=', '-=', '*=', '%=');
  return within([pick, operators, integer], (scope, at, operator, make) => {
    const value = fit(make(scope));
    const target = choose(scope.visible('integer', true), at);
    if (target === undefined) return [`seen(${value.text});`];
    const name = scope.mention(target);
    if (operator === '=') return [`${name} = ${value.text};`];
    if (operator === '%=') return [`${name} %= ${at + 2};`];
    return [`${name} ${operator} ${value.text};`, `${name} %= 997;`];
  });
}

const step = within([pick, fc.constantFrom('++', '--')], (scope, at, operator) => {
  const target = choose(scope.visible('integer', true), at);
  if (target === undefined) return ["say('none');"];
  const name = scope.mention(target);
  return [`${name}${operator};`, `${name} %= 997;`];
});

/** Makes a text longer by what cannot be long itself, as it may be in a loop. */
function append({ integer }: Rules): Making<string[]> {
  return within([pick, integer, fc.boolean()], (scope, at, make, isNumber) => {
    const { text: value } = make(scope);
    const target = choose(scope.visible('text', true), at);
    if (target === undefined) return [`say('' + (${value}));`];
    return [`${scope.mention(target)} += ${isNumber ? value : `\`<\${${value}}>\``};`];
  });
}

function reassign({ integer, flag }: Rules): Making<string[]> {
  return within([pick, integer, flag], (scope, at, number, test) => {
    const condition = operand(test(scope), precedence.conditional + 1);
    const value = fit(number(scope)).text;
    const target = choose([...scope.visible('maybe', true), ...scope.visible('flag', true)], at);
    if (target === undefined) return [`seen(${condition} ? ${value} : 0);`];
    const name = scope.mention(target);
    if (target.kind === 'flag') return [`${name} = ${condition} ? ${name} : seen(1) > 0;`];
    return [at % 2 === 0 ? `${name} ??= ${value};` : `${name} = ${condition} ? ${value} : null;`];
  });
}

function instance({ integer }: Rules): Making<string[]> {
  return within([pick, integer, pick], (scope: Scope, at, make, wish) => {
    const value = fit(make(scope)).text;
    const shape = choose(scope.place.top.classes, at);
    if (shape === undefined || !scope.spend(20)) return [`seen(${value});`];
    const name = scope.free(wish);
    scope.declare({ name, kind: 'instance', of: shape });
    return [`const ${name} = new ${shape.name}(${value});`];
  });
}
