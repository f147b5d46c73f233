/**
 * Random programs of Squirrel, as trees. They print what they compute and the errors that they run
 * into, and end after a while.
 *
 * What depends on where things are in memory, or on registers that the machine leaves as they are,
 * is not made: `targets/squirrel/README.md` lists it.
 */
import * as fc from 'fast-check';
import {
  assignment,
  binary,
  call,
  conditional,
  index,
  literal,
  member,
  name,
  noTrivia,
  string,
  unary,
  type AssignmentOperator,
  type BinaryOperator,
  type Block,
  type ClassMember,
  type Expression,
  type FunctionLiteral,
  type Statement,
} from '../../codegen/squirrel/tree.js';

/** Programs as the statements of a function. */
export const randomPrograms: fc.Arbitrary<Block> = fc
  .gen()
  .map((draw) => new ProgramMaker(draw).program());

type Draw = fc.GeneratorValue;

const block = (...statements: Statement[]): Block => ({ statements, dangling: [] });

const statement = (value: Expression): Statement => ({
  kind: 'expression',
  value,
  trivia: noTrivia,
});

const show = (value: Expression): Statement => statement(call(name('show'), value));

const texts = ['', 'a', 'Abc', 'x,y;z', '12', '-7 ', '3.5', '0x1F', 'a\tb', 'é', '%d', 'len'];
const integers = [0, 1, 2, 3, -1, 7, 10, 255, 65536, 2147483647, -2147483647, 31, 100];
const floats = ['0.0', '0.5', '1.0', '-2.5', '3.14159', '1e10', '1e-7', '100000.5', '16777216.0'];
const keys = ['a', 'b', 'c', 'len', 'size'];
const formats = [
  '%d',
  '%5d|%-5d',
  '%05.1f',
  '%g %e',
  '%x %X',
  '%s!',
  '%c',
  '%3s|%-3s',
  '%+d',
  '%%',
  '%.3g',
];

/** Methods by the kind of value that has them, with the number of their arguments. */
const methods = {
  text: [
    'len 0',
    'slice 1',
    'slice 2',
    'find 1',
    'toupper 0',
    'tolower 0',
    'tointeger 0',
    'tofloat 0',
  ],
  number: ['tointeger 0', 'tofloat 0', 'tostring 0', 'tochar 0'],
  array: [
    'len 0',
    'push 1',
    'pop 0',
    'top 0',
    'slice 1',
    'slice 2',
    'reverse 0',
    'sort 0',
    'find 1',
  ],
  changing: ['insert 2', 'remove 1', 'extend 1', 'append 1', 'clear 0', 'rawget 1'],
  table: ['len 0', 'rawget 1', 'rawin 1', 'rawdelete 1', 'nothing 0'],
} as const;

const arithmetic: readonly BinaryOperator[] = ['+', '-', '*', '+', '-'];
const bits: readonly BinaryOperator[] = ['&', '|', '^', '<<', '>>', '>>>'];
const comparisons: readonly BinaryOperator[] = ['==', '!=', '<', '<=', '>', '>=', '<=>'];

function isConstant(node: Expression): boolean {
  return node.kind === 'index' && node.index.kind === 'literal';
}

class ProgramMaker {
  private readonly variables: string[] = [];
  /** What is only read: a loop whose counter is set might not end. */
  private readonly readable: string[] = [];
  private readonly functions: string[] = [];
  private readonly classes: string[] = [];
  private nextName = 0;

  constructor(private readonly draw: Draw) {}

  program(): Block {
    const declared = this.many(2, 5, () => this.declare());
    const classes = this.many(0, 2, () => this.classStatement());
    const functions = this.many(0, 3, () => this.functionStatement());
    const body = this.many(3, 9, () => this.guarded(3));
    const ends = this.variables.map((each) => show(name(each)));
    return block(...declared, ...classes, ...functions, ...body, ...ends);
  }

  // Choices.

  private number(min: number, max: number): number {
    return this.draw(fc.integer, { min, max });
  }

