import { ts } from 'ts-morph';
import { findings } from './diagnostics.js';
import { bare, callsUser, isAssignmentOperator, isChangedElsewhere } from '../analysis/uses.js';
import type { Context } from './context.js';

const { SyntaxKind } = ts;

/**
 * JavaScript reads its operands one after the other. Squirrel does not read a variable of the same
 * function until it needs it, and a call that comes first may have changed it.
 */
export function checkEvaluationOrder(context: Context, node: ts.Node): void {
  const reported = new Set<ts.Node>();
  for (const [early, late] of orderedIn(node)) {
    const variable = bare(early);
    if (!ts.isIdentifier(variable) || reported.has(variable)) continue;
    if (!isChangedElsewhere(context, variable, 'here') || !callsUser(context, late)) continue;
    context.report(findings.evaluationOrder(variable.text), variable);
    reported.add(variable);
  }
}

type Ordered = readonly [early: ts.Expression, late: ts.Expression];

/** What JavaScript reads before something else, and Squirrel behind it. */
function orderedIn(node: ts.Node): Ordered[] {
  if (ts.isBinaryExpression(node)) return orderOfBinary(node);
  if (ts.isTemplateExpression(node)) return orderOfTemplate(node);
  if (ts.isElementAccessExpression(node)) return [[node.expression, node.argumentExpression]];
  // Arguments are copied, one after the other.
  if (ts.isCallExpression(node)) return before([node.expression], node.arguments);
  if (!ts.isSwitchStatement(node)) return [];
  const cases = node.caseBlock.clauses.filter(ts.isCaseClause);
  return before(
    [node.expression],
    cases.map(({ expression }) => expression),
  );
}

const before = (early: readonly ts.Expression[], late: readonly ts.Expression[]): Ordered[] =>
  early.flatMap((one) => late.map((other) => [one, other] as const));

/** Operators whose right side is not always evaluated: the left one is out of the way then. */
const untouched = new Set<ts.SyntaxKind>([
  SyntaxKind.AmpersandAmpersandToken,
  SyntaxKind.BarBarToken,
  SyntaxKind.QuestionQuestionToken,
]);

function orderOfBinary({ left, operatorToken, right }: ts.BinaryExpression): Ordered[] {
  const { kind } = operatorToken;
  if (untouched.has(kind)) return [];
  if (!isAssignmentOperator(kind)) return [[left, right]];
  const isRead = kind !== SyntaxKind.EqualsToken && !isLogicalAssignment(kind);
  return before([...ownersOf(left), ...(isRead ? [left] : [])], [right]);
}

/** They read a variable before they decide on the right side. */
function isLogicalAssignment(kind: ts.SyntaxKind): boolean {
  return kind >= SyntaxKind.BarBarEqualsToken && kind <= SyntaxKind.QuestionQuestionEqualsToken;
}

/** What says where a member or an element is that is written to. */
function ownersOf(target: ts.Expression): ts.Expression[] {
  const inner = bare(target);
  if (ts.isPropertyAccessExpression(inner)) return [inner.expression];
  return ts.isElementAccessExpression(inner) ? [inner.expression, inner.argumentExpression] : [];
}

/** Only texts that touch each other are joined before anything else is. */
function orderOfTemplate({ head, templateSpans }: ts.TemplateExpression): Ordered[] {
  const [first, second] = templateSpans;
  if (head.text !== '' || first?.literal.text !== '' || second === undefined) return [];
  return [[first.expression, second.expression]];
}
