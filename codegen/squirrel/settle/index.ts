import {
  assignment,
  binary,
  literal,
  name,
  noTrivia,
  unary,
  type Assignment,
  type Binary,
  type Block,
  type ClassLiteral,
  type ClassMember,
  type Conditional,
  type Expression,
  type ForStatement,
  type FunctionLiteral,
  type IfStatement,
  type LocalStatement,
  type Sequence,
  type SquirrelFile,
  type Statement,
  type Variable,
} from '../tree.js';
import { exitUnless, hasContinue } from './loops.js';
import { FreeNames } from './names.js';
import { isCompound, isLasting, isLate, isLogical, isReadTooLate, needsSteps } from './order.js';
import { partsOf } from './parts.js';
import {
  assignedPlace,
  effect,
  effectPlace,
  endPlace,
  local,
  localPlace,
  targetPlace,
  type Place,
} from './places.js';
import { wishFor } from './wish.js';

/**
 * Settles what lowering leaves open: puts the steps of sequences above their statements, so that
 * everything is evaluated in JavaScript's order, and gives a name to each variable that has none.
 */
export function settle(file: SquirrelFile): SquirrelFile {
  return new Settler(new FreeNames(file), true).block(file);
}

type Of<Kind> = Extract<Statement, { kind: Kind }>;

class Settler {
  /** The statements in front of what is being settled. */
  private steps: Statement[] = [];

  /** Where variables are declared that are used behind their block; null where there are none. */
  private outside: Statement[] | null = null;

  constructor(
    private readonly names: FreeNames,
    private readonly isFile: boolean,
    private readonly variables = new Map<Variable, string>(),
  ) {}

  block({ statements, dangling }: Block): Block {
    return { statements: statements.flatMap((each) => this.statement(each)), dangling };
  }

  private statement(node: Statement): Statement[] {
    const made = this.apart(() => this.settleStatement(node));
    return withTrivia(node, made);
  }

  /** The statements that something makes. */
  private apart(make: () => void): Statement[] {
    const { steps, outside } = this;
    this.steps = [];
    this.outside = null;
    make();
    const made = this.steps;
    this.steps = steps;
    this.outside = outside;
    return made;
  }

  /** The statements of a branch, whose variables are used in it alone unless they are kept. */
  private branch(make: () => void, keeps = false): Block {
    const { steps } = this;
    const outside = keeps ? (this.outside ?? steps) : null;
    const statements = this.apart(() => {
      this.outside = outside;
      make();
    });
    return { statements, dangling: [] };
  }

  private settleStatement(node: Statement): void {
    switch (node.kind) {
      case 'hold':
        this.hold(node);
        break;
      case 'local':
        if (node.value === null) this.steps.push(node);
        else this.give(node.value, localPlace(node));
        break;
      case 'expression':
        this.effect(node);
        break;
      case 'return':
      case 'yield':
        if (node.value === null) this.steps.push(node);
        else this.give(node.value, endPlace(node));
        break;
      case 'throw':
        this.give(node.value, endPlace(node));
        break;
      default:
        this.steps.push(this.settled(node));
    }
  }

  private effect(node: Of<'expression'>): void {
    const { value } = node;
    const isPlain =
      value.kind === 'assignment' && value.target.kind === 'name' && value.operator === '=';
    if (isPlain) this.give(value.value, targetPlace(node, value));
    else this.give(value, effectPlace(node));
  }

  private settled(node: Statement): Statement {
    switch (node.kind) {
      case 'if':
        return this.if(node);
      case 'while':
        return this.while(node);
      case 'doWhile':
        return this.doWhile(node);
      case 'for':
        return this.for(node);
      case 'foreach': {
        const collection = this.expression(node.collection);
        return { ...node, collection, body: this.block(node.body) };
      }
      case 'switch':
        return this.switch(node);
      case 'try':
        return { ...node, body: this.block(node.body), handler: this.block(node.handler) };
      case 'block':
        return { ...node, body: this.block(node.body) };
      case 'functionStatement':
        return { ...node, value: this.function(node.value) };
      case 'classStatement':
        return { ...node, value: this.expression(node.value) as ClassLiteral };
      default:
        return node;
    }
  }

  // Branches and loops.

  private if(node: IfStatement): IfStatement {
    const test = this.expression(node.test);
    const then = this.block(node.then);
    return { ...node, test, then, otherwise: this.otherwise(node.otherwise) };
  }

