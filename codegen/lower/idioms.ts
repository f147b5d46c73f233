import { ts } from 'ts-morph';
import { findings } from '../diagnostics.js';
import {
  binary,
  conditional,
  index,
  member,
  nullLiteral,
  string,
  unary,
  type BinaryOperator,
  type Expression,
} from '../squirrel/tree.js';
import type { Context } from '../context.js';
import { lowerExpression } from './expressions.js';
import { mayBeNull } from '../types.js';

// Known phrases of TypeScript and what one says for them in Squirrel.

/** Whether an expression may stand twice: it is short, and reading it does nothing. */
export function isRepeatable(node: ts.Expression): boolean {
  if (ts.isIdentifier(node) || node.kind === ts.SyntaxKind.ThisKeyword) return true;
  if (ts.isNonNullExpression(node)) return isRepeatable(node.expression);
  if (ts.isLiteralExpression(node)) return true;
  return ts.isPropertyAccessExpression(node) && isRepeatable(node.expression);
}

/** A read of a slot that may be absent: null then, as Squirrel has no undefined. */
export function readGuarded(
  context: Context,
  node: ts.PropertyAccessExpression | ts.ElementAccessExpression,
  key: Expression,
): Expression {
  const isSafe =
    isRepeatable(node.expression) &&
    (ts.isPropertyAccessExpression(node) || isRepeatable(node.argumentExpression));
  if (!isSafe) context.report(findings.notRepeatable(node.getText()), node);
  const object = lowerExpression(context, node.expression);
  const read = ts.isPropertyAccessExpression(node)
    ? member(object, node.name.text)
    : index(object, key);
  return conditional(binary(key, 'in', object), read, nullLiteral);
}

/** An expression as a part of a text. Squirrel prints null with its address. */
export function asText(context: Context, node: ts.Expression): Expression {
  const inner = isStringCall(node) ? node.arguments[0]! : node;
  const value = lowerExpression(context, inner);
  if (!mayBeNull(context.typeOf(inner))) return value;
  if (!isRepeatable(inner)) context.report(findings.notRepeatable(inner.getText()), inner);
  return conditional(binary(value, '!=', nullLiteral), value, string('null'));
}

/** `String(value)`. */
export function isStringCall(node: ts.Expression): node is ts.CallExpression {
  return (
    ts.isCallExpression(node) &&
    ts.isIdentifier(node.expression) &&
    node.expression.text === 'String' &&
    node.arguments.length === 1
  );
}

const typeNames: Readonly<Record<string, readonly string[]>> = {
  number: ['integer', 'float'],
  boolean: ['bool'],
  string: ['string'],
  function: ['function'],
};

/** `typeof value === 'number'` and the like. */
export function isTypeofTest(node: ts.BinaryExpression): boolean {
  return (
    ts.isTypeOfExpression(node.left) &&
    ts.isStringLiteral(node.right) &&
    node.right.text in typeNames &&
    equality(node) !== null
  );
}

export function lowerTypeofTest(context: Context, node: ts.BinaryExpression): Expression {
  const { expression } = node.left as ts.TypeOfExpression;
  const names = typeNames[(node.right as ts.StringLiteral).text]!;
  if (names.length > 1 && !isRepeatable(expression)) {
    context.report(findings.notRepeatable(expression.getText()), expression);
  }
  const operator = equality(node)!;
  const value = lowerExpression(context, expression);
  return names
    .map((each) => binary(unary('typeof ', value), operator, string(each)))
    .reduce((left, right) => binary(left, operator === '==' ? '||' : '&&', right));
}

function equality(node: ts.BinaryExpression): BinaryOperator | null {
  if (node.operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken) return '==';
  if (node.operatorToken.kind === ts.SyntaxKind.ExclamationEqualsEqualsToken) return '!=';
  return null;
}