  private chance(percent: number): boolean {
    return this.number(1, 100) <= percent;
  }

  private pick<Item>(items: readonly Item[]): Item {
    return items[this.number(0, items.length - 1)]!;
  }

  private many<Item>(min: number, max: number, make: () => Item): Item[] {
    return Array.from({ length: this.number(min, max) }, make);
  }

  private fresh(prefix: string): string {
    return `${prefix}${this.nextName++}`;
  }

  // Statements.

  private declare(): Statement {
    const value = this.pick([() => this.constant(), () => this.array(1), () => this.table(1)])();
    const variable = this.fresh('v');
    this.variables.push(variable);
    return { kind: 'local', name: variable, value, trivia: noTrivia };
  }

  /** A statement whose errors are shown. */
  private guarded(depth: number): Statement {
    const handler = block(show(name('error')));
    const body = block(this.statement(depth));
    return { kind: 'try', body, error: 'error', handler, trivia: noTrivia };
  }

  private statement(depth: number): Statement {
    const simple = [
      () => show(this.expression(depth)),
      () => show(this.expression(depth)),
      () => statement(this.assign(depth)),
      () => statement(this.assign(depth)),
      () => show(this.methodCall(depth)),
      () => ({ kind: 'throw', value: this.expression(1), trivia: noTrivia }) as const,
    ];
    if (depth <= 0) return this.pick(simple)();
    const nested = [
      () => this.ifStatement(depth),
      () => this.forStatement(depth),
      () => this.foreachStatement(depth),
      () => this.switchStatement(depth),
      () => this.closures(),
      () => this.generator(),
      () => this.whileStatement(depth),
    ];
    return this.pick(this.chance(60) ? simple : nested)();
  }

  private body(depth: number): Block {
    return block(...this.many(1, 2, () => this.statement(depth - 1)));
  }

  private ifStatement(depth: number): Statement {
    const otherwise = this.chance(50) ? this.body(depth) : null;
    const test = this.expression(depth - 1);
    return { kind: 'if', test, then: this.body(depth), otherwise, trivia: noTrivia };
  }

  private forStatement(depth: number): Statement {
    const variable = this.fresh('i');
    const counter = name(variable);
    return {
      kind: 'for',
      initial: [{ kind: 'local', name: variable, value: literal('0'), trivia: noTrivia }],
      test: binary(counter, '<', literal(String(this.number(1, 4)))),
      step: [{ kind: 'update', operator: '++', prefix: this.chance(50), operand: counter }],
      body: this.within([variable], () => this.loopBody(depth)),
      trivia: noTrivia,
    };
  }

  private loopBody(depth: number): Block {
    const jump = { kind: this.pick(['break', 'continue'] as const), trivia: noTrivia };
    const then = block(jump);
    const test = this.comparison(1);
    const leave: Statement = { kind: 'if', test, then, otherwise: null, trivia: noTrivia };
    const { statements } = this.body(depth);
    return this.chance(30)
      ? block(...statements, leave, show(literal('"on"')))
      : block(...statements);
  }

  /** The names are variables meanwhile, which only reading uses. */
  private within(names: readonly string[], make: () => Block): Block {
    const before = this.readable.length;
    this.readable.push(...names);
    const made = make();
    this.readable.splice(before, names.length);
    return made;
  }

  private whileStatement(depth: number): Statement {
    const variable = this.fresh('n');
    const counter = name(variable);
    const test = binary(counter, '<', literal(String(this.number(1, 3))));
    const count = statement({ kind: 'update', operator: '++', prefix: false, operand: counter });
    const body = block(count, ...this.body(depth).statements);
    const loop: Statement = {
      kind: this.chance(50) ? 'while' : 'doWhile',
      test,
      body,
      trivia: noTrivia,
    };
    const initial = {
      kind: 'local',
      name: variable,
      value: literal('0'),
      trivia: noTrivia,
    } as const;
    return { kind: 'block', body: block(initial, loop), trivia: noTrivia };
  }

