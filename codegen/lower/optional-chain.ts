import { ts } from 'ts-morph';
import { mayHoldNull } from '../analysis/emptiness.js';
import { type Slot } from '../analysis/presence.js';
import { mayBeAbsent } from './presence.js';
import { binary, nullLiteral, type Expression, type Statement } from '../squirrel/tree.js';
import { mayBeNull } from '../analysis/types.js';
import { choose } from './conditionals.js';
import { lowerSlot, readGuarded } from './idioms.js';
import { after, ready } from '../squirrel/hold.js';
import { isThere } from './truth.js';
import type { Context } from './context.js';
import { lowerCall, lowerPresent, lowerExpression } from './dispatch.js';
import { usesAccessor } from '../analysis/accessors.js';
import { isRepeatable } from '../analysis/repeatable.js';

/** What must hold for a chain to have a value, and the value then. */
export interface Chain {
  readonly test: Expression;
  readonly value: Expression;
}

/** Lowers `a?.b`, `a?.[k]` or `a?.f()` for its value. */
export function lowerOptionalChain(context: Context, node: ts.OptionalChain): Expression {
  const { test, value } = lowerChain(context, node);
  return choose(node, test, value, nullLiteral);
}

/** Lowers `a?.b ?? otherwise`. */
export function lowerChainOrDefault(
  context: Context,
  node: ts.OptionalChain,
  otherwise: Expression,
): Expression {
  const { test, value } = lowerChain(context, node);
  if (!lastMayBeNull(context, node)) return choose(node, test, value, otherwise);
  const { steps, values } = ready(value);
  const found = values[0]!;
  const isFound = after(steps, binary(found, '!=', nullLiteral));
  return choose(node, binary(test, '&&', isFound), found, otherwise);
}

/** Lowers a chain to its test and its value, each link of which has been found by the test. */
export function lowerChain(context: Context, node: ts.OptionalChain): Chain {
  const tests = linksOf(node).flatMap((link) => testsOfBase(context, link));
  if (isSlot(node) && mayBeAbsent(context, node)) tests.push(findSlot(context, node));
  // Nobody says that the result of a call is there.
  const value = ts.isCallExpression(node) ? lowerCall(context, node) : lowerPresent(context, node);
  return { test: tests.reduce((left, right) => binary(left, '&&', right)), value };
}

/** The links of a chain that have a `?.`, the first one first. */
function linksOf(node: ts.Expression): ts.OptionalChain[] {
  if (!ts.isOptionalChain(node)) return [];
  const inner = linksOf(node.expression);
  return hasQuestion(node) ? [...inner, node] : inner;
}

function hasQuestion(node: ts.OptionalChain): boolean {
  return !ts.isNonNullExpression(node) && node.questionDotToken !== undefined;
}

/** What must hold of what stands before a `?.`. */
function testsOfBase(context: Context, link: ts.OptionalChain): Expression[] {
  const { expression: base } = link;
  const isMethod = ts.isCallExpression(link) && isSlot(base) && !usesAccessor(context, base);
  if (isRepeatableLink(context, base)) return testsOfRead(context, base);
  if (!isMethod) return [testOfHeld(context, base)];
  const steps = holdParts(context, base);
  const [first, ...others] = testsOfRead(context, base);
  return [after(steps, first!), ...others];
}

/** What must hold of something that may be read again. */
function testsOfRead(context: Context, base: ts.Expression): Expression[] {
  const isOptional = isSlot(base) && mayBeAbsent(context, base);
  const mayHold = !isOptional || mayHoldNull(context, base);
  const slot = isOptional ? [findSlot(context, base)] : [];
  if (!mayHold) return slot;
  return [...slot, isThere(context, base, lowerExpression(context, base))];
}

/** A method is called on the object that it has been found in. */
function holdParts(context: Context, base: Slot): readonly Statement[] {
  const parts = ts.isElementAccessExpression(base)
    ? [base.expression, base.argumentExpression]
    : [base.expression];
  const { steps, values } = ready(...parts.map((each) => lowerExpression(context, each)));
  parts.forEach((each, position) => context.held.set(each, values[position]!));
  return steps;
}

/** Puts what stands before a `?.` into a variable, and asks whether it is there. */
function testOfHeld(context: Context, base: ts.Expression): Expression {
  const isOptional = isSlot(base) && mayBeAbsent(context, base);
  const value = isOptional ? readGuarded(context, base) : lowerExpression(context, base);
  const { steps, values } = ready(value);
  const held = values[0]!;
  context.held.set(base, held);
  return after(steps, isThere(context, base, held));
}

/** The test for a slot, which is known to be there from now on. */
function findSlot(context: Context, node: Slot): Expression {
  context.present.add(node);
  return lowerSlot(context, node).isThere;
}

function isSlot(node: ts.Node): node is Slot {
  return ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
}

function isRepeatableLink(context: Context, node: ts.Expression): boolean {
  if (!ts.isOptionalChain(node)) return isRepeatable(context, node);
  if (ts.isElementAccessExpression(node) && !isRepeatable(context, node.argumentExpression))
    return false;
  return !ts.isCallExpression(node) && isRepeatableLink(context, node.expression);
}

/** Whether the last link may be null though all others are there. */
function lastMayBeNull(context: Context, node: ts.OptionalChain): boolean {
  if (isSlot(node)) {
    const symbol = context.checker.getSymbolAtLocation(node);
    if (symbol === undefined || symbol.flags & ts.SymbolFlags.Optional) {
      return mayHoldNull(context, node);
    }
    return mayBeNull(context.checker.getTypeOfSymbol(symbol));
  }
  return !ts.isCallExpression(node) || resultMayBeNull(context, node);
}

/** The signature of a call in a chain has the undefined of the chain; its declaration has not. */
function resultMayBeNull(context: Context, node: ts.CallExpression): boolean {
  const declaration = context.checker.getResolvedSignature(node)?.declaration;
  if (declaration === undefined || ts.isJSDocSignature(declaration)) return true;
  const result = context.checker.getSignatureFromDeclaration(declaration)?.getReturnType();
  return result === undefined || result.isTypeParameter() || mayBeNull(result);
}
