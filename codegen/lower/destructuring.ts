import { ts } from 'ts-morph';
import { findings } from '../check/diagnostics.js';
import {
  assignment,
  binary,
  call,
  conditional,
  index,
  literal,
  member,
  name,
  noTrivia,
  nullLiteral,
  string,
  unary,
  type Expression,
  type Statement,
} from '../squirrel/tree.js';
import { mayHoldNullAt } from '../analysis/emptiness.js';
import { includesUndefined, isPartTested } from '../analysis/presence.js';
import { needsObject } from '../analysis/this-uses.js';
import {
  collectionOf,
  isArray,
  isElement,
  isForeign,
  isFunction,
  isString,
  nothingsOf,
} from '../analysis/types.js';
import { bare } from '../analysis/uses.js';
import { after, hold, ready } from '../squirrel/hold.js';
import { lowerExpression } from './dispatch.js';
import { setterOf } from './effects.js';
import { at } from './origin.js';
import { isListPattern, isPattern, partsOfPattern, type Part, type Pattern } from './patterns.js';
import type { Context } from './context.js';

/** Lowers `const { a, b } = object` to a variable for each name. */
export function lowerDestructuring(
  context: Context,
  { name: pattern, initializer }: ts.VariableDeclaration,
): Statement[] {
  if (initializer === undefined || ts.isIdentifier(pattern)) return [];
  const lowered = lowerExpression(context, initializer);
  const { steps, values } = isReadOnce(context, pattern)
    ? { steps: [], values: [lowered] }
    : ready(lowered);
  return [...steps, ...takeApart(context, pattern, values[0]!)];
}

/** Whether this is `[a, b] = list` or `{ a, b } = object`. */
export function isDestructuring(node: ts.Expression): node is ts.BinaryExpression {
  if (!ts.isBinaryExpression(node)) return false;
  return node.operatorToken.kind === ts.SyntaxKind.EqualsToken && isPattern(node.left);
}

/** Lowers `[a, b] = [b, a]` and `({ a, b } = object)`: what is written last is the expression. */
export function lowerDestructuringAssignment(
  context: Context,
  { left, right }: ts.BinaryExpression,
): Expression {
  const statements = isExchange(left, right)
    ? lowerExchange(context, left, right)
    : lowerTakenApart(context, left as Pattern, right);
  const last = statements.at(-1);
  if (last?.kind !== 'expression') return lowerExpression(context, right);
  return after(statements.slice(0, -1), last.value);
}

function lowerTakenApart(context: Context, pattern: Pattern, right: ts.Expression): Statement[] {
  const { steps, values } = ready(lowerExpression(context, right));
  return [...steps, ...takeApart(context, pattern, values[0]!)];
}

/** Whether each target of a list gets the element of a list that stands there. */
function isExchange(left: ts.Expression, right: ts.Expression): left is ts.ArrayLiteralExpression {
  if (!ts.isArrayLiteralExpression(left) || !ts.isArrayLiteralExpression(right)) return false;
  const isPlain = [...left.elements, ...right.elements].every(
    (each) => !ts.isSpreadElement(each) && !ts.isOmittedExpression(each),
  );
  const isTargets = left.elements.every((each) => !isPattern(each) && !ts.isBinaryExpression(each));
  return isPlain && isTargets && left.elements.length === right.elements.length;
}

/** `[a, b] = [b, a]`: all but the first value are kept, as the targets before them are written first. */
function lowerExchange(
  context: Context,
  { elements: targets }: ts.ArrayLiteralExpression,
  right: ts.Expression,
): Statement[] {
  const { elements } = right as ts.ArrayLiteralExpression;
  const lowered = elements.map((each) => lowerExpression(context, each));
  const isRead = !lowered.some(hasEffect);
  const steps: Statement[] = [];
  const values = lowered.map((value, position) => {
    if (value.kind === 'literal' || (isRead && position === 0)) return value;
    const { step, held } = hold(value);
    steps.push(step);
    return held;
  });
  const writes = targets.map((each, position) => write(context, each, values[position]!));
  return [...steps, ...writes];
}

/** Whether evaluating a value may change others. */
function hasEffect(value: Expression): boolean {
  switch (value.kind) {
    case 'literal':
    case 'name':
    case 'global':
    case 'held':
      return false;
    case 'member':
      return hasEffect(value.object);
    case 'index':
      return hasEffect(value.object) || hasEffect(value.index);
    case 'binary':
      return hasEffect(value.left) || hasEffect(value.right);
    case 'unary':
      return hasEffect(value.operand);
    default:
      return true;
  }
}

/** Whether a pattern has one part, which is surely there. */
function isReadOnce(context: Context, pattern: ts.BindingPattern): boolean {
  const [element, other] = pattern.elements;
  if (element === undefined || other !== undefined || !ts.isBindingElement(element)) return false;
  const { name: target, initializer, dotDotDotToken, propertyName } = element;
  if (initializer !== undefined || dotDotDotToken !== undefined) return false;
  const key = ts.isArrayBindingPattern(pattern) ? '0' : (propertyName ?? target).getText();
  const property = context.typeOf(pattern).getProperty(key);
  if (property === undefined || property.flags & ts.SymbolFlags.Optional) return false;
  return ts.isIdentifier(target) || isReadOnce(context, target);
}

