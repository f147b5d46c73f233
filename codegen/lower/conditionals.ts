import { ts } from 'ts-morph';
import { conditional, unary, type Expression } from '../squirrel/tree.js';
import { bare, isLogical } from '../analysis/uses.js';
import type { Context } from './context.js';
import { lowerCondition } from './conditions.js';
import { lowerExpression } from './dispatch.js';

const { SyntaxKind } = ts;

export function lowerConditional(context: Context, node: ts.ConditionalExpression): Expression {
  return choose(
    node,
    lowerCondition(context, node.condition),
    lowerExpression(context, node.whenTrue),
    lowerExpression(context, node.whenFalse),
  );
}

/**
 * Makes the `?:` that stands for a node.
 * Squirrel 3.1 compiles a comparison and a `?:` right behind it into one jump, also where the `?:`
 * asks a variable and not the comparison. A `!` between them keeps them apart.
 */
export function choose(
  node: ts.Expression,
  test: Expression,
  whenTrue: Expression,
  whenFalse: Expression,
): Expression {
  return isVariable(test) && followsComparison(node)
    ? conditional(unary('!', test), whenFalse, whenTrue)
    : conditional(test, whenTrue, whenFalse);
}

function isVariable(test: Expression): boolean {
  if (test.kind === 'sequence') return isVariable(test.value);
  return test.kind === 'name' || test.kind === 'held';
}

/** Whether a comparison may be the last instruction before those of a node. */
function followsComparison(node: ts.Node): boolean {
  const { parent } = node;
  if (startsAnew(node, parent)) return false;
  const earlier: ts.Node[] = [];
  ts.forEachChild(parent, (each) => {
    if (each.pos < node.pos) earlier.push(each);
  });
  // A variable is no instruction, it is read in its place.
  const last = earlier.filter((each) => !ts.isToken(each)).at(-1);
  return last === undefined ? followsComparison(parent) : isComparison(last);
}

/** Whether the compiler joins nothing in front of a part of `parent` with that part. */
function startsAnew(node: ts.Node, parent: ts.Node): boolean {
  if (ts.isConditionalExpression(parent)) return parent.condition !== node;
  if (ts.isBinaryExpression(parent)) return isLogical(parent) && parent.right === node;
  const isList = ts.isArrayLiteralExpression(parent) || ts.isObjectLiteralElement(parent);
  return isList || ts.isStatement(parent) || ts.isFunctionLike(parent) || ts.isClassLike(parent);
}

const comparisons = new Set<ts.SyntaxKind>([
  SyntaxKind.LessThanToken,
  SyntaxKind.LessThanEqualsToken,
  SyntaxKind.GreaterThanToken,
  SyntaxKind.GreaterThanEqualsToken,
]);

function isComparison(node: ts.Node): boolean {
  const value = valueOf(node);
  if (value === undefined) return false;
  const inner = bare(value);
  return ts.isBinaryExpression(inner) && comparisons.has(inner.operatorToken.kind);
}

/** What is evaluated for a part of an expression, or of a list of variables. */
function valueOf(node: ts.Node): ts.Expression | undefined {
  if (ts.isVariableDeclaration(node)) return node.initializer;
  return ts.isTemplateSpan(node) ? node.expression : (node as ts.Expression);
}
