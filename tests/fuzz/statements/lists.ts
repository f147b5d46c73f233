import fc from 'fast-check';
import { exact, fit, operand, precedence, type Expression } from '../expression.js';
import type { Rules, Way } from '../grammar.js';
import { braces } from '../lines.js';
import { choose, pick, within, type Making } from '../make.js';
import type { Scope, Variable } from '../scope.js';

/** Arrays of numbers and of texts. */
export function lists(rules: Rules): Way<string[]>[] {
  return [
    { weight: 2, arbitrary: changed(rules) },
    { weight: 1, arbitrary: element(rules) },
    { weight: 1, arbitrary: printed },
    { weight: 1, arbitrary: textList(rules) },
  ];
}

export function declaredLists(rules: Rules): Way<string[]>[] {
  return [
    { weight: 3, arbitrary: declaredNumbers(rules) },
    { weight: 1, arbitrary: declaredTexts(rules) },
  ];
}

/** A list longer than this is not made any longer, so that a loop over it ends. */
const longest = 8;

function declaredNumbers({ integer }: Rules): Making<string[]> {
  const elements = fc.array(integer, { maxLength: 4 });
  return within([elements, pick, pick], (scope, makers, wish, at) => {
    const texts = makers.map((make) => fit(make(scope)).text);
    const from = at % 4 === 0 ? choose(scope.visible('integers'), at) : undefined;
    const value = from === undefined ? `[${texts.join(', ')}]` : `${scope.mention(from)}.slice()`;
    const name = scope.free(wish);
    scope.declare({ name, kind: 'integers' });
    return [`const ${name}: number[] = ${value};`];
  });
}

function changed({ integer }: Rules): Making<string[]> {
  return within([pick, pick, integer], (scope, at, how, make) => {
    const value = fit(make(scope));
    return withList(scope, at, (list) => choose(changes, how)?.(list, value) ?? []);
  });
}

type Change = (list: string, value: Expression) => string[];

const changes: readonly Change[] = [
  (list, value) => [`if (${list}.length < ${longest}) ${list}.push(${value.text});`],
  (list, value) => [`if (${list}.length > 0) ${list}[0] = ${value.text};`],
  (list) => [`if (${list}.length > 0) seen(${list}.pop()!);`],
  (list) => [`if (${list}.length > 0) seen(${list}.shift()!);`],
  (list) => [`if (${list}.length > 1) ${list}.splice(1, 1);`],
  (list, value) => [`if (${list}.length < ${longest}) ${list}.splice(0, 0, ${value.text});`],
  (list) => [`${list}.reverse();`],
  (list) => [`${list}.sort((one, other) => one - other);`],
];

function withList(scope: Scope, at: number, write: (list: string) => string[]): string[] {
  const list: Variable | undefined = choose(scope.visible('integers'), at);
  return list === undefined ? ["say('no list');"] : write(scope.mention(list));
}

/** An element at a place that is worked out, read or changed in place. */
function element({ integer }: Rules): Making<string[]> {
  return within([pick, integer, integer, fc.boolean()], (scope, at, index, value, isRead) => {
    const place = operand(exact(fit(index(scope))), precedence['&']);
    const { text } = fit(value(scope));
    return withList(scope, at, (list) => {
      const slot = `${list}[(${place} & 7) % ${list}.length]`;
      const body = isRead ? [`seen(${slot}!);`] : [`${slot} = ${text};`];
      return braces(`if (${list}.length > 0)`, body);
    });
  });
}

const printed = within([pick, fc.nat(8)], (scope, at, wish) =>
  withList(scope, at, (list) => {
    const name = scope.block().free(wish);
    if (name === list) return [`say(String(${list}.length));`];
    return [`for (const ${name} of ${list}) say(\`\${${name}}\`);`];
  }),
);

function declaredTexts({ text }: Rules): Making<string[]> {
  return within([text, pick], (scope, make, wish) => {
    const value = make(scope).text;
    const name = scope.free(wish);
    scope.declare({ name, kind: 'texts' });
    return [`const ${name}: string[] = ['m', ${value}];`];
  });
}

function textList({ text }: Rules): Making<string[]> {
  return within([pick, text, fc.boolean()], (scope, at, make, isSort) => {
    const value = make(scope).text;
    const list = choose(scope.visible('texts'), at);
    if (list === undefined) return [`heard(${value});`];
    const name = scope.mention(list);
    if (isSort) return [`${name}.sort();`, `say(${name}[0]!);`];
    return [`if (${name}.includes(${value})) say('found');`];
  });
}
