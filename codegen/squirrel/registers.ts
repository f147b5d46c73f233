import type {
  Block,
  ClassLiteral,
  Expression,
  Origin,
  Parameter,
  SquirrelFile,
  Statement,
} from './tree.js';

// Squirrel keeps the variables of a function, and what an expression has evaluated so far, in at most 255
// registers. Its compiler refuses a function that needs more.

/** How many registers a function may need: some are left for what is only estimated here. */
const mostRegisters = 240;

/** Finds the first place of a file where a function needs too many registers; null if there is none. */
export function findOverfull(file: SquirrelFile): { readonly origin: Origin | null } | null {
  const meter = new Meter();
  meter.function([], file);
  return meter.overfull;
}

/** Follows how a function uses registers. */
class Meter {
  overfull: { readonly origin: Origin | null } | null = null;

  /** Where the statement comes from that is looked at. */
  private origin: Origin | null = null;

  function(parameters: readonly Parameter[], body: Block): void {
    const { origin } = this;
    // The object, the parameters, and `vargv`.
    this.block(body, parameters.length + 2);
    this.origin = origin;
  }

  /** Returns how many registers are in use below a block without braces. */
  private block({ statements, isBare }: Block, used: number): number {
    let live = used;
    for (const each of statements) {
      this.origin = each.origin ?? this.origin;
      live = this.statement(each, live);
    }
    return isBare === true ? live : used;
  }

  /** Returns how many registers are in use below a statement. */
  private statement(node: Statement, used: number): number {
    switch (node.kind) {
      case 'local':
      case 'hold':
        if (node.value !== null) this.value(node.value, used);
        this.need(used + 1);
        return used + 1;
      case 'functionStatement':
        this.value(node.value, used);
        return node.isLocal ? used + 1 : used;
      case 'verbatim':
        return used + node.lines.filter((line) => line.startsWith('local ')).length;
      case 'classStatement':
        this.value(node.value, used);
        return used;
      case 'block':
        return this.block(node.body, used);
      default:
        this.nested(node, used);
        return used;
    }
  }

  /** A statement that leaves nothing behind. */
  private nested(node: Statement, used: number): void {
    switch (node.kind) {
      case 'if':
        this.value(node.test, used);
        this.block(node.then, used);
        if (node.otherwise === null) return;
        if ('kind' in node.otherwise) this.nested(node.otherwise, used);
        else this.block(node.otherwise, used);
        return;
      case 'while':
      case 'doWhile':
        this.value(node.test, used);
        this.block(node.body, used);
        return;
      case 'for':
        this.for(node, used);
        return;
      case 'foreach':
        this.value(node.collection, used);
        // The collection, the key, the value and the position.
        this.block(node.body, used + 4);
        return;
      case 'switch':
        this.value(node.value, used);
        for (const each of node.cases) {
          if (each.test !== null) this.value(each.test, used + 1);
          this.block(each.body, used + 2);
        }
        return;
      case 'try':
        this.block(node.body, used);
        this.block(node.handler, used + 1);
        return;
      case 'expression':
      case 'return':
      case 'throw':
      case 'yield':
        if (node.value !== null) this.value(node.value, used);
        return;
      default:
    }
  }

  private for(node: Extract<Statement, { kind: 'for' }>, used: number): void {
    let live = used;
    if ('kind' in node.initial) this.value(node.initial, used);
    else for (const each of node.initial) live = this.statement(each, live);
    for (const each of [node.test, ...node.step]) if (each !== null) this.value(each, live);
    this.block(node.body, live);
  }

  private value(node: Expression, used: number): void {
    this.need(used + this.of(node));
  }

  private need(count: number): void {
    if (count > mostRegisters) this.overfull ??= { origin: this.origin };
  }

  /** How many registers an expression needs while it is evaluated. */
  private of(node: Expression): number {
    switch (node.kind) {
      case 'member':
        return Math.max(2, this.of(node.object));
      case 'index':
        return this.inTurn([node.object, node.index]);
      case 'call':
        // The function and its object come before the arguments.
        return Math.max(this.of(node.callee) + 1, 2 + this.inTurn(node.args));
      case 'unary':
      case 'update':
        return 1 + this.of(node.operand);
      case 'binary':
        return this.binary(node);
      case 'conditional':
        return Math.max(
          this.of(node.test),
          1 + this.of(node.whenTrue),
          1 + this.of(node.whenFalse),
        );
      case 'assignment':
        return Math.max(this.of(node.target), 2 + this.of(node.value));
      case 'comma':
        return Math.max(...node.expressions.map((each) => this.of(each)));
      case 'group':
        return this.of(node.value);
      default:
        return this.literal(node);
    }
  }

  private literal(node: Expression): number {
    switch (node.kind) {
      case 'array':
        return 1 + this.most(node.elements);
      case 'table':
        return (
          2 + this.most(node.slots.flatMap(({ computed, value }) => [...list(computed), value]))
        );
      case 'function':
        this.function(node.parameters, node.body);
        return 1 + this.inTurn(node.parameters.flatMap(({ initial }) => list(initial)));
      case 'lambda':
        this.need(node.parameters.length + 2 + this.of(node.value));
        return 1 + this.inTurn(node.parameters.flatMap(({ initial }) => list(initial)));
      case 'class':
        return this.class(node);
      default:
        return 1;
    }
  }

  private class({ extended, members }: ClassLiteral): number {
    const needs = members.map((each) => {
      this.origin = each.origin ?? this.origin;
      if (each.kind === 'field') return this.of(each.value);
      this.function(each.parameters, each.body);
      return 1;
    });
    return 3 + Math.max(this.most(list(extended)), ...needs);
  }

  /** `a || b || c` keeps a register for each of them, `a + b + c` does not. */
  private binary(node: Extract<Expression, { kind: 'binary' }>): number {
    const operands: Expression[] = [];
    let first: Expression = node;
    for (; first.kind === 'binary' && first.operator === node.operator; first = first.left) {
      operands.push(first.right);
    }
    operands.push(first);
    operands.reverse();
    const isLogical = node.operator === '||' || node.operator === '&&';
    if (isLogical) return this.inTurn(operands);
    return Math.max(this.of(first), 1 + this.most(operands.slice(1)));
  }

  /** Of values that are all kept until the last one is there. */
  private inTurn(nodes: readonly Expression[]): number {
    return Math.max(1, ...nodes.map((each, position) => position + this.of(each)));
  }

  /** Of values that are not kept. */
  private most(nodes: readonly Expression[]): number {
    return Math.max(1, ...nodes.map((each) => this.of(each)));
  }
}

function list<Item>(item: Item | null | undefined): Item[] {
  return item === null || item === undefined ? [] : [item];
}