/** The statements that give each part of a pattern its value, where the whole may be read again. */
export function takeApart(context: Context, pattern: Pattern, whole: Expression): Statement[] {
  checkTaken(context, pattern);
  const parts = partsOfPattern(pattern);
  return parts.flatMap((part) => {
    if (part === null) {
      context.report(findings.unknownSyntax('A key that is no word'), pattern);
      return [];
    }
    const others = parts.flatMap((each) => each ?? []);
    return part.isRest
      ? lowerRest(context, pattern, part, others, whole)
      : lowerPart(context, pattern, part, whole);
  });
}

/** Its members must be slots in Squirrel, too. */
function checkTaken(context: Context, pattern: Pattern): void {
  const type = context.checker.getNonNullableType(context.typeOf(pattern));
  const isList = isArray(context, type);
  const isSlots = !isFunction(context, type) && !isString(type) && !context.isGlobals(type);
  const isLength = partsOfPattern(pattern).every((each) => each?.key === 'length');
  const isTaken = isListPattern(pattern)
    ? isList
    : (isSlots && !isList && collectionOf(type) === null) || (isLength && !context.isGlobals(type));
  if (isTaken) return;
  const text = context.checker.typeToString(type);
  context.report(findings.unknownSyntax(`Taking apart ${text}`), pattern);
}

function lowerPart(context: Context, pattern: Pattern, part: Part, whole: Expression): Statement[] {
  const { target, otherwise } = part;
  const found = findPart(context, pattern, part, whole);
  // A default that is null changes nothing.
  if (otherwise === undefined || bare(otherwise).kind === ts.SyntaxKind.NullKeyword) {
    return store(context, part, found.value(nullLiteral));
  }
  if (found.mayBeJavaScriptNull) {
    context.report(findings.destructuringDefault(target.getText()), otherwise);
  }
  const instead = lowerExpression(context, otherwise);
  if (found.isNeverNull) return store(context, part, found.value(instead));
  if (!ts.isIdentifier(target) || isAssigned(pattern)) {
    const { steps, values } = ready(found.value(nullLiteral));
    const value = values[0]!;
    const chosen = conditional(binary(value, '!=', nullLiteral), value, instead);
    return store(context, part, after(steps, chosen));
  }
  const variable = name(context.names.of(target));
  const set: Statement = effect(assignment(variable, '=', instead));
  const test = binary(variable, '==', nullLiteral);
  const then = { statements: [set], dangling: [] };
  return [
    ...store(context, part, found.value(nullLiteral)),
    { kind: 'if', test, then, otherwise: null, trivia: noTrivia },
  ];
}

const isAssigned = (pattern: Pattern): boolean =>
  ts.isObjectLiteralExpression(pattern) || ts.isArrayLiteralExpression(pattern);

/** Puts a value where a part of a pattern says. */
function store(context: Context, { node, target }: Part, value: Expression): Statement[] {
  if (isPattern(target)) {
    const { steps, values } = ready(value);
    return [...steps, ...takeApart(context, target, values[0]!)];
  }
  const isDeclared = ts.isBindingElement(node);
  if (!isDeclared) return [write(context, target, value)];
  return [
    at(node, {
      kind: 'local',
      name: context.names.of(target as ts.Identifier),
      value,
      trivia: noTrivia,
    }),
  ];
}

const effect = (value: Expression): Statement => ({ kind: 'expression', value, trivia: noTrivia });

const write = (context: Context, target: ts.Expression, value: Expression): Statement =>
  effect(at(target, setterOf(context, target)(value)));

/** What a part of a pattern finds. */
interface Found {
  /** The value, and what it is where there is no slot. */
  readonly value: (otherwise: Expression) => Expression;
  /** Whether what is there is never null. */
  readonly isNeverNull: boolean;
  /** Whether it may be the null of JavaScript, which takes no default. */
  readonly mayBeJavaScriptNull: boolean;
}

function findPart(context: Context, pattern: Pattern, part: Part, whole: Expression): Found {
  const { key } = part;
  if (typeof key === 'number') return findElement(context, pattern, part, key, whole);
  if (typeof key !== 'string') return findComputed(context, pattern, key, whole);
  const type = context.checker.getNonNullableType(context.typeOf(pattern));
  if (key === 'length' && (isArray(context, type) || isString(type))) {
    return always(call(member(whole, 'len')));
  }
  return findProperty(context, part, key, type, whole);
}

const always = (value: Expression): Found => ({
  value: () => value,
  isNeverNull: true,
  mayBeJavaScriptNull: false,
});

