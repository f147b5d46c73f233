import { ts } from 'ts-morph';
import type { Context } from './context.js';
import { once } from './once.js';
import { mayFindNothing } from './presence.js';
import { isArray } from './types.js';
import { bare, callsUser, isWritten, usesOf } from './uses.js';
import { nodesIn } from './walk.js';

// JavaScript appends when it writes behind the last element, Squirrel throws. Most writes replace an
// element that is known to be there.

const { SyntaxKind } = ts;

/** Where a write to `list[index]` goes: to an element that is there, behind the last one, or either. */
export type ElementWrite = 'replaces' | 'appends' | 'either';

/** Where a write to an element of an array goes; null for other targets. */
export function elementWriteOf(context: Context, target: ts.Expression): ElementWrite | null {
  // The author says that it is there: `list[i]! = x`.
  if (!ts.isElementAccessExpression(target)) return null;
  const { expression: list, argumentExpression: index } = target;
  const type = context.ownerTypeOf(list);
  if (!isArray(context, type)) return null;
  // Each call of an accessor may give another list.
  if (callsUser(context, list)) return 'either';
  if (isLengthOf(index, list)) return 'appends';
  const isThere =
    context.checker.isTupleType(type) ||
    isReadBeside(context, target) ||
    isWithinLength(target, list, index) ||
    isMadeFull(context, list);
  return isThere ? 'replaces' : 'either';
}

/** `list.length` of a list. */
function isLengthOf(node: ts.Expression, list: ts.Expression): boolean {
  const inner = bare(node);
  return (
    ts.isPropertyAccessExpression(inner) &&
    inner.name.text === 'length' &&
    inner.expression.getText() === bare(list).getText()
  );
}

/** `list.length - 1` and the like. */
function isBeforeEnd(index: ts.Expression, list: ts.Expression): boolean {
  const inner = bare(index);
  return (
    ts.isBinaryExpression(inner) &&
    inner.operatorToken.kind === SyntaxKind.MinusToken &&
    isLengthOf(inner.left, list)
  );
}

/** Whether the same function has read the element, by this index or by those that it was set to. */
function isReadBeside(context: Context, target: ts.ElementAccessExpression): boolean {
  const { parent, expression: list, argumentExpression: index } = target;
  const reads = readsIn(context, functionOf(parent));
  const isRead = (text: string): boolean => {
    const first = reads.get(text);
    return first != null && first < parent.end;
  };
  const owner = list.getText();
  if (isRead(target.getText())) return true;
  if (index.getText() === '0') {
    return [...reads.keys()].some((text) => text.startsWith(`${owner}[`) && isRead(text));
  }
  const values = ts.isIdentifier(index) ? valuesOf(context, index) : [];
  return values.length > 0 && values.every((each) => isRead(`${owner}[${each.getText()}]`));
}

/** All that a local variable is set to; nothing when it is counted, too. */
function valuesOf(context: Context, use: ts.Identifier): ts.Expression[] {
  const declaration = context.symbolOf(use)?.valueDeclaration;
  if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return [];
  if (declaration.initializer === undefined || !ts.isIdentifier(declaration.name)) return [];
  const writes = usesOf(context, functionOf(declaration), declaration.name).filter(isWritten);
  const set = writes.flatMap(valueSet);
  return set.length === writes.length ? [declaration.initializer, ...set] : [];
}

/** The texts of the elements that a function reads, and where first; null where one may be absent. */
const readsIn = once((context, owner: ts.Node): ReadonlyMap<string, number | null> => {
  const found = new Map<string, number | null>();
  for (const node of nodesIn(owner)) {
    if (!ts.isElementAccessExpression(node) || isReplaced(node)) continue;
    const text = node.getText();
    const first = found.has(text) ? found.get(text)! : node.pos;
    found.set(text, isPromised(context, node) ? first : null);
  }
  return found;
});

/** Whether an element is read as one that is there. */
function isPromised(context: Context, node: ts.ElementAccessExpression): boolean {
  return ts.isNonNullExpression(node.parent) || !mayFindNothing(context, node);
}

function isReplaced(node: ts.ElementAccessExpression): boolean {
  const { parent } = node;
  if (!ts.isBinaryExpression(parent)) return false;
  return parent.left === node && parent.operatorToken.kind === SyntaxKind.EqualsToken;
}

/** Whether a loop round the write keeps the index below the length, or it counts back from there. */
function isWithinLength(target: ts.Expression, list: ts.Expression, index: ts.Expression): boolean {
  if (isBeforeEnd(index, list)) return true;
  const bound = (node: ts.Node): boolean =>
    ts.isForStatement(node) &&
    node.condition !== undefined &&
    ts.isBinaryExpression(node.condition) &&
    node.condition.operatorToken.kind === SyntaxKind.LessThanToken &&
    node.condition.left.getText() === index.getText() &&
    isLengthOf(node.condition.right, list);
  return ts.findAncestor(target, bound) !== undefined;
}

/** Whether a list is a variable or a field that is only set to arrays made with all their elements. */
function isMadeFull(context: Context, list: ts.Expression): boolean {
  const inner = bare(list);
  if (ts.isElementAccessExpression(inner)) return false;
  const name = ts.isPropertyAccessExpression(inner) ? inner.name : inner;
  const declaration = context.symbolOf(name)?.valueDeclaration;
  if (declaration === undefined) return false;
  const isKept = ts.isVariableDeclaration(declaration) || ts.isPropertyDeclaration(declaration);
  return isKept && isAlwaysFull(context, declaration);
}

const isAlwaysFull = once(
  (context, { name, initializer }: ts.VariableDeclaration | ts.PropertyDeclaration): boolean => {
    if (!ts.isIdentifier(name)) return false;
    const set = usesOf(context, name.getSourceFile(), name).flatMap(valueSet);
    const values = initializer === undefined ? set : [initializer, ...set];
    return values.length > 0 && values.every((each) => isFull(bare(each)));
  },
);

/** What a variable or a field is set to where it stands. */
function valueSet(use: ts.Identifier): ts.Expression[] {
  const isMember = ts.isPropertyAccessExpression(use.parent) && use.parent.name === use;
  const target = isMember ? use.parent : use;
  const { parent } = target;
  const isSet = ts.isBinaryExpression(parent) && parent.left === target;
  return isSet && parent.operatorToken.kind === SyntaxKind.EqualsToken ? [parent.right] : [];
}

/** `new Array(n)`, `Array.from(...)`, `list.slice()`. */
function isFull(node: ts.Expression): boolean {
  if (ts.isNewExpression(node)) return isArrayOfLength(node);
  if (!ts.isCallExpression(node)) return false;
  const { expression: callee } = node;
  if (ts.isIdentifier(callee)) return isArrayOfLength(node);
  return ts.isPropertyAccessExpression(callee) && makers.has(callee.name.text);
}

function isArrayOfLength({ expression, arguments: args }: ts.NewExpression | ts.CallExpression) {
  return expression.getText() === 'Array' && args?.length === 1;
}

const makers = new Set(['fill', 'from', 'map', 'slice']);

function functionOf(node: ts.Node): ts.Node {
  return ts.findAncestor(node.parent, ts.isFunctionLike) ?? node.getSourceFile();
}