  private otherwise(node: IfStatement['otherwise']): IfStatement['otherwise'] {
    if (node === null) return null;
    if (!('kind' in node)) return this.block(node);
    const statements = this.apart(() => this.steps.push(this.if(node)));
    const [only, ...others] = statements;
    return others.length === 0 ? (only as IfStatement) : { statements, dangling: [] };
  }

  private while(node: Of<'while'>): Statement {
    const body = this.block(node.body);
    if (!needsSteps(node.test)) return { ...node, test: this.expression(node.test), body };
    return { ...node, test: literal('true'), body: above(this.exits(node.test), body) };
  }

  /** What leaves a loop where its test fails, one part of it after the other. */
  private exits(test: Expression): Statement[] {
    if (isLogical(test) && test.operator === '&&') {
      return [...this.exits(test.left), ...this.exits(test.right)];
    }
    return this.apart(() => this.steps.push(exitUnless(this.expression(test))));
  }

  private doWhile(node: Of<'doWhile'>): Statement {
    const body = this.block(node.body);
    if (!needsSteps(node.test)) return { ...node, body, test: this.expression(node.test) };
    return this.untilFirst(body, this.exits(node.test), node);
  }

  /** A loop that does something at the beginning of each turn but the first. */
  private untilFirst(body: Block, later: readonly Statement[], node: Statement): Statement {
    const loop = { kind: 'while', test: literal('true'), trivia: node.trivia } as const;
    if (!hasContinue(body)) {
      return { ...loop, body: { ...body, statements: [...body.statements, ...later] } };
    }
    const isFirst = name(this.names.take('isFirst'));
    this.steps.push(local(isFirst.name, literal('true')));
    const done = effect(assignment(isFirst, '=', literal('false')));
    const turn: IfStatement = {
      kind: 'if',
      test: isFirst,
      then: { statements: [done], dangling: [] },
      otherwise: { statements: later, dangling: [] },
      trivia: noTrivia,
    };
    return { ...loop, body: above([turn], body) };
  }

  private for(node: ForStatement): Statement {
    const { initial } = node;
    const isOpen =
      'kind' in initial
        ? needsSteps(initial)
        : initial.some(({ value }) => value !== null && needsSteps(value));
    if (!isOpen) return this.loop(node);
    const started: readonly Statement[] = 'kind' in initial ? [effect(initial)] : initial;
    const statements = [
      ...started.flatMap((each) => this.statement(each)),
      ...this.apart(() => this.steps.push(this.loop({ ...node, initial: [], trivia: noTrivia }))),
    ];
    return { kind: 'block', body: { statements, dangling: [] }, trivia: node.trivia };
  }

  private loop(node: ForStatement): Statement {
    const { test } = node;
    const body = this.block(node.body);
    const tested = test === null || !needsSteps(test);
    const head = {
      ...node,
      initial: this.initial(node.initial),
      test: tested && test !== null ? this.expression(test) : null,
    };
    const whole = tested ? body : above(this.exits(test), body);
    if (!node.step.some(needsSteps)) {
      return { ...head, step: node.step.map((each) => this.expression(each)), body: whole };
    }
    return this.steppedLoop(head, whole, node.step);
  }

  private steppedLoop(head: ForStatement, body: Block, step: readonly Expression[]): Statement {
    const steps = step.flatMap((each) => this.statement(effect(each)));
    if (!hasContinue(body)) {
      return { ...head, step: [], body: { ...body, statements: [...body.statements, ...steps] } };
    }
    const test = head.test === null ? [] : [exitUnless(head.test)];
    const loop = this.untilFirst(above(test, body), steps, head);
    return { ...head, test: null, step: [], body: (loop as Of<'while'>).body };
  }

  private initial(initial: ForStatement['initial']): ForStatement['initial'] {
    if ('kind' in initial) return this.expression(initial);
    return initial.map((each) => ({
      ...each,
      value: each.value === null ? null : this.expression(each.value),
    }));
  }

  private switch(node: Of<'switch'>): Statement {
    const value = this.expression(node.value);
    const cases = node.cases.map((each) => ({
      ...each,
      test: each.test === null ? null : this.expression(each.test),
      body: this.block(each.body),
    }));
    return { ...node, value, cases };
  }

  // Values.