  private foreachStatement(depth: number): Statement {
    const [key, value] = [this.fresh('k'), this.fresh('e')];
    const withKey = this.chance(60);
    const collection = this.pick([
      () => this.array(2),
      () => this.table(2),
      () => this.variable(),
    ])();
    const seen = withKey ? [show(name(key))] : [];
    const names = withKey ? [key, value] : [value];
    const made = this.within(names, () => this.body(depth - 1));
    const turns = this.fresh('n');
    // A loop over what grows meanwhile would never end.
    const count = { kind: 'update', operator: '++', prefix: true, operand: name(turns) } as const;
    const leave: Statement = {
      kind: 'if',
      test: binary(count, '>', literal('6')),
      then: block(this.jump()),
      otherwise: null,
      trivia: noTrivia,
    };
    const body = block(leave, ...seen, show(name(value)), ...made.statements);
    const head = { key: withKey ? name(key) : null, value: name(value), collection };
    const walk: Statement = { kind: 'foreach', ...head, body, trivia: noTrivia };
    const start = { kind: 'local', name: turns, value: literal('0'), trivia: noTrivia } as const;
    return { kind: 'block', body: block(start, walk), trivia: noTrivia };
  }

  private switchStatement(depth: number): Statement {
    const cases = this.many(1, 3, () => ({
      test: this.constant(),
      body: block(show(this.expression(1)), ...(this.chance(60) ? [this.jump()] : [])),
      trivia: noTrivia,
    }));
    const last = { test: null, body: block(show(literal('"default"'))), trivia: noTrivia };
    const all = this.chance(50) ? [...cases, last] : cases;
    const value = this.expression(depth - 1);
    return { kind: 'switch', value, cases: all, dangling: [], trivia: noTrivia };
  }

  private jump(): Statement {
    return { kind: 'break', trivia: noTrivia };
  }

  /** Functions that are made in a loop and called after it see the variables of their turn. */
  private closures(): Statement {
    const [list, turn, own] = [this.fresh('fs'), this.fresh('i'), this.fresh('j')];
    const local = (id: string, value: Expression): Statement => ({
      kind: 'local',
      name: id,
      value,
      trivia: noTrivia,
    });
    const inner = binary(name(own), this.pick(arithmetic), name(turn));
    const value: Expression = { kind: 'lambda', parameters: [], value: inner };
    const push = statement(call(member(name(list), 'push'), value));
    const change = statement(assignment(name(own), '+=', literal('10')));
    const loop: Statement = {
      kind: 'for',
      initial: [{ kind: 'local', name: turn, value: literal('0'), trivia: noTrivia }],
      test: binary(name(turn), '<', literal('3')),
      step: [{ kind: 'update', operator: '++', prefix: true, operand: name(turn) }],
      body: block(local(own, binary(name(turn), '*', literal('2'))), push, change),
      trivia: noTrivia,
    };
    const each: Statement = {
      kind: 'foreach',
      key: null,
      value: name('f'),
      collection: name(list),
      body: block(show(call(name('f')))),
      trivia: noTrivia,
    };
    const empty: Expression = { kind: 'array', elements: [] };
    return { kind: 'block', body: block(local(list, empty), loop, each), trivia: noTrivia };
  }

  private generator(): Statement {
    const yields = this.many(0, 3, (): Statement => ({
      kind: 'yield',
      value: this.expression(1),
      trivia: noTrivia,
    }));
    const end: Statement = { kind: 'return', value: this.expression(1), trivia: noTrivia };
    const tail = this.chance(50) ? [end] : [];
    const hasYield: Statement = { kind: 'yield', value: literal('"y"'), trivia: noTrivia };
    const parameters: [] = [];
    const value: FunctionLiteral = {
      kind: 'function',
      parameters,
      body: block(hasYield, ...yields, ...tail),
    };
    const id = this.fresh('g');
    const made: Statement = {
      kind: 'local',
      name: id,
      value: call({ kind: 'group', value }),
      trivia: noTrivia,
    };
    const walk: Statement = {
      kind: 'foreach',
      key: name('k'),
      value: name('e'),
      collection: name(id),
      body: block(show(name('k')), show(name('e'))),
      trivia: noTrivia,
    };
    const resumes = this.many(1, 4, () =>
      show({ kind: 'unary', operator: 'resume ', operand: name(id) }),
    );
    const status = show(call(member(name(id), 'getstatus')));
    const use = this.chance(50) ? [walk, status] : [...resumes, status];
    return { kind: 'block', body: block(made, ...use), trivia: noTrivia };
  }

