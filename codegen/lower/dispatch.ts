import { ts } from 'ts-morph';
import type { Block, Expression, Statement } from '../squirrel/tree.js';
import { placeAll } from './ahead.js';
import type { Context } from './context.js';
import { inOrder } from './order.js';

// The way from one construct to those within it. What lowers each of them is in the table that the
// context carries, so the files of the constructs need not import each other.

/** What lowers each sort of node. */
export interface Lowerers {
  readonly call: (context: Context, node: ts.CallExpression, isPresent: boolean) => Expression;
  readonly effectStatement: (context: Context, node: ts.Expression) => Statement;
  readonly expression: (context: Context, node: ts.Expression) => Expression;
  readonly present: (context: Context, node: ts.Expression) => Expression;
  readonly statement: (context: Context, node: ts.Statement) => Statement[];
}

/**
 * Lowers a call.
 * @param isPresent - Whether the author says that its result is there: `pop()!`.
 */
export function lowerCall(
  context: Context,
  node: ts.CallExpression,
  isPresent = false,
): Expression {
  return context.lowerers.call(context, node, isPresent);
}

/** Lowers an expression for its value. */
export function lowerExpression(context: Context, node: ts.Expression): Expression {
  return context.lowerers.expression(context, node);
}

/** Lowers a read that the author says finds something, by `!` or a cast. */
export function lowerPresent(context: Context, node: ts.Expression): Expression {
  return context.lowerers.present(context, node);
}

/** Lowers an expression whose value is not used; some are conditions in Squirrel. */
export function lowerEffectStatement(context: Context, node: ts.Expression): Statement {
  return context.lowerers.effectStatement(context, node);
}

/** Lowers a statement: to none when it vanishes, to several when it declares several names. */
export function lowerStatement(context: Context, node: ts.Statement): Statement[] {
  return context.lowerers.statement(context, node);
}

/**
 * Lowers a block in braces.
 * @param skipped - How many statements at the beginning are left out.
 */
export function lowerBlock(context: Context, node: ts.Block, skipped = 0): Block {
  return {
    statements: lowerList(context, inOrder(context, node).slice(skipped)),
    dangling: context.comments.between(node.getSourceFile(), node.statements.end, node.end),
  };
}

/** Lowers the body of a loop or a branch; it gets braces if it has none. */
export function lowerBody(context: Context, node: ts.Statement): Block {
  if (ts.isBlock(node)) return lowerBlock(context, node);
  return { statements: lowerStatement(context, node), dangling: [] };
}

/** Lowers the statements of a block, which are in order, with what has to be declared ahead. */
export function lowerList(context: Context, nodes: readonly ts.Statement[]): Statement[] {
  const lowered = new Map(nodes.map((node) => [node, lowerStatement(context, node)]));
  const [first] = nodes;
  return first === undefined ? [] : placeAll(context, first.parent, lowered);
}
