import { ts } from 'ts-morph';
import type { Context } from '../context.js';
import { findings } from '../diagnostics.js';
import { callsUser, isChangedElsewhere } from '../uses.js';

/**
 * JavaScript reads its operands one after the other. Squirrel does not read a variable of the same
 * function until it needs it, and a call that comes first may have changed it.
 */
export function checkEvaluationOrder(context: Context, node: ts.Node): void {
  const operands = operandsOf(node);
  operands.forEach((operand, position) => {
    const variable = withoutParentheses(operand);
    const later = operands.slice(position + 1);
    if (!ts.isIdentifier(variable) || !isChangedElsewhere(context, variable, 'here')) return;
    if (!later.some((each) => callsUser(context, each))) return;
    context.report(findings.evaluationOrder(variable.text), variable);
  });
}

/** What a node evaluates in turn, as far as Squirrel makes no copy of it. */
function operandsOf(node: ts.Node): readonly ts.Expression[] {
  if (ts.isBinaryExpression(node)) return operandsOfBinary(node);
  if (ts.isElementAccessExpression(node)) return [node.expression, node.argumentExpression];
  if (ts.isCallExpression(node)) return [node.expression, ...node.arguments];
  if (ts.isSwitchStatement(node)) {
    const cases = node.caseBlock.clauses.filter(ts.isCaseClause);
    return [node.expression, ...cases.map(({ expression }) => expression)];
  }
  if (!ts.isTemplateExpression(node) || node.head.text !== '') return [];
  const [first, second] = node.templateSpans;
  return first?.literal.text === '' && second ? [first.expression, second.expression] : [];
}

const isLogical = new Set<ts.SyntaxKind>([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);

function operandsOfBinary({ left, operatorToken, right }: ts.BinaryExpression): ts.Expression[] {
  if (isLogical.has(operatorToken.kind)) return [];
  if (operatorToken.kind !== ts.SyntaxKind.EqualsToken) return [left, right];
  if (ts.isPropertyAccessExpression(left)) return [left.expression, right];
  return ts.isElementAccessExpression(left)
    ? [left.expression, left.argumentExpression, right]
    : [];
}

function withoutParentheses(node: ts.Expression): ts.Expression {
  const isWrapped =
    ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node) || ts.isAsExpression(node);
  return isWrapped ? withoutParentheses(node.expression) : node;
}
