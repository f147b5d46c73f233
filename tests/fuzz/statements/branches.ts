import fc from 'fast-check';
import { fit, infix, precedence, primary } from '../expression.js';
import type { Rules, Way } from '../grammar.js';
import { braces, indent } from '../lines.js';
import { choose, combine, pick, plain, within, type Making } from '../make.js';

/** What is done or not. */
export function branches(rules: Rules): Way<string[]>[] {
  return [
    { weight: 3, arbitrary: choice(rules) },
    { weight: 1, arbitrary: without(rules) },
    { weight: 2, arbitrary: selection(rules) },
    { weight: 1, arbitrary: narrowed(rules) },
    { weight: 1, arbitrary: leave(rules) },
    {
      weight: 1,
      arbitrary: block(rules.statements).map(
        (make) => (scope) =>
          braces('', make(scope)).map((line) => (line.trimStart() === '{' ? '{' : line)),
      ),
    },
  ];
}

/** Statements with variables of their own. */
function block(statements: Making<string[]>): Making<string[]> {
  return statements.map((make) => (scope) => make(scope.block()));
}

function choice({ flag, statements }: Rules): Making<string[]> {
  const body = block(statements);
  const parts = [flag, body, plain(fc.nat(2)), flag, body, body] as const;
  return combine<
    [{ text: string }, string[], number, { text: string }, string[], string[]],
    string[]
  >(parts, (test, then, count, second, other, last) => {
    const first = braces(`if (${test.text})`, then);
    if (count === 0) return first;
    if (count === 1) return joined(first, braces('else', other));
    const middle = joined(first, braces(`else if (${second.text})`, other));
    return joined(middle, braces('else', last));
  });
}

/** `} else {` */
function joined(before: string[], after: string[]): string[] {
  return [...before.slice(0, -1), `} ${after[0] ?? ''}`, ...after.slice(1)];
}

/** A branch without braces. */
function without({ flag, integer }: Rules): Making<string[]> {
  return combine([flag, integer], (test, value) => [`if (${test.text}) seen(${value.text});`]);
}

function selection({ integer, statements }: Rules): Making<string[]> {
  const body = block(statements);
  const shape = plain(fc.record({ hasDefault: fc.boolean(), shared: fc.boolean() }));
  return combine([integer, shape, body, body, body], (value, { hasDefault, shared }, a, b, c) => {
    const rest = infix(fit(value), '%', primary('4'), precedence.product);
    const first = shared ? ['case 0:', 'case -1:'] : ['case 0:'];
    return braces(`switch (${rest.text})`, [
      ...first.slice(0, -1),
      ...braces(first.at(-1) ?? '', [...a, 'break;']),
      ...braces('case 1:', [...b, 'break;']),
      ...(hasDefault ? braces('default:', c) : []),
    ]);
  });
}

/** A branch in which TypeScript knows that a value is there. */
function narrowed({ statements }: Rules): Making<string[]> {
  return within([pick, statements], (scope, at, make) => {
    const constants = scope.visible('maybe').filter(({ isMutable }) => isMutable !== true);
    const found = choose(constants, at);
    const inner = scope.block();
    if (found === undefined) return braces('if (seen(1) > 0)', make(inner));
    const name = inner.mention(found);
    return braces(`if (${name} !== null)`, [`seen(${name} % 100);`, ...make(inner)]);
  });
}

/** A way out of a loop or a function, which is not always taken. */
function leave({ flag, integer }: Rules): Making<string[]> {
  return within(
    [flag, integer, fc.constantFrom('break', 'continue')],
    (scope, test, make, jump) => {
      const condition = test(scope).text;
      const value = fit(make(scope)).text;
      if (scope.place.jumps) return [`if (${condition}) ${jump};`];
      if (!scope.place.returns) return [`if (${condition}) return;`];
      return braces(
        `if (${condition})`,
        indent([`return ${value};`]).map((line) => line.trim()),
      );
    },
  );
}
