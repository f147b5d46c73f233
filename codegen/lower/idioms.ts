import { ts } from 'ts-morph';
import { findings } from '../check/diagnostics.js';
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
import type { Context } from '../analysis/context.js';
import { isCaught, isNoErrorHere, makesErrors } from '../analysis/errors.js';
import { lowerExpression } from './expressions.js';
import { mayBeAbsent, mayHoldNull } from './names.js';
import { mayBeFraction } from '../analysis/fractions.js';
import { lowerChainOrDefault } from './optional-chain.js';
import { at } from './origin.js';
import { isString, mayBeNull, mayBeObject, nothingsOf } from '../analysis/types.js';

// Known phrases of TypeScript and what one says for them in Squirrel.

/** Whether an expression may stand twice: it is short, and reading it does nothing. */
export function isRepeatable(node: ts.Expression): boolean {
  if (ts.isOptionalChain(node) && !isInnerLink(node)) return false;
  if (ts.isIdentifier(node) || node.kind === ts.SyntaxKind.ThisKeyword) return true;
  if (ts.isNonNullExpression(node)) return isRepeatable(node.expression);
  if (ts.isLiteralExpression(node)) return true;
  return ts.isPropertyAccessExpression(node) && isRepeatable(node.expression);
}

/** Whether a part of a chain with `?.` is not yet all of it. */
export function isInnerLink(node: ts.Expression): boolean {
  return ts.isOptionalChain(node.parent) && node.parent.expression === node;
}

/** A slot of a table. */
export type Slot = ts.PropertyAccessExpression | ts.ElementAccessExpression;

/** A read of a slot that may be absent: null then, as Squirrel has no undefined. */
export function readGuarded(
  context: Context,
  node: Slot,
  otherwise: Expression = nullLiteral,
): Expression {
  const { isThere, slot } = lowerSlot(context, node);
  return conditional(isThere, slot, otherwise);
}

/** A slot that may be absent, and the test whether it is there. */
export function lowerSlot(context: Context, node: Slot): { isThere: Expression; slot: Expression } {
  const isSafe =
    isRepeatable(node.expression) &&
    (ts.isPropertyAccessExpression(node) || isRepeatable(node.argumentExpression));
  if (!isSafe) context.report(findings.notRepeatable(node.getText()), node);
  const object = lowerExpression(context, node.expression);
  if (ts.isPropertyAccessExpression(node)) {
    const { text } = node.name;
    const key = at(node, string(text));
    return { isThere: binary(key, 'in', object), slot: at(node, member(object, text)) };
  }
  const key = lowerExpression(context, node.argumentExpression);
  return { isThere: binary(key, 'in', object), slot: index(object, key) };
}

/** An expression as a part of a text. Squirrel prints null with its address. */
export function asText(context: Context, node: ts.Expression): Expression {
  const inner = isStringCall(node) ? node.arguments[0]! : node;
  const type = context.typeOf(inner);
  const mayBeError = isCaught(context, inner) && !isNoErrorHere(context, inner);
  if (mayBeObject(type) || mayBeError) {
    context.report(findings.textOfObject(inner.getText()), inner);
  }
  if (mayBeFraction(context, inner)) {
    context.report(findings.textOfFraction(inner.getText()), inner);
  }
  if (!mayBeNull(type)) return lowerExpression(context, inner);
  const nothing = textOfNothing(context, inner);
  if (ts.isOptionalChain(inner)) return lowerChainOrDefault(context, inner, nothing);
  const isSlot = mayBeAbsent(context, inner);
  if (isSlot && !mayHoldNull(context, inner)) return readGuarded(context, inner, nothing);
  if (isSlot || !isRepeatable(inner)) {
    context.report(findings.notRepeatable(inner.getText()), inner);
  }
  const value = lowerExpression(context, inner);
  return conditional(binary(value, '!=', nullLiteral), value, nothing);
}

/** What is known of the type decides; what may be anything has the text of null. */
function textOfNothing(context: Context, node: ts.Expression): Expression {
  const type = context.typeOf(node);
  const nothings = nothingsOf(type);
  if (nothings.size > 1 && type.isUnion()) {
    context.report(findings.textOfNothing(node.getText()), node);
  }
  return string(nothings.has('null') ? 'null' : 'undefined');
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

/** Whether an expression is a text in Squirrel, too, as it stands: `String(value)` is left out. */
export function isText(context: Context, node: ts.Expression): boolean {
  return isString(context.typeOf(node)) && !isStringCall(node);
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
  if (names.includes('string') && isCaught(context, expression) && makesErrors(context)) {
    context.report(findings.errorOrText(), node);
  }
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
