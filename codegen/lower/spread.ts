import { ts } from 'ts-morph';
import { findings } from '../check/diagnostics.js';
import { collectionOf, isArray, isString, mayBeNull } from '../analysis/types.js';
import { after, hold, ready } from '../squirrel/hold.js';
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
  type Slot,
  type Statement,
} from '../squirrel/tree.js';
import type { Context } from './context.js';
import { lowerExpression } from './dispatch.js';
import { hasConstructor } from '../analysis/constructors.js';
import { walkOf } from './library/collections.js';
import { thisName } from './self.js';

const effect = (value: Expression): Statement => ({ kind: 'expression', value, trivia: noTrivia });

/** Lowers a list with `...others` in it: a copy of what comes first, and the rest behind it. */
export function lowerSpreadList(context: Context, nodes: readonly ts.Expression[]): Expression {
  const [first, ...others] = chunksOf(nodes);
  if (others.length === 0) return lowerChunk(context, first!, true);
  const { step, held } = hold(lowerChunk(context, first!, true), 'list');
  const added = others.map((chunk) => effect(add(context, held, chunk)));
  return after([step, ...added], held);
}

/** Lowers arguments with `...others` to a list that is only read. */
export function lowerSpreadArguments(
  context: Context,
  nodes: readonly ts.Expression[],
): Expression {
  const [only, ...others] = nodes;
  return only !== undefined && others.length === 0 && ts.isSpreadElement(only)
    ? lowerSpread(context, only.expression, false)
    : lowerSpreadList(context, nodes);
}

/** Elements that stand beside each other, or what is spread. */
type Chunk = readonly ts.Expression[] | ts.SpreadElement;

function chunksOf(nodes: readonly ts.Expression[]): Chunk[] {
  const chunks: Chunk[] = [];
  for (const node of nodes) {
    const last = chunks.at(-1);
    if (ts.isSpreadElement(node)) chunks.push(node);
    else if (last === undefined || isSpread(last)) chunks.push([node]);
    else chunks[chunks.length - 1] = [...last, node];
  }
  return chunks;
}

const isSpread = (chunk: Chunk): chunk is ts.SpreadElement => 'kind' in chunk;

function add(context: Context, list: Expression, chunk: Chunk): Expression {
  const isOne = !isSpread(chunk) && chunk.length === 1;
  return isOne
    ? call(member(list, 'push'), lowerExpression(context, chunk[0]!))
    : call(member(list, 'extend'), lowerChunk(context, chunk, false));
}

function lowerChunk(context: Context, chunk: Chunk, isCopied: boolean): Expression {
  if (isSpread(chunk)) return lowerSpread(context, chunk.expression, isCopied);
  return { kind: 'array', elements: chunk.map((each) => lowerExpression(context, each)) };
}

/** Lowers what is spread to a list; a copy, if it is to be changed. */
function lowerSpread(context: Context, node: ts.Expression, isCopied: boolean): Expression {
  const type = context.typeOf(node);
  const value = lowerExpression(context, node);
  if (isString(type)) return call(context.helper('stringSplit'), value, string(''));
  const kind = collectionOf(type);
  if (kind === 'Map' || kind === 'Set') {
    const walked = call(member(value, kind === 'Map' ? 'entries' : 'values'));
    return call(context.helper('arrayFrom'), walked);
  }
  if (kind === 'iterator') return call(context.helper('arrayFrom'), value);
  const walk = isArray(context, type) ? null : walkOf(context, node, type);
  if (walk !== null) return call(context.helper('arrayFrom'), walk(value));
  if (!isArray(context, type) || mayBeNull(type)) {
    const text = `'...' of ${context.checker.typeToString(type)}`;
    context.report(findings.unknownSyntax(text, ts.SyntaxKind.SpreadElement), node);
  }
  const isNew = value.kind === 'array' || value.kind === 'sequence';
  return isCopied && !isNew ? call(member(value, 'slice')) : value;
}

/** Lowers `f(...args)`: the object that a function is called on stands before its arguments. */
export function lowerSpreadCall(context: Context, node: ts.CallExpression): Expression {
  const { expression: callee, arguments: args } = node;
  if (callee.kind === ts.SyntaxKind.SuperKeyword) {
    return acall(context, member(name('base'), 'constructor'), name('this'), args);
  }
  const isMethod = ts.isPropertyAccessExpression(callee);
  const isOwn = isMethod && callee.expression.kind === ts.SyntaxKind.ThisKeyword;
  if (!isMethod) return acall(context, lowerExpression(context, callee), name('this'), args);
  if (isOwn || callee.expression.kind === ts.SyntaxKind.SuperKeyword) {
    return acall(context, lowerExpression(context, callee), name(thisName(callee)), args);
  }
  const { steps, values } = ready(lowerExpression(context, callee.expression));
  const object = values[0]!;
  const method = member(object, callee.name.text);
  return after(steps, acall(context, method, object, args));
}