  /** Settles a value for a place; where its branches have steps, each branch puts its own there. */
  private give(value: Expression, place: Place): void {
    if (value.kind === 'sequence') {
      this.giveSequence(value, place);
    } else if (value.kind === 'conditional' && hasSteppedBranch(value)) {
      this.giveConditional(value, place);
    } else if (isLogical(value) && needsSteps(value.right) && place.variable !== null) {
      this.steps.push(...place.above(this.expression(value.left)));
      this.decide(value, place.variable);
    } else {
      this.steps.push(...place.whole(this.expression(value)));
    }
  }

  /** What is made in steps is made where it is wanted, if that is a new variable. */
  private giveSequence({ steps, value }: Sequence, place: Place): void {
    const [first, ...others] = steps;
    const isMade =
      place.variable !== null &&
      value.kind === 'held' &&
      first?.kind === 'hold' &&
      first.variable === value.variable;
    if (!isMade || first.value === null) {
      this.addSteps(steps);
      this.give(value, place);
      return;
    }
    this.variables.set(first.variable, place.variable);
    this.give(first.value, place);
    this.addSteps(others);
  }

  private giveConditional(node: Conditional, place: Place): void {
    const { whenTrue, whenFalse } = node;
    if (isSteppedChain(node.test) && whenFalse.kind === 'literal' && !place.isRead) {
      this.steps.push(...place.above(whenFalse));
      this.giveIf(conditionsOf(node.test), whenTrue, place);
      if (place.ends) this.steps.push(...place.branch(whenFalse));
      return;
    }
    this.steps.push(...place.above(null));
    const { outside } = this;
    this.outside ??= this.steps;
    const test = this.expression(node.test);
    this.outside = outside;
    const then = this.branch(() => this.giveBranch(whenTrue, place));
    const other = this.branch(() => this.giveBranch(whenFalse, place));
    const otherwise = place.ends || other.statements.length === 0 ? null : other;
    this.steps.push({ kind: 'if', test, then, otherwise, trivia: noTrivia });
    if (place.ends) this.steps.push(...other.statements);
  }

  /** Gives a value if all conditions hold, each asked when those before it have held. */
  private giveIf([first, ...others]: readonly Expression[], value: Expression, place: Place): void {
    if (first === undefined) {
      this.giveBranch(value, place);
      return;
    }
    const test = this.expression(first);
    const then = this.branch(() => this.giveIf(others, value, place));
    this.steps.push({ kind: 'if', test, then, otherwise: null, trivia: noTrivia });
  }

  private giveBranch(value: Expression, place: Place): void {
    this.give(value, { ...place, whole: place.branch, above: () => [], isRead: true });
  }

  private addSteps(steps: readonly Statement[]): void {
    for (const each of steps) this.settleStatement(each);
  }

  private hold({ variable, value, trivia }: Of<'hold'>): void {
    const free = this.names.take(variable.wish);
    this.variables.set(variable, free);
    const made: LocalStatement = { kind: 'local', name: free, value: null, trivia };
    if (this.outside === null || this.outside === this.steps) {
      if (value === null) this.steps.push(made);
      else this.give(value, localPlace({ ...made, value }));
      return;
    }
    this.outside.push(made);
    if (value !== null) this.give(value, assignedPlace(free));
  }

  /** Puts a value into a variable, where it is until it is needed. */
  private keep(value: Expression): Expression {
    const free = this.names.take(wishFor(value));
    this.steps.push(local(free, value));
    return name(free);
  }

  private expression(node: Expression): Expression {
    switch (node.kind) {
      case 'held':
        return { ...node, ...name(this.variables.get(node.variable)!), changes: 'never' };
      case 'sequence':
        this.addSteps(node.steps);
        return this.expression(node.value);
      case 'function':
        return this.function(node);
      case 'class':
        return this.class(node);
      case 'conditional':
        return this.conditional(node);
      default:
        return isLogical(node) ? this.logical(node) : this.operation(node);
    }
  }

  private operation(node: Expression): Expression {
    if (isCompound(node) && isReadTooLate(node)) return this.expression(this.spelledOut(node));
    const { parts, rebuild } = partsOf(node);
    return parts.length === 0 ? node : rebuild(this.ordered(node, parts));
  }

  /** The parts of an expression in order: what comes early is kept while later steps are taken. */
  private ordered(node: Expression, parts: readonly Expression[]): Expression[] {
    const last = lastIndex(parts, (each, at) => needsSteps(each) || isLate(node, parts, at));
    return parts.map((part, at) => {
      const value = this.expression(part);
      const isOvertaken = at < last && !isLasting(value, parts.slice(at + 1));
      return isOvertaken || (at <= last && isLate(node, parts, at)) ? this.keep(value) : value;
    });
  }

