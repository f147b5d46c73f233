import { ts } from 'ts-morph';
import { enumOf, isEnumName } from '../analysis/enums.js';
import { isString, nothingsOf } from '../analysis/types.js';
import { mayHoldNull } from '../analysis/emptiness.js';
import { type Slot } from '../analysis/presence.js';
import { findings } from '../check/diagnostics.js';
import {
  binary,
  call,
  conditional,
  index,
  literal,
  member,
  name,
  nullLiteral,
  string,
  unary,
  type BinaryOperator,
  type Expression,
  type Statement,
} from '../squirrel/tree.js';
import { at } from './origin.js';
import type { Context } from './context.js';
import { after, ready } from '../squirrel/hold.js';
import { lowerExpression } from './dispatch.js';
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
  if (ts.isPropertyAccessExpression(node)) {
    const [steps, object] = readyParts(context, node.expression);
    const key = at(node, string(context.members.of(node.name) ?? node.name.text));
    const slot = at(node, context.members.read(object, node.name));
    return { isThere: after(steps, binary(key, 'in', object)), slot };
  }
  const [steps, whole, key] = readyParts(context, node.expression, node.argumentExpression);
  const object = isEnumName(context, node) ? lowerNamesOf(context, node) : whole;
  const slot = isString(context.ownerTypeOf(node.expression))
    ? characterAt(object, key!)
    : index(object, key!);
  return { isThere: after(steps, binary(key!, 'in', object)), slot };
}

/** The names of an enum's members, in `Enum[value]`. */
export function lowerNamesOf(
  context: Context,
  { expression }: ts.ElementAccessExpression,
): Expression {
  return name(context.names.ofEnumNames(enumOf(context, expression)!));
}

/** Lowers the parts of a slot for more than one use, also for those to come. */
function readyParts(
  context: Context,
  ...nodes: readonly ts.Expression[]
): [steps: readonly Statement[], object: Expression, key?: Expression] {
  const { steps, values } = ready(...nodes.map((each) => lowerExpression(context, each)));
  if (steps.length > 0)
    nodes.forEach((each, position) => context.held.set(each, values[position]!));
  return [steps, values[0]!, values[1]!];
}

/** A character of a text: an index alone would give its code. */
export function characterAt(text: Expression, at: Expression): Expression {
  const { steps, values } = ready(at);
  const start = values[0]!;
  const isNumber = start.kind === 'literal' && /^\d+$/.test(start.text);
  const end = isNumber ? literal(String(Number(start.text) + 1)) : binary(start, '+', literal('1'));
  return call(member(text, 'slice'), after(steps, start), end);
}

const typeNames: Readonly<Record<string, readonly string[]>> = {
  undefined: ['null'],
  number: ['integer', 'float'],
  boolean: ['bool'],
  string: ['string'],
  function: ['function'],
};

/** `typeof value === 'number'` and the like. */
export function isTypeofTest(node: ts.BinaryExpression): boolean {
  return (
    ts.isTypeOfExpression(node.left) &&
    ts.isStringLiteralLike(node.right) &&
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
  const operator = equality(node)!;
  if (names.includes('null')) {
    const nothings = nothingsOf(context.typeOf(expression));
    if (nothings.size > 1) context.report(findings.typeofNothing(expression.getText()), expression);
    return binary(lowerExpression(context, expression), operator, nullLiteral);
  }
  const lowered = lowerExpression(context, expression);
  const { steps, values } = names.length > 1 ? ready(lowered) : { steps: [], values: [lowered] };
  const test = names
    .map((each) => binary(unary('typeof ', values[0]!), operator, string(each)))
    .reduce((left, right) => binary(left, operator === '==' ? '||' : '&&', right));
  return after(steps, test);
}

const equalities = new Map<ts.SyntaxKind, BinaryOperator>([
  [ts.SyntaxKind.EqualsEqualsEqualsToken, '=='],
  [ts.SyntaxKind.EqualsEqualsToken, '=='],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, '!='],
  [ts.SyntaxKind.ExclamationEqualsToken, '!='],
]);

function equality(node: ts.BinaryExpression): BinaryOperator | null {
  return equalities.get(node.operatorToken.kind) ?? null;
}