  // Functions and classes.

  private functionStatement(): Statement {
    const id = this.fresh('f');
    const value = this.functionLiteral();
    this.functions.push(id);
    return { kind: 'functionStatement', name: id, isLocal: true, value, trivia: noTrivia };
  }

  private functionLiteral(): FunctionLiteral {
    const names = this.many(0, 2, () => this.fresh('p'));
    const hasDefault = this.chance(40);
    const parameters = names.map((each, place) => ({
      name: each,
      initial: hasDefault && place === names.length - 1 ? this.constant() : null,
    }));
    const hasRest = !hasDefault && this.chance(20);
    const rest = hasRest ? [{ name: '...', initial: null }] : [];
    const { functions, classes } = this;
    const seen = hasRest ? [...names, 'vargv'] : names;
    // A function that calls itself or another one might not end.
    const [kept, keptClasses] = [functions.splice(0), classes.splice(0)];
    const body = this.within(seen, () => {
      const { statements } = this.body(2);
      const value = this.expression(2);
      return block(...statements, { kind: 'return', value, trivia: noTrivia });
    });
    functions.push(...kept);
    classes.push(...keptClasses);
    return { kind: 'function', parameters: [...parameters, ...rest], body };
  }

  private classStatement(): Statement {
    const id = this.fresh('C');
    const base = this.classes.length > 0 && this.chance(50) ? name(this.pick(this.classes)) : null;
    const fields = this.many(1, 3, () => this.field());
    const made = this.many(0, 2, () => this.method(this.pick(['get', 'go', 'a', ...keys])));
    const special = this.many(0, 2, () => this.metamethod());
    const constructor = this.chance(40) ? [this.method('constructor')] : [];
    const members = [...fields, ...made, ...special, ...constructor];
    this.classes.push(id);
    const value = { kind: 'class', extended: base, members, dangling: [] } as const;
    return { kind: 'local', name: id, value, trivia: noTrivia };
  }

  private field(): ClassMember {
    const shared = { isStatic: this.chance(20), trivia: noTrivia };
    return { kind: 'field', name: this.pick(keys), value: this.constant(), ...shared };
  }

  private method(id: string): ClassMember {
    const { parameters, body } = this.functionLiteral();
    return { kind: 'method', name: id, isStatic: false, parameters, body, trivia: noTrivia };
  }

  private metamethod(): ClassMember {
    const id = this.pick([
      '_add',
      '_sub',
      '_mul',
      '_unm',
      '_cmp',
      '_tostring',
      '_typeof',
      '_get',
      '_call',
    ]);
    const counts: Partial<Record<string, number>> = { _unm: 0, _tostring: 0, _typeof: 0, _call: 2 };
    const parameters = Array.from({ length: counts[id] ?? 1 }, () => ({
      name: this.fresh('m'),
      initial: null,
    }));
    const names = parameters.map((each) => each.name);
    const value = { kind: 'return', value: this.constant(), trivia: noTrivia } as const;
    const body = this.within(names, () => block(...names.map((each) => show(name(each))), value));
    return { kind: 'method', name: id, isStatic: false, parameters, body, trivia: noTrivia };
  }

  // Expressions.

  private variable(): Expression {
    const names = [...this.variables, ...this.readable];
    return names.length === 0 ? this.constant() : name(this.pick(names));
  }

  private assignable(): Expression {
    return this.variables.length === 0 ? this.constant() : name(this.pick(this.variables));
  }

