import { ts } from 'ts-morph';
import type { Context } from '../context.js';
import { findings } from '../diagnostics.js';
import {
  binary,
  call,
  conditional,
  literal,
  nullLiteral,
  unary,
  type BinaryOperator,
  type Expression,
  type UnaryOperator,
} from '../squirrel/tree.js';
import { includesNull } from '../types.js';
import { lowerExpression } from './expressions.js';
import { isRepeatable, isTypeofTest, lowerTypeofTest } from './idioms.js';

const { SyntaxKind } = ts;

export function lowerNew(context: Context, node: ts.NewExpression): Expression {
  const args = node.arguments ?? ts.factory.createNodeArray();
  return call(
    lowerExpression(context, node.expression),
    ...args.map((each) => lowerExpression(context, each)),
  );
}

const prefixOperators = new Map<ts.SyntaxKind, UnaryOperator>([
  [SyntaxKind.ExclamationToken, '!'],
  [SyntaxKind.MinusToken, '-'],
  [SyntaxKind.TildeToken, '~'],
]);

export function lowerPrefix(context: Context, node: ts.PrefixUnaryExpression): Expression {
  const operator = prefixOperators.get(node.operator);
  if (operator !== undefined)
    return lowerNegative(operator, lowerExpression(context, node.operand));
  context.report(findings.valueOfAssignment(), node);
  return nullLiteral;
}

function lowerNegative(operator: UnaryOperator, operand: Expression): Expression {
  if (operator === '-' && operand.kind === 'literal') return literal(`-${operand.text}`);
  return unary(operator, operand);
}

const plainOperators = new Map<ts.SyntaxKind, BinaryOperator>([
  [SyntaxKind.AmpersandAmpersandToken, '&&'],
  [SyntaxKind.BarBarToken, '||'],
  [SyntaxKind.EqualsEqualsToken, '=='],
  [SyntaxKind.ExclamationEqualsToken, '!='],
  [SyntaxKind.EqualsEqualsEqualsToken, '=='],
  [SyntaxKind.ExclamationEqualsEqualsToken, '!='],
  [SyntaxKind.LessThanToken, '<'],
  [SyntaxKind.LessThanEqualsToken, '<='],
  [SyntaxKind.GreaterThanToken, '>'],
  [SyntaxKind.GreaterThanEqualsToken, '>='],
  [SyntaxKind.PlusToken, '+'],
  [SyntaxKind.MinusToken, '-'],
  [SyntaxKind.AsteriskToken, '*'],
  [SyntaxKind.PercentToken, '%'],
  [SyntaxKind.AmpersandToken, '&'],
  [SyntaxKind.BarToken, '|'],
  [SyntaxKind.CaretToken, '^'],
  [SyntaxKind.LessThanLessThanToken, '<<'],
  [SyntaxKind.GreaterThanGreaterThanToken, '>>'],
  [SyntaxKind.GreaterThanGreaterThanGreaterThanToken, '>>>'],
  [SyntaxKind.InKeyword, 'in'],
  [SyntaxKind.InstanceOfKeyword, 'instanceof'],
]);

/** Operators that are more than another spelling. */
const specialOperators = new Map<
  ts.SyntaxKind,
  (context: Context, node: ts.BinaryExpression) => Expression
>([
  [SyntaxKind.QuestionQuestionToken, lowerDefault],
  [SyntaxKind.SlashToken, lowerDivision],
]);

export function lowerBinary(context: Context, node: ts.BinaryExpression): Expression {
  if (isTypeofTest(node)) return lowerTypeofTest(context, node);
  if (isWrap(node)) return lowerExpression(context, node.left);
  const lowerSpecial = specialOperators.get(node.operatorToken.kind) ?? lowerPlainBinary;
  return lowerSpecial(context, node);
}

function lowerPlainBinary(context: Context, node: ts.BinaryExpression): Expression {
  const operator = plainOperators.get(node.operatorToken.kind);
  if (operator !== undefined) {
    return binary(
      lowerExpression(context, node.left),
      operator,
      lowerExpression(context, node.right),
    );
  }
  const isAssignment =
    node.operatorToken.kind >= SyntaxKind.FirstAssignment &&
    node.operatorToken.kind <= SyntaxKind.LastAssignment;
  const text = node.operatorToken.getText();
  context.report(
    isAssignment ? findings.valueOfAssignment() : findings.unknownOperator(text),
    node,
  );
  return nullLiteral;
}

/** `a ?? b`: by the key where only its absence counts, else by the value. */
function lowerDefault(context: Context, node: ts.BinaryExpression): Expression {
  const right = lowerExpression(context, node.right);
  const left = lowerExpression(context, node.left);
  if (left.kind === 'conditional' && !includesNull(context.typeOf(node.left))) {
    return conditional(left.test, left.whenTrue, right);
  }
  if (left.kind === 'conditional' || !isRepeatable(node.left)) {
    context.report(findings.notRepeatable(node.left.getText()), node.left);
  }
  return conditional(binary(left, '!=', nullLiteral), left, right);
}

/** `/` is a division of floats in JavaScript, so a literal on one side becomes a float. */
function lowerDivision(context: Context, node: ts.BinaryExpression): Expression {
  const left = lowerExpression(context, node.left);
  const right = lowerExpression(context, node.right);
  if (right.kind === 'literal') return binary(left, '/', asFloat(right.text));
  if (left.kind === 'literal') return binary(asFloat(left.text), '/', right);
  context.report(findings.divisionKind(node.getText()), node);
  return nullLiteral;
}

function asFloat(text: string): Expression {
  return literal(/^-?\d+$/.test(text) ? `${text}.0` : text);
}

/** `(a - b) | 0` wraps to 32 bits, as every sum of integers does on an imp by itself. */
function isWrap({ left, operatorToken, right }: ts.BinaryExpression): boolean {
  if (operatorToken.kind !== SyntaxKind.BarToken) return false;
  const inner = ts.isParenthesizedExpression(left) ? left.expression : left;
  if (!ts.isNumericLiteral(right) || right.text !== '0' || !ts.isBinaryExpression(inner))
    return false;
  return [SyntaxKind.PlusToken, SyntaxKind.MinusToken].includes(inner.operatorToken.kind);
}
