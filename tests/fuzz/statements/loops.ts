import fc from 'fast-check';
import type { Rules, Way } from '../grammar.js';
import { braces, indent } from '../lines.js';
import { choose, pick, within, type Make, type Making } from '../make.js';
import type { Scope } from '../scope.js';

/** What is done again; each loop ends, whatever its body does. */
export function loops(rules: Rules): Way<string[]>[] {
  return [
    { weight: 2, arbitrary: counted(rules) },
    { weight: 1, arbitrary: conditional(rules) },
    { weight: 2, arbitrary: overList(rules) },
  ];
}

const turns = 3;

/** Writes a loop where another one is no matter, and its body alone elsewhere. */
function orOnce(
  write: (scope: Scope, inner: Scope, body: Make<string[]>, wish: number, at: number) => string[],
  { statements }: Rules,
): Making<string[]> {
  return within([statements, pick, pick], (scope, body, wish, at) => {
    if (scope.place.loops >= 2 || !scope.spend(1))
      return ['{', ...indent(body(scope.block())), '}'];
    return write(scope, scope.loop(turns, at % 3 === 0), body, wish, at);
  });
}

function counted(rules: Rules): Making<string[]> {
  return orOnce((_, inner, body, wish, at) => {
    const name = inner.free(wish);
    inner.declare({ name, kind: 'integer' });
    const heading =
      at % 2 === 0
        ? `for (let ${name} = 0; ${name} < ${turns}; ${name}++)`
        : `for (let ${name} = 9; ${name} > 2; ${name} -= 3)`;
    return braces(heading, body(inner.block()));
  }, rules);
}

/** `while` and `do`, with a counter in front of all that could leave it out. */
function conditional(rules: Rules): Making<string[]> {
  return orOnce((scope, inner, body, wish, at) => {
    const name = scope.free(wish);
    const counter = { name, kind: 'integer' } as const;
    scope.declare(counter);
    inner.mention(counter);
    const lines = [`${name} += 1;`, ...body(inner)];
    const start = `let ${name} = 0;`;
    if (at % 2 === 0) return [start, ...braces(`while (${name} < ${turns})`, lines)];
    const [first = '', ...others] = braces('do', lines);
    return [start, first, ...others.slice(0, -1), `} while (${name} < ${turns});`];
  }, rules);
}

/** A list that the body changes: what is pushed is pushed while the list is short. */
function overList(rules: Rules): Making<string[]> {
  return within([orListed(rules), fc.nat(2)], (scope, write, length) => write(scope)(length));
}

function orListed({ statements }: Rules): Making<(length: number) => string[]> {
  return within([statements, pick, pick], (scope, body, wish, at) => (length) => {
    if (scope.place.loops >= 2) return ['{', ...indent(body(scope.block())), '}'];
    const list = choose(scope.visible('integers'), at);
    const collection = list === undefined ? `[4, 5, 6].slice(${length})` : scope.mention(list);
    const inner = scope.loop(list === undefined ? turns : 8, at % 3 === 0);
    if (list !== undefined) inner.mention(list);
    const name = inner.free(wish);
    inner.declare({ name, kind: 'integer' });
    return braces(`for (const ${name} of ${collection})`, body(inner.block()));
  });
}