  private constant(): Expression {
    return this.pick([
      () => literal(String(this.pick(integers))),
      () => literal(String(this.number(-20, 20))),
      () => literal(this.pick(floats)),
      () => string(this.pick(texts)),
      () => literal(this.pick(['true', 'false', 'null'])),
    ])();
  }

  private expression(depth: number): Expression {
    if (depth <= 0) return this.chance(60) ? this.variable() : this.constant();
    const kinds: readonly (() => Expression)[] = [
      () => this.variable(),
      () => this.constant(),
      () => binary(this.expression(depth - 1), this.pick(arithmetic), this.expression(depth - 1)),
      () => this.division(depth),
      () => binary(this.integer(depth - 1), this.pick(bits), this.integer(depth - 1)),
      () => this.comparison(depth),
      () => binary(this.expression(depth - 1), this.pick(['&&', '||']), this.expression(depth - 1)),
      () =>
        conditional(
          this.expression(depth - 1),
          this.expression(depth - 1),
          this.expression(depth - 1),
        ),
      () =>
        unary(this.pick(['-', '!', '~', 'typeof ', 'clone '] as const), this.expression(depth - 1)),
      () => this.array(depth),
      () => this.table(depth),
      () => index(this.expression(depth - 1), this.expression(depth - 1)),
      () => member(this.expression(depth - 1), this.pick(keys)),
      () => this.methodCall(depth),
      () => this.functionCall(depth),
      () => binary(this.expression(depth - 1), 'in', this.expression(depth - 1)),
      () => this.format(depth),
      () => this.functional(depth),
      () => this.sorted(),
      () => this.delegated(depth),
      () => this.instance(depth),
      () => this.assign(depth),
      () => this.update(),
    ];
    return this.pick(kinds)();
  }

  private integer(depth: number): Expression {
    return this.chance(50) ? literal(String(this.pick(integers))) : this.expression(depth);
  }

  /** Not by -1: the smallest integer divided by it ends the machine. */
  private division(depth: number): Expression {
    const divisor = literal(this.pick(['2', '3', '7', '0', '0.5', '4.0', '10']));
    if (this.chance(50)) return binary(this.expression(depth - 1), '/', divisor);
    // A remainder that fails leaves its register as it was, so it is made of numbers only.
    const number = this.pick([
      () => binary(this.integer(depth - 1), this.pick(bits), this.integer(depth - 1)),
      () => literal(this.pick([...floats, '7', '-13'])),
    ])();
    return binary(number, '%', literal(this.pick(['2', '3', '7', '2.5', '10'])));
  }

  private comparison(depth: number): Expression {
    const left = this.expression(depth - 1);
    const operator = this.pick(comparisons);
    // Which of two objects comes first depends on where they are.
    const isOrder = operator !== '==' && operator !== '!=';
    return binary(left, operator, isOrder ? this.constant() : this.expression(depth - 1));
  }

  private array(depth: number): Expression {
    return { kind: 'array', elements: this.many(0, 4, () => this.expression(depth - 1)) };
  }

  private table(depth: number): Expression {
    const slots = this.many(0, 5, () => {
      const value = this.expression(depth - 1);
      if (this.chance(70)) return { key: this.pick(keys), value, trivia: noTrivia };
      return { key: '', computed: this.constant(), value, trivia: noTrivia };
    });
    return { kind: 'table', slots };
  }

  private place(): Expression {
    return this.pick([
      () => this.assignable(),
      () => index(this.variable(), this.key()),
      () => member(this.variable(), this.pick(keys)),
    ])();
  }

  /** Not null: whether it may be set in a table depends on where the machine looks for it. */
  private key(): Expression {
    return this.pick([
      () => literal(String(this.number(-2, 4))),
      () => string(this.pick([...texts, ...keys])),
      () => literal(this.pick(floats)),
    ])();
  }

  private assign(depth: number): Expression {
    const target = this.place();
    const value = this.expression(depth - 1);
    if (target.kind === 'literal') return value;
    const operators: readonly AssignmentOperator[] = ['=', '=', '+=', '-=', '*='];
    // So does the order of keys that are objects.
    const hasKey = target.kind === 'member' || isConstant(target);
    const isSlot = hasKey && this.chance(40);
    return assignment(target, isSlot ? '<-' : this.pick(operators), value);
  }

