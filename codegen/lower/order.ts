import { ts } from 'ts-morph';
import { declarationsIn, isConstant, namespaceOf } from '../analysis/context.js';
import { usesAccessor } from '../analysis/accessors.js';
import { isArray } from '../analysis/types.js';
import { namesIn, usesOf } from '../analysis/uses.js';
import type { Context } from './context.js';

// JavaScript has a function from the beginning of its block on, Squirrel only behind its declaration. So a
// function that something above could call moves up, with the functions that it calls. So does a constant
// of impOS, which its compiler knows only from there on.

/** The statements of a block in the order in which Squirrel needs them. */
export function inOrder(context: Context, list: ts.Node): readonly ts.Statement[] {
  return [...orderOf(context, list).keys()];
}

/** Where a statement comes in that order. */
export function rankOf(context: Context, statement: ts.Statement): number {
  return orderOf(context, statement.parent).get(statement)!;
}

function orderOf(context: Context, list: ts.Node): ReadonlyMap<ts.Statement, number> {
  const known = context.orders.get(list);
  if (known !== undefined) return known;
  const found = new Ordering(context, list as ts.BlockLike).find();
  const order = new Map(found.map((statement, rank) => [statement, rank]));
  context.orders.set(list, order);
  return order;
}

/** Whether a use stands where Squirrel does not see the declaration yet. */
export function isBefore(context: Context, use: ts.Node, declaration: ts.Declaration): boolean {
  const own = ownStatement(declaration, use);
  const user = own && statementAround(use, own.parent);
  if (own === undefined || user === undefined || user === own) {
    return context.isBefore(use, declaration);
  }
  return rankOf(context, user) < rankOf(context, own);
}

/** The statement of a declaration; of one in a namespace that is used outside of it, the namespace. */
export function ownStatement(declaration: ts.Node, use: ts.Node): ts.Statement | undefined {
  const own = ts.findAncestor(declaration, ts.isStatement);
  const space = own && namespaceOf(own);
  if (own === undefined || !space || statementAround(use, own.parent)) return own;
  return ownStatement(space, use);
}

/** The statement of a list that a node stands in. */
export function statementAround(node: ts.Node, list: ts.Node): ts.Statement | undefined {
  return ts.findAncestor(node, (each) => each.parent === list) as ts.Statement | undefined;
}

/** The function that a node is executed in. */
export function functionOf(node: ts.Node): ts.Node | undefined {
  return ts.findAncestor(node.parent, ts.isFunctionLike);
}

/** Whether executing a statement may call something, not whether a function in it does. */
function hasCall(context: Context, node: ts.Node): boolean {
  if (ts.isFunctionLike(node)) return false;
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) return true;
  if (usesAccessor(context, node) || isIteration(context, node)) return true;
  return ts.forEachChild(node, (child) => hasCall(context, child)) ?? false;
}

/** Whether a loop asks an iterator, which may be the program's own. */
function isIteration(context: Context, node: ts.Node): boolean {
  return ts.isForOfStatement(node) && !isArray(context, context.typeOf(node.expression));
}

/** How a statement uses one that may move up: while it is executed, or only in a function. */
type Use = 'at once' | 'later';

class Ordering {
  private readonly statements: readonly ts.Statement[];

  /** What may move up, and how each statement uses it. */
  private readonly uses = new Map<ts.Statement, Map<ts.Statement, Use>>();

  /** How many statements above each one may call something. */
  private readonly calls = new Map<ts.Statement, number>();

  private readonly placed = new Set<ts.Statement>();

  constructor(
    private readonly context: Context,
    private readonly list: ts.BlockLike,
  ) {
    const { statements } = list;
    this.statements = ts.isSourceFile(list)
      ? statements.filter((each) => context.reachable.has(each))
      : statements;
    const movable = this.statements.filter((each) => isMovable(context, each));
    for (const each of movable) this.noteUses(each);
    if (movable.length > 0) this.countCalls();
  }

  find(): readonly ts.Statement[] {
    const found: ts.Statement[] = [];
    for (const each of this.statements) {
      for (const [used, use] of this.uses.get(each) ?? []) {
        if (this.isNeeded(used, use, each)) this.place(used, found);
      }
      if (!this.placed.has(each)) found.push(each);
      this.placed.add(each);
    }
    return found;
  }

  /** Puts a statement behind those that it uses and that may move up. */
  private place(statement: ts.Statement, found: ts.Statement[]): void {
    this.placed.add(statement);
    for (const used of this.uses.get(statement)?.keys() ?? []) {
      if (!this.placed.has(used)) this.place(used, found);
    }
    found.push(statement);
  }

  /** Whether a statement needs one that stands below it. */
  private isNeeded(used: ts.Statement, use: Use, user: ts.Statement): boolean {
    if (this.placed.has(used) || used === user) return false;
    const isConst = !ts.isFunctionDeclaration(used);
    return isConst || use === 'at once' || this.calls.get(user)! < this.calls.get(used)!;
  }

  private noteUses(statement: ts.Statement): void {
    for (const name of declarationsIn(statement).flatMap(namesOf)) {
      for (const use of usesOf(this.context, this.list, name)) {
        const user = statementAround(use, this.list);
        if (user === undefined || user === statement) continue;
        const others = this.uses.get(user) ?? new Map<ts.Statement, Use>();
        const isAtOnce = functionOf(use) === functionOf(statement);
        if (isAtOnce || !others.has(statement))
          others.set(statement, isAtOnce ? 'at once' : 'later');
        this.uses.set(user, others);
      }
    }
  }

  private countCalls(): void {
    let count = 0;
    for (const each of this.statements) {
      this.calls.set(each, count);
      if (hasCall(this.context, each)) count++;
    }
  }
}

function namesOf(declaration: ts.Declaration): ts.Identifier[] {
  return namesIn(ts.getNameOfDeclaration(declaration) as ts.BindingName);
}

/** Whether it does not matter where a statement stands: a function, or a constant of impOS. */
function isMovable(context: Context, statement: ts.Statement): boolean {
  if (ts.isFunctionDeclaration(statement)) {
    return statement.body !== undefined && statement.name !== undefined;
  }
  const declarations = declarationsIn(statement);
  return (
    declarations.length > 0 &&
    declarations.every((each) => isConstant(each)) &&
    declarations.some((each) => context.isExported(each))
  );
}
