import { ts } from 'ts-morph';
import { truthOf, type Truth } from '../analysis/truthiness.js';
import { isLogical } from '../analysis/uses.js';
import { after, ready } from '../squirrel/hold.js';
import { binary, call, conditional, string, unary, type Expression } from '../squirrel/tree.js';
import type { Context } from './context.js';
import { lowerExpression } from './dispatch.js';
import { at } from './origin.js';

/** Lowers an expression of which only the truth counts. */
export function lowerCondition(context: Context, node: ts.Expression): Expression {
  if (ts.isParenthesizedExpression(node)) return lowerCondition(context, node.expression);
  if (ts.isBinaryExpression(node) && isLogical(node)) {
    const left = lowerCondition(context, node.left);
    const right = lowerCondition(context, node.right);
    return at(node, binary(left, logicalOperator(node), right));
  }
  return truth(context, truthOf(context, node), lowerExpression(context, node));
}

/** Lowers `a && b` and `a || b` for their value. */
export function lowerLogical(context: Context, node: ts.BinaryExpression): Expression {
  const operator = logicalOperator(node);
  const left = lowerExpression(context, node.left);
  const right = lowerExpression(context, node.right);
  return chooseByTruth(context, node.left, left, operator, right);
}

/** `left && right` or `left || right`, by JavaScript's truth of the left one. */
export function chooseByTruth(
  context: Context,
  node: ts.Expression,
  left: Expression,
  operator: '&&' | '||',
  right: Expression,
): Expression {
  const found = truthOf(context, node);
  if (!found.mayBeText && !found.mayBeNaN) return binary(left, operator, right);
  const { steps, values } = ready(left);
  const value = values[0]!;
  const test = after(steps, truth(context, found, value));
  return operator === '&&' ? conditional(test, right, value) : conditional(test, value, right);
}

/** The truth of a value as JavaScript sees it. */
export function truth(context: Context, found: Truth, value: Expression): Expression {
  if (found.mayBeText && !found.mayBeOther) return binary(value, '!=', string(''));
  if (!found.mayBeText && !found.mayBeNaN) return value;
  const { steps, values } = ready(value);
  const known = values[0]!;
  const isText = found.mayBeText ? [binary(known, '!=', string(''))] : [];
  const isNumber = found.mayBeNaN ? [unary('!', call(context.helper('isNaN'), known))] : [];
  const test = [known, ...isText, ...isNumber].reduce((left, right) => binary(left, '&&', right));
  return after(steps, test);
}

function logicalOperator({ operatorToken }: ts.BinaryExpression): '&&' | '||' {
  return operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken ? '&&' : '||';
}
