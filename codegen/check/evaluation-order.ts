import { ts } from 'ts-morph';
import type { Context } from '../context.js';
import { findings } from '../diagnostics.js';
import { isAssignmentOperator } from '../lower/effects.js';
import { bare, callsIn, functionOf, isOwnVariable } from '../lower/evaluation-order.js';

const { SyntaxKind } = ts;

/**
 * Squirrel reads a variable of the running function when it needs it, which is behind the calls to
 * its right: one of them may be of a function that changes it.
 */
export function checkEvaluationOrder(context: Context, node: ts.Node): void {
  for (const [early, late] of orderedIn(node)) {
    const read = bare(early);
    if (!ts.isIdentifier(read) || !isChangedFromWithin(context, read)) continue;
    const [call] = callsIn(context, late);
    if (call !== undefined) context.report(findings.readTooLate(read.text, call.getText()), read);
  }
}

type Ordered = readonly [early: ts.Expression, late: ts.Expression];

/** What JavaScript reads before something else, and Squirrel behind it. */
function orderedIn(node: ts.Node): Ordered[] {
  if (ts.isTemplateExpression(node)) return templateOrder(node);
  if (ts.isElementAccessExpression(node)) return [[node.expression, node.argumentExpression]];
  if (!ts.isBinaryExpression(node)) return [];
  const { left, operatorToken, right } = node;
  if (untouched.has(operatorToken.kind)) return [];
  if (!isAssignmentOperator(operatorToken.kind)) return [[left, right]];
  const isCompound = operatorToken.kind !== SyntaxKind.EqualsToken;
  return [...ownersOf(left), ...(isCompound ? [left] : [])].map((each) => [each, right]);
}

/** Operators whose right side is not always evaluated: the left one is out of the way then. */
const untouched = new Set<ts.SyntaxKind>([
  SyntaxKind.AmpersandAmpersandToken,
  SyntaxKind.BarBarToken,
  SyntaxKind.QuestionQuestionToken,
  SyntaxKind.QuestionQuestionEqualsToken,
]);

/** What says where a member or an element is that is written to. */
function ownersOf(target: ts.Expression): ts.Expression[] {
  const inner = bare(target);
  if (ts.isPropertyAccessExpression(inner)) return [inner.expression];
  return ts.isElementAccessExpression(inner) ? [inner.expression, inner.argumentExpression] : [];
}

/** Only texts that touch each other are joined before anything else is. */
function templateOrder({ head, templateSpans }: ts.TemplateExpression): Ordered[] {
  const [first, second] = templateSpans;
  if (head.text !== '' || first?.literal.text !== '' || second === undefined) return [];
  return [[first.expression, second.expression]];
}

/** Whether a function within the one that is running assigns one of its variables. */
function isChangedFromWithin(context: Context, read: ts.Identifier): boolean {
  const symbol = context.symbolOf(read);
  const declaration = symbol?.valueDeclaration;
  if (declaration === undefined || !isVariable(declaration)) return false;
  const owner = functionOf(read);
  if (owner === undefined || !isOwnVariable(context, read)) return false;
  const visit = (node: ts.Node): boolean => {
    const target = ts.isIdentifier(node) && isTarget(node) && functionOf(node) !== owner;
    if (target && context.symbolOf(node) === symbol) return true;
    return ts.forEachChild(node, visit) ?? false;
  };
  return visit(owner);
}

function isVariable(node: ts.Declaration): boolean {
  if (ts.isParameter(node)) return true;
  return ts.isVariableDeclaration(node) && (node.parent.flags & ts.NodeFlags.Let) !== 0;
}

const updates = new Set<ts.SyntaxKind>([SyntaxKind.PlusPlusToken, SyntaxKind.MinusMinusToken]);

function isTarget(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isBinaryExpression(parent)) {
    return parent.left === node && isAssignmentOperator(parent.operatorToken.kind);
  }
  const isUnary = ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent);
  return isUnary && updates.has(parent.operator);
}
