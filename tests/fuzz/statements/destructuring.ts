import fc from 'fast-check';
import { fit } from '../expression.js';
import type { Rules, Way } from '../grammar.js';
import { braces } from '../lines.js';
import { choose, pick, within, type Making } from '../make.js';
import type { Kind, Scope } from '../scope.js';

/** Patterns with defaults and rests, in declarations, parameters, loops and assignments. */
export function destructuring(rules: Rules): Way<string[]>[] {
  return [
    { weight: 1, arbitrary: objectRest(rules) },
    { weight: 1, arbitrary: withDefault(rules) },
    { weight: 1, arbitrary: elements(rules) },
    { weight: 1, arbitrary: swapped },
    { weight: 1, arbitrary: entries(rules) },
    { weight: 1, arbitrary: parameter(rules) },
    { weight: 1, arbitrary: nested(rules) },
  ];
}

/** Declares a variable of a new name. */
export function declared(scope: Scope, wish: number, kind: Kind, isMutable = false): string {
  const name = scope.free(wish);
  scope.declare({ name, kind, isMutable });
  return name;
}

function objectRest({ integer }: Rules): Making<string[]> {
  return within([integer, integer, pick], (scope, a, b, wish) => {
    const [first, second] = [fit(a(scope)).text, fit(b(scope)).text];
    const name = declared(scope, wish, 'integer');
    const rest = scope.free(wish + 1);
    scope.declare({ name: rest, kind: 'options', isOut: true });
    return [
      `const { size: ${name}, ...${rest} } = { size: ${first}, extra: ${second}, last: 3 };`,
      `seen(${rest}.extra + ${rest}.last);`,
    ];
  });
}

function withDefault({ integer }: Rules): Making<string[]> {
  return within([pick, integer, pick, fc.boolean()], (scope, at, make, wish, isMutable) => {
    const value = fit(make(scope)).text;
    const options = choose(scope.visible('options'), at);
    const whole =
      options === undefined ? `optionsOf(${at}) ?? { size: 1 }` : scope.mention(options);
    const name = declared(scope, wish, 'integer', isMutable);
    const heading = isMutable ? 'let' : 'const';
    return [`${heading} { extra: ${name} = ${value} }: Options = ${whole};`];
  });
}

/** A list that may be too short for the pattern. */
function elements({ integer }: Rules): Making<string[]> {
  return within([pick, integer, pick], (scope, at, make, wish) => {
    const value = fit(make(scope)).text;
    const list = choose(scope.visible('integers'), at);
    const whole = list === undefined ? `[${value}]` : scope.mention(list);
    const names = [0, 1].map((step) => declared(scope, wish + step, 'integer'));
    const rest = declared(scope, wish + 2, 'integers');
    const pattern = at % 2 === 0 ? `${names.join(' = 5, ')} = 6` : `${names.join(' = 1, , ')} = 2`;
    return [`const [${pattern}, ...${rest}]: number[] = ${whole};`];
  });
}

/** What an accessor sets is not written in a pattern. */
const isPlain = ({ name }: { readonly name: string }): boolean => !name.includes('.kept');

const swapped = within([pick, pick], (scope, at, other): string[] => {
  const [one, two] = [at, other].map((each) =>
    choose(scope.visible('integer', true).filter(isPlain), each),
  );
  if (one === undefined || two === undefined) return ["say('nothing to swap');"];
  const names = [scope.mention(one), scope.mention(two)];
  return [`[${names.join(', ')}] = [${names.reverse().join(', ')}];`];
});

function entries({ statements }: Rules): Making<string[]> {
  return within([pick, pick, statements], (scope, at, wish, body) => {
    const list = choose(scope.visible('integers'), at);
    if (list === undefined || scope.place.loops >= 2 || !scope.spend(1)) return ["say('no list');"];
    const owner = scope.mention(list);
    const inner = scope.loop(8, false);
    inner.mention(list);
    const [index, value] = [0, 1].map((step) => declared(inner, wish + step, 'integer'));
    const heading = `for (const [${index}, ${value}] of ${owner}.slice(0, 3).entries())`;
    return braces(heading, body(inner.block()));
  });
}

/** A function that takes its parameter apart. */
function parameter({ integer }: Rules): Making<string[]> {
  return within([pick, integer, integer, pick], (scope, at, make, extra, wish) => {
    const inner = scope.inner(true, 20);
    const [size, other] = [0, 1].map((step) => declared(inner, wish + step, 'integer'));
    const result = fit(make(inner)).text;
    const value = fit(extra(scope)).text;
    const pattern = `{ size: ${size}, extra: ${other} = ${at} }: Options`;
    return [`seen(((${pattern}): number => ${result})({ size: ${value} }));`];
  });
}

function nested({ integer }: Rules): Making<string[]> {
  return within([integer, integer, pick], (scope, a, b, wish) => {
    const [first, second] = [fit(a(scope)).text, fit(b(scope)).text];
    const names = [0, 1, 2].map((step) => declared(scope, wish + step, 'integer'));
    const [one, two, three] = names;
    return [
      `const { at: [${one}, ${two} = 4], to: { size: ${three} } }: { at: number[]; to: Options } =`,
      `  { at: [${first}], to: { size: ${second} } };`,
    ];
  });
}
