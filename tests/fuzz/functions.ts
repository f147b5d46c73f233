import fc from 'fast-check';
import { fit } from './expression.js';
import type { Rules } from './grammar.js';
import { braces } from './lines.js';
import { choose, pick } from './make.js';
import { Scope, type Callable, type ClassShape, type Top } from './scope.js';

/** Something outside of all functions, which those below it can use. */
export type Declare = (top: Top) => string[];

/** What one call of a function of the module, or of a method, may cost. */
const most = 200;

/** A function that takes one to three numbers, the last of them perhaps by default. */
export function functions({ integer, statements }: Rules): fc.Arbitrary<Declare> {
  const shape = fc.record({ arity: fc.integer({ min: 1, max: 3 }), wish: pick, optional: fc.boolean() });
  return fc.tuple(shape, statements, integer).map(([{ arity, wish, optional }, body, result]) => (top) => {
    const scope = Scope.outermost(top, most);
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

const fieldNames = ['size', 'len', 'total', 'weakref'];

/** A class with numbers for fields; one that extends another calls what it overrides. */
export function classes({ integer, statements }: Rules): fc.Arbitrary<Declare> {
  const method = fc.tuple(statements, integer, pick);
  const shape = fc.record({ base: fc.nat(2), fields: fc.nat(2), at: pick, overrides: fc.boolean() });
  return fc
    .tuple(shape, fc.array(method, { minLength: 1, maxLength: 3 }), integer)
    .map(([{ base: choice, fields: count, at, overrides }, bodies, initial]) => (top) => {
      const base = choice === 0 ? null : (choose(top.classes, at) ?? null);
      const inherited = base?.fields ?? [];
      const own = fieldNames.filter((name) => !inherited.includes(name)).slice(0, count);
      const fields = [...inherited, ...own];
      const name = `Model${top.classes.length}`;
      const shapeOf = (methods: readonly Callable[]): ClassShape => ({ name, base, fields, methods });
      const methods = [...(base?.methods ?? [])];
      const lines = [...own.map((field, position) => `${field} = ${position};`), ''];

      const built = Scope.outermost(top, 20);
      built.declare({ name: 'amount', kind: 'integer', isMutable: true });
      const calls = base === null ? [] : ['super(amount);'];
      built.declare({ name: 'this', kind: 'instance', of: shapeOf([]) });
      const sets = own.map((field) => `this.${field} = ${fit(initial(built)).text};`);
      lines.push(...braces('constructor(amount: number)', [...calls, ...sets]));

      bodies.forEach(([body, result, wish], position) => {
        const overridden = overrides && position === 0 ? base?.methods[0] : undefined;
        const scope = Scope.outermost(top, overridden?.cost ?? most, overridden ? [] : [...methods]);
        const parameter = scope.free(wish);
        scope.declare({ name: parameter, kind: 'integer', isMutable: true });
        scope.declare({ name: 'this', kind: 'instance', of: shapeOf([]) });
        const text = [...body(scope), `return ${fit(result(scope)).text};`];
        const title = overridden?.name ?? `act${methods.length}`;
        const first = overridden ? [`seen(super.${title}(${parameter}));`] : [];
        const cost = scope.place.budget.spent;
        if (overridden === undefined) methods.push({ name: title, arity: 1, cost });
        const heading = `${overridden ? 'override ' : ''}${title}(${parameter}: number): number`;
        lines.push('', ...braces(heading, [...first, ...text]));
      });
      top.classes.push(shapeOf(methods));
      return braces(`class ${name}${base === null ? '' : ` extends ${base.name}`}`, lines);
    });
}
