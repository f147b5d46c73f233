import { ts } from 'ts-morph';
import { isString } from '../analysis/types.js';
import { mayHoldNull } from '../analysis/emptiness.js';
import { type Slot } from '../analysis/presence.js';
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
import { at } from './origin.js';
import type { Context } from './context.js';
import { isRepeatable } from '../analysis/repeatable.js';
import { lowerExpression, lowerPresent } from './dispatch.js';
import { isCaught, makesErrors } from '../analysis/errors.js';

// Known phrases of TypeScript and what one says for them in Squirrel.

/** A read of a slot that may be absent: null then, as Squirrel has no undefined. */
export function readGuarded(
  context: Context,
  node: Slot,
  otherwise: Expression = nullLiteral,
): Expression {
  const { isThere, slot } = lowerSlot(context, node);
  const isEnough = otherwise === nullLiteral || !mayHoldNull(context, node);
  const test = isEnough ? isThere : binary(isThere, '&&', binary(slot, '!=', nullLiteral));
  return conditional(test, slot, otherwise);
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
  const slot = isString(context.ownerTypeOf(node.expression))
    ? lowerPresent(context, node)
    : index(object, key);
  return { isThere: binary(key, 'in', object), slot };
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