  private update(): Expression {
    const operand = this.place();
    if (operand.kind === 'literal') return operand;
    return { kind: 'update', operator: this.pick(['++', '--']), prefix: this.chance(50), operand };
  }

  private methodCall(depth: number): Expression {
    const kind = this.pick(Object.keys(methods) as (keyof typeof methods)[]);
    const [id, count] = this.pick<string>(methods[kind]).split(' ');
    const objects = {
      text: () => string(this.pick(texts)),
      number: () => this.pick([() => name('v0'), () => literal('65.5')])(),
      array: () => this.array(depth),
      changing: () => this.variable(),
      table: () => this.table(depth),
    };
    const object = this.chance(40) ? this.variable() : objects[kind]();
    const args = Array.from({ length: Number(count) }, () => this.expression(depth - 2));
    return call(member(object, id!), ...args);
  }

  private functionCall(depth: number): Expression {
    if (this.functions.length === 0) return this.expression(depth - 1);
    const args = this.many(0, 3, () => this.expression(depth - 1));
    return call(name(this.pick(this.functions)), ...args);
  }

  private instance(depth: number): Expression {
    if (this.classes.length === 0) return this.expression(depth - 1);
    const args = this.many(0, 1, () => this.expression(depth - 1));
    const made = call(name(this.pick(this.classes)), ...args);
    const uses: readonly (() => Expression)[] = [
      () => made,
      () => member(made, this.pick(keys)),
      () => call(member(made, this.pick(['get', 'go', 'a', ...keys]))),
      () => binary(made, this.pick([...arithmetic, '==']), this.expression(depth - 1)),
      () => binary(made, 'instanceof', name(this.pick(this.classes))),
      () => call(made, this.expression(depth - 1)),
      () => unary(this.pick(['-', 'typeof ', 'clone ']), made),
    ];
    return this.pick(uses)();
  }

  private format(depth: number): Expression {
    const args = this.many(0, 2, () => this.expression(depth - 1));
    return call(name('format'), string(this.pick(formats)), ...args);
  }

  /** Sorts constants: those of a kind have an order. */
  private sorted(): Expression {
    const object: Expression = { kind: 'array', elements: this.many(0, 6, () => this.constant()) };
    const [first, second] = [this.fresh('x'), this.fresh('x')];
    const value = binary(name(first), '<=>', name(second));
    const parameters = [first, second].map((each) => ({ name: each, initial: null }));
    const comparison: Expression = { kind: 'lambda', parameters, value };
    const id = this.fresh('s');
    const made = { kind: 'local', name: id, value: object, trivia: noTrivia } as const;
    const sort = call(member(name(id), 'sort'), ...(this.chance(50) ? [comparison] : []));
    const returned: Statement = { kind: 'return', value: name(id), trivia: noTrivia };
    const body = block(made, statement(sort), returned);
    return call({ kind: 'group', value: { kind: 'function', parameters: [], body } });
  }

  /** The methods of arrays that take functions. */
  private functional(depth: number): Expression {
    const object = this.chance(50) ? this.array(depth) : this.variable();
    const [first, second] = [this.fresh('x'), this.fresh('x')];
    const [id, names] = this.pick([
      ['map', [first]],
      ['filter', [first, second]],
      ['reduce', [first, second]],
      ['apply', [first]],
    ] as const);
    const used = names.map((each) => name(each));
    const value = binary(used.at(-1)!, this.pick(arithmetic), this.constant());
    const parameters = names.map((each) => ({ name: each, initial: null }));
    return call(member(object, id), { kind: 'lambda', parameters, value });
  }

  private delegated(depth: number): Expression {
    const made = call(member(this.table(1), 'setdelegate'), this.table(1));
    return this.chance(50)
      ? member(made, this.pick(keys))
      : index(made, this.expression(depth - 1));
  }
}