function acall(
  context: Context,
  callee: Expression,
  object: Expression,
  args: readonly ts.Expression[],
): Expression {
  const [first, ...others] = chunksOf(args);
  const own = isSpread(first!) ? [] : first!.map((each) => lowerExpression(context, each));
  const { step, held } = hold({ kind: 'array', elements: [object, ...own] }, 'args');
  const rest = isSpread(first!) ? [first, ...others] : others;
  const added = rest.map((chunk) => effect(add(context, held, chunk)));
  return after([step, ...added], call(member(callee, 'acall'), held));
}

/** Lowers `new C(...args)`: a tuple is passed element by element, else an instance is made first. */
export function lowerSpreadNew(context: Context, node: ts.NewExpression): Expression {
  const args = node.arguments!;
  const made = lowerExpression(context, node.expression);
  if (args.every((each) => !ts.isSpreadElement(each) || lengthOfTuple(context, each) !== null)) {
    const { steps, values } = ready(
      ...args.map((each) => lowerExpression(context, spreadIn(each))),
    );
    const passed = args.flatMap((each, at) => elementsOf(context, each, values[at]!));
    return after(steps, call(made, ...passed));
  }
  if (!hasConstructor(context, node.expression)) {
    const what = `'...' in the arguments of new ${node.expression.getText()}`;
    context.report(findings.unknownSyntax(what, node.kind), node);
  }
  const { step, held } = hold(call(member(made, 'instance')));
  return after([step, effect(acall(context, member(held, 'constructor'), held, args))], held);
}

const spreadIn = (node: ts.Expression): ts.Expression =>
  ts.isSpreadElement(node) ? node.expression : node;

function elementsOf(context: Context, node: ts.Expression, value: Expression): Expression[] {
  if (!ts.isSpreadElement(node)) return [value];
  const length = lengthOfTuple(context, node)!;
  return Array.from({ length }, (_, at) => index(value, literal(String(at))));
}

/** How many elements a tuple has; null for one of any length. */
function lengthOfTuple(context: Context, { expression }: ts.SpreadElement): number | null {
  const type = context.typeOf(expression);
  if (!context.checker.isTupleType(type)) return null;
  const { target } = type as ts.TupleTypeReference;
  const isFixed =
    (target.combinedFlags & (ts.ElementFlags.Variable | ts.ElementFlags.Optional)) === 0;
  return isFixed ? target.fixedLength : null;
}

/** Lowers `{ ...object, key: value }`: a copy of what comes first, and the others on top of it. */
export function lowerSpreadObject(
  context: Context,
  { properties }: ts.ObjectLiteralExpression,
  lowerSlot: (property: ts.ObjectLiteralElementLike) => Slot,
): Expression {
  const [first] = properties;
  const at = properties.findIndex(ts.isSpreadAssignment);
  const whole: Expression = ts.isSpreadAssignment(first!)
    ? copyOf(context, first.expression)
    : { kind: 'table', slots: properties.slice(0, at).map(lowerSlot) };
  const others = properties.slice(Math.max(at, 1));
  if (others.length === 0) return whole;
  const { step, held } = hold(whole, 'copy');
  const added = others.map((each): Statement => {
    if (ts.isSpreadAssignment(each)) {
      const source = lowerTable(context, each.expression);
      return effect(call(context.helper('tableAssign'), held, source));
    }
    const { key, computed, value, trivia } = lowerSlot(each);
    const target = computed === undefined ? slotOf(held, key) : index(held, computed);
    return { kind: 'expression', value: assignment(target, '<-', value), trivia };
  });
  return after([step, ...added], held);
}

/** The slot of a key that is written as in a table. */
function slotOf(table: Expression, key: string): Expression {
  return key.startsWith('[') ? index(table, literal(key.slice(1, -1))) : member(table, key);
}

function copyOf(context: Context, node: ts.Expression): Expression {
  const value = lowerTable(context, node);
  if (!mayBeNull(context.typeOf(node))) return unary('clone ', value);
  const { steps, values } = ready(value);
  const table = values[0]!;
  const isThere = after(steps, binary(table, '!=', nullLiteral));
  return conditional(isThere, unary('clone ', table), { kind: 'table', slots: [] });
}

/** A table: of an instance JavaScript copies what Squirrel cannot list. */
function lowerTable(context: Context, node: ts.Expression): Expression {
  const type = context.checker.getNonNullableType(context.typeOf(node));
  const members = type.isUnion() ? type.types : [type];
  const isTable = members.every((each) => {
    const isInstance =
      each.isClass() || ((each.getSymbol()?.flags ?? 0) & ts.SymbolFlags.Class) !== 0;
    const isObject = (each.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0;
    return isObject && !isInstance && !isArray(context, each) && collectionOf(each) === null;
  });
  if (!isTable) {
    const text = `'...' of ${context.checker.typeToString(type)}`;
    context.report(findings.unknownSyntax(text, ts.SyntaxKind.SpreadAssignment), node);
  }
  return lowerExpression(context, node);
}
