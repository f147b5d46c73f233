import fc from 'fast-check';
import type { Rules, Way } from '../grammar.js';
import { braces } from '../lines.js';
import { pick, within, type Making } from '../make.js';

/** What is thrown is caught, at the latest by the program's main function. */
export function errors(rules: Rules): Way<string[]>[] {
  return [
    { weight: 2, arbitrary: guarded(rules) },
    { weight: 1, arbitrary: thrown(rules) },
  ];
}

function guarded({ statements }: Rules): Making<string[]> {
  return within([statements, statements, pick, fc.nat(2)], (scope, risky, handler, wish, way) => {
    const tried = braces('try', risky(scope.tried()));
    const inner = scope.block();
    const body = handler(inner);
    const name = inner.free(wish);
    const heading = way === 0 ? 'catch' : `catch (${name})`;
    const first = way === 0 ? "say('caught');" : `say((${name} as Error).message);`;
    return [...tried.slice(0, -1), `} ${heading} {`, ...braces('', [first, ...body]).slice(1)];
  });
}

function thrown({ flag, text }: Rules): Making<string[]> {
  return within([flag, text], (scope, test, message) => [
    `if (${test(scope).text}) throw new Error(${message(scope).text});`,
  ]);
}
