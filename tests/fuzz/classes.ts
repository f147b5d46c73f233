import fc from 'fast-check';
import { fit, type Expression } from './expression.js';
import { mostPerCall, type Declare } from './functions.js';
import type { Rules } from './grammar.js';
import { braces } from './lines.js';
import { choose, pick, type Make } from './make.js';
import { Scope, type Callable, type ClassShape, type Top } from './scope.js';

const fieldNames = ['size', 'len', 'total', 'weakref'];

/** What a constructor may cost. */
const mostPerInstance = 20;

/** A method: its statements, its result, and a wish for the name of its parameter. */
type Body = [statements: Make<string[]>, result: Make<Expression>, wish: number];

interface Parts {
  /** Which class it extends; none for 0. */
  readonly base: number;
  readonly fieldCount: number;
  readonly overrides: boolean;
  readonly hasAccessor: boolean;
  readonly initial: Make<Expression>;
  readonly bodies: readonly Body[];
}

/** A class with numbers for fields; one that extends another calls what it overrides. */
export function classes({ integer, statements }: Rules): fc.Arbitrary<Declare> {
  const body = fc.tuple(statements, integer, pick);
  const parts: fc.Arbitrary<Parts> = fc.record({
    base: fc.nat(2),
    fieldCount: fc.nat(2),
    overrides: fc.boolean(),
    hasAccessor: fc.boolean(),
    initial: integer,
    bodies: fc.array(body, { minLength: 1, maxLength: 3 }),
  });
  return parts.map((each) => (top) => declareClass(top, each));
}

function declareClass(top: Top, parts: Parts) {
  const { base: choice, fieldCount, overrides, hasAccessor, initial, bodies } = parts;
  const base = choice === 0 ? null : (choose(top.classes, choice - 1) ?? null);
  const inherited = base?.fields ?? [];
  const own = fieldNames.filter((name) => !inherited.includes(name)).slice(0, fieldCount);
  const name = `Model${top.classes.length}`;
  const accessor = `kept${top.classes.length}`;
  const shape: ClassShape = {
    name,
    fields: [...inherited, ...own, ...(hasAccessor ? [accessor] : [])],
    methods: [...(base?.methods ?? [])],
  };
  const overridden = overrides ? base?.methods[0] : undefined;
  const lines = [
    ...own.map((field, position) => `${field} = ${position};`),
    ...(hasAccessor ? accessorOf(accessor) : []),
    ...constructorOf(top, shape, own, base !== null, initial),
    ...bodies.flatMap((body, position) => [
      '',
      ...(position === 0 && overridden !== undefined
        ? overridingMethod(top, shape, overridden, body)
        : newMethod(top, shape, body)),
    ]),
  ];
  top.classes.push(shape);
  return braces(`class ${name}${base === null ? '' : ` extends ${base.name}`}`, lines);
}

/** A property that says when it is read and written. */
function accessorOf(name: string): string[] {
  return [
    `#${name} = 1;`,
    ...braces(`get ${name}(): number`, [`return seen(this.#${name});`]),
    ...braces(`set ${name}(value: number)`, ["say('set');", `this.#${name} = value % 997;`]),
  ];
}

function constructorOf(
  top: Top,
  shape: ClassShape,
  own: readonly string[],
  isDerived: boolean,
  initial: Make<Expression>,
): string[] {
  const scope = Scope.outermost(top, mostPerInstance);
  scope.declare({ name: 'amount', kind: 'integer', isMutable: true });
  declareThis(scope, shape);
  const sets = own.map((field) => `this.${field} = ${fit(initial(scope)).text};`);
  const calls = isDerived ? ['super(amount);'] : [];
  return braces('constructor(amount: number)', [...calls, ...sets]);
}

/** A method that may call those above it, so that calls end. */
function newMethod(top: Top, shape: ClassShape, body: Body): string[] {
  const scope = Scope.outermost(top, mostPerCall, [...shape.methods]);
  const name = `act${shape.methods.length}`;
  const lines = methodOf(scope, shape, name, body);
  shape.methods.push({ name, arity: 1, cost: scope.place.budget.spent });
  return lines;
}

/** A method that costs no more than the one it overrides, which others count on, and calls it. */
function overridingMethod(top: Top, shape: ClassShape, { name, cost }: Callable, body: Body) {
  const scope = Scope.outermost(top, cost);
  const [heading = '', ...others] = methodOf(scope, shape, name, body);
  const parameter = /\((\w+):/.exec(heading)?.[1] ?? '';
  return [`override ${heading}`, `  seen(super.${name}(${parameter}));`, ...others];
}

function methodOf(scope: Scope, shape: ClassShape, name: string, [body, result, wish]: Body) {
  const parameter = scope.free(wish);
  scope.declare({ name: parameter, kind: 'integer', isMutable: true });
  declareThis(scope, shape);
  const lines = [...body(scope), `return ${fit(result(scope)).text};`];
  return braces(`${name}(${parameter}: number): number`, lines);
}

function declareThis(scope: Scope, shape: ClassShape): void {
  scope.declare({ name: 'this', kind: 'instance', of: { ...shape, methods: [] } });
}
