import fc from 'fast-check';
import { fit } from './expression.js';
import type { Rules } from './grammar.js';
import { braces } from './lines.js';
import { pick } from './make.js';
import { Scope, type Top } from './scope.js';

/** Something outside of all functions, which those below it can use. */
export type Declare = (top: Top) => string[];

/** What one call of a function of the module, or of a method, may cost. */
export const mostPerCall = 200;

/** A function that takes one to three numbers, the last of them perhaps by default. */
export function functions({ integer, statements }: Rules): fc.Arbitrary<Declare> {
  const shape = fc.record({
    arity: fc.integer({ min: 1, max: 3 }),
    wish: pick,
    optional: fc.boolean(),
  });
  return fc
    .tuple(shape, statements, integer)
    .map(([{ arity, wish, optional }, body, result]) => (top) => {
      const scope = Scope.outermost(top, mostPerCall);
      const parameters = declareParameters(scope, arity, wish);
      if (optional) parameters.push(`${parameters.pop() ?? ''} = ${wish}`);
      const lines = [...body(scope), `return ${fit(result(scope)).text};`];
      const name = `compute${top.functions.length}`;
      const cost = scope.place.budget.spent;
      top.functions.push({ name, arity: optional ? Math.max(1, arity - 1) : arity, cost });
      return braces(`function ${name}(${parameters.join(', ')}): number`, lines);
    });
}

function declareParameters(scope: Scope, count: number, wish: number): string[] {
  return Array.from({ length: count }, (_, position) => {
    const name = scope.free(wish + position * 7);
    scope.declare({ name, kind: 'integer', isMutable: true });
    return `${name}: number`;
  });
}