  /** `x = x + value` for `x += value`. */
  private spelledOut({ target, operator, value, ...rest }: Assignment): Expression {
    const { parts, rebuild } = partsOf({ kind: 'unary', operator: '-', operand: target });
    const kept = parts.map((each) => {
      const part = this.expression(each);
      return isLasting(part, [value]) ? part : this.keep(part);
    });
    const again = (rebuild(kept) as Extract<Expression, { kind: 'unary' }>).operand;
    const sign = operator.slice(0, 1) as '+';
    return { ...rest, ...assignment(again, '=', binary(again, sign, value)) };
  }

  private logical(node: Binary): Expression {
    const left = this.expression(node.left);
    if (!needsSteps(node.right)) return { ...node, left, right: this.expression(node.right) };
    const result = this.names.take('holds');
    this.steps.push(local(result, left));
    this.decide(node, result);
    return name(result);
  }

  /** Decides the right side of `&&` or `||`, where the left one is in a variable. */
  private decide({ operator, right }: Binary, variable: string): void {
    const isKept = this.outside !== null;
    const then = this.branch(() => this.give(right, assignedPlace(variable)), isKept);
    const left = name(variable);
    const test = operator === '&&' ? left : unary('!', left);
    this.steps.push({ kind: 'if', test, then, otherwise: null, trivia: noTrivia });
  }

  private conditional(node: Conditional): Expression {
    if (!hasSteppedBranch(node)) {
      return {
        ...node,
        test: this.expression(node.test),
        whenTrue: this.expression(node.whenTrue),
        whenFalse: this.expression(node.whenFalse),
      };
    }
    const result = this.names.take(wishFor(node));
    this.giveConditional(node, localPlace(local(result, null)));
    return name(result);
  }

  // Functions and classes.

  private function<Node extends Pick<FunctionLiteral, 'body'>>(node: Node): Node {
    // A variable of the file is seen by all that follows, one of a function by what is within it.
    const names = this.isFile ? new FreeNames(node) : this.names;
    return { ...node, body: new Settler(names, false, this.variables).block(node.body) };
  }

  private class(node: ClassLiteral): ClassLiteral {
    const { parts, rebuild } = partsOf(node);
    const made = rebuild(this.ordered(node, parts)) as ClassLiteral;
    const members = made.members.map((each): ClassMember =>
      each.kind === 'method' ? this.function(each) : each,
    );
    return { ...made, members };
  }
}

const above = (statements: readonly Statement[], { dangling, ...body }: Block): Block => ({
  statements: [...statements, ...body.statements],
  dangling,
});

/** Whether a branch of a condition has steps, or may use what its test has found in steps. */
function hasSteppedBranch({ test, whenTrue, whenFalse }: Conditional): boolean {
  return needsSteps(whenTrue) || needsSteps(whenFalse) || isSteppedTest(test);
}

/** Whether a test has steps that are not always done. */
function isSteppedTest(test: Expression): boolean {
  if (test.kind === 'unary') return isSteppedTest(test.operand);
  return isLogical(test) && (needsSteps(test.right) || isSteppedTest(test.left));
}

/** Whether this is `a && b` whose later conditions have steps. */
function isSteppedChain(test: Expression): boolean {
  return conditionsOf(test).slice(1).some(needsSteps);
}

function conditionsOf(test: Expression): Expression[] {
  if (!isLogical(test) || test.operator !== '&&') return [test];
  return [...conditionsOf(test.left), ...conditionsOf(test.right)];
}

/** Comments above a statement go above its first step, those behind it stay. */
function withTrivia({ trivia }: Statement, made: Statement[]): Statement[] {
  if (made.length < 2) return made;
  const bare = made.map((each) => (each.trivia === trivia ? { ...each, trivia: noTrivia } : each));
  const { trailing, ...leading } = trivia;
  const [first, ...others] = bare as [Statement, ...Statement[]];
  const last = others.pop()!;
  return [
    { ...first, trivia: { ...first.trivia, ...leading } },
    ...others,
    { ...last, trivia: { ...last.trivia, trailing } },
  ];
}

function lastIndex(
  parts: readonly Expression[],
  holds: (part: Expression, at: number) => boolean,
): number {
  return parts.reduce((last, part, at) => (holds(part, at) ? at : last), -1);
}