function findProperty(
  context: Context,
  { node }: Part,
  key: string,
  owner: ts.Type,
  whole: Expression,
): Found {
  const property = owner.getProperty(key);
  checkProperty(context, node, key, owner, property);
  const type = property && context.checker.getTypeOfSymbol(property);
  const declaration = property?.valueDeclaration;
  const isField = declaration !== undefined && ts.isPropertyDeclaration(declaration);
  const isOptional = !property || (property.flags & ts.SymbolFlags.Optional) !== 0;
  const text = context.members.ofText(key);
  const slot = text === null ? index(whole, string(key)) : member(whole, text);
  const isThere = at(node, binary(string(text ?? key), 'in', whole));
  return {
    value: (otherwise) => (isOptional && !isField ? conditional(isThere, slot, otherwise) : slot),
    isNeverNull:
      isOptional && !isField
        ? !mayHoldNullAt(context, owner, property)
        : type !== undefined && nothingsOf(type).size === 0,
    mayBeJavaScriptNull: type === undefined ? false : nothingsOf(type).has('null'),
  };
}

function checkProperty(
  context: Context,
  node: ts.Node,
  key: string,
  owner: ts.Type,
  property: ts.Symbol | undefined,
): void {
  const isMethod = property !== undefined && (property.flags & ts.SymbolFlags.Method) !== 0;
  if (isMethod && needsObject(context, key)) context.report(findings.unboundMethod(key), node);
  if (property?.declarations?.some((each) => isForeign(context, each)) === true) {
    const text = context.checker.typeToString(owner);
    context.report(findings.unknownMember(key, text), node);
  }
}

/** `{ [key]: name }` */
function findComputed(
  context: Context,
  pattern: Pattern,
  key: ts.Expression,
  whole: Expression,
): Found {
  const { steps, values } = ready(lowerExpression(context, key));
  const at = values[0]!;
  const owner = context.typeOf(pattern);
  const isThere = after(steps, binary(at, 'in', whole));
  const infos = context.checker.getIndexInfosOfType(owner);
  return {
    value: (otherwise) => conditional(isThere, index(whole, at), otherwise),
    isNeverNull: !mayHoldNullAt(context, owner, undefined),
    mayBeJavaScriptNull: infos.some(({ type }) => nothingsOf(type).has('null')),
  };
}

/** An element that its type, a test or a default says may be missing is asked for first. */
function findElement(
  context: Context,
  pattern: Pattern,
  { node, otherwise }: Part,
  key: number,
  whole: Expression,
): Found {
  const type = context.checker.getNonNullableType(context.typeOf(pattern));
  const position = literal(String(key));
  const slot = index(whole, position);
  const element = elementType(context, type, key);
  const isThere =
    (context.checker.isTupleType(type) && isElement(type, key)) ||
    (otherwise === undefined && !includesUndefined(element) && !isTested(context, node));
  const mayHold = nothingsOf(element).size > 0;
  return {
    value: (instead) =>
      isThere ? slot : conditional(binary(position, 'in', whole), slot, instead),
    isNeverNull: !mayHold,
    mayBeJavaScriptNull: nothingsOf(element).has('null'),
  };
}

function elementType(context: Context, type: ts.Type, key: number): ts.Type {
  const property = type.getProperty(String(key));
  if (property !== undefined) return context.checker.getTypeOfSymbol(property);
  return (
    context.checker.getIndexTypeOfType(type, ts.IndexKind.Number) ?? context.checker.getAnyType()
  );
}

function isTested(context: Context, node: ts.Node): boolean {
  return ts.isBindingElement(node) && isPartTested(context, node);
}

/** `...others`: what the parts before it have left. */
function lowerRest(
  context: Context,
  pattern: Pattern,
  part: Part,
  others: readonly Part[],
  whole: Expression,
): Statement[] {
  if (typeof part.key === 'number') {
    const from = literal(String(part.key));
    const value =
      part.key === 0
        ? call(member(whole, 'slice'))
        : call(context.helper('arraySlice'), whole, from);
    return store(context, part, value);
  }
  const type = context.checker.getNonNullableType(context.typeOf(pattern));
  const isInstance = type.isClass() || (type.getSymbol()?.flags ?? 0) & ts.SymbolFlags.Class;
  if (isInstance) {
    const text = context.checker.typeToString(type);
    context.report(findings.unknownSyntax(`The rest of ${text}`), part.node);
  }
  const copy = unary('clone ', whole);
  const isVariable = ts.isIdentifier(part.target) && !isAssigned(pattern);
  const { step, held } = hold(copy, 'others');
  const rest = isVariable ? name(context.names.of(part.target)) : held;
  const dropped = others
    .filter((each) => each !== part)
    .map(({ key }) => {
      const slot =
        typeof key === 'string'
          ? string(context.members.ofText(key) ?? key)
          : lowerExpression(context, key as never);
      return effect(call(member(rest, 'rawdelete'), slot));
    });
  return isVariable
    ? [...store(context, part, copy), ...dropped]
    : [step, ...dropped, ...store(context, part, held)];
}
