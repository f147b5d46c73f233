import { ts } from 'ts-morph';
import type { Context } from './context.js';
import { elementWriteOf } from './element-writes.js';
import { includesUndefined, type Slot } from './presence.js';
import { isArray, mayBeNull, nothingsOf } from './types.js';
import { isAssignmentOperator } from './uses.js';
import { nodesIn } from './walk.js';

// What is there and holds nothing: JavaScript's undefined, Squirrel's null.

/** Whether a slot that is there may hold null, by what its type was declared to be. */
export function mayHoldNull(context: Context, node: Slot): boolean {
  if (nothingsOf(context.typeOf(node)).has('null')) return true;
  const key = ts.isPropertyAccessExpression(node) ? node.name : node.argumentExpression;
  const owner = context.ownerTypeOf(node.expression);
  return mayHoldNullAt(context, owner, context.checker.getSymbolAtLocation(key));
}

/** Whether a slot of an owner may hold null where it is there; one without a property is indexed. */
export function mayHoldNullAt(
  context: Context,
  owner: ts.Type,
  property: ts.Symbol | undefined,
): boolean {
  const declaration = property?.valueDeclaration;
  if (declaration !== undefined && ts.isPropertySignature(declaration)) {
    const { name, type } = declaration;
    if (type !== undefined && mayBeNull(context.typeOf(type))) return true;
    return !isExact(context) && emptied(context).has(name.getText());
  }
  if (isArray(context, owner) && mayHaveHoles(context)) return true;
  return context.checker.getIndexInfosOfType(owner).some(({ type }) => mayBeNull(type));
}

const programs = new WeakMap<Context, { emptied: ReadonlySet<string>; hasHoles: boolean }>();

/** The keys that the program sets to what may be undefined; they are there and hold null. */
const emptied = (context: Context): ReadonlySet<string> => emptinessOf(context).emptied;

/** Whether an array of the program may have elements that were never set. */
const mayHaveHoles = (context: Context): boolean => emptinessOf(context).hasHoles;

function emptinessOf(context: Context) {
  const known = programs.get(context);
  if (known !== undefined) return known;
  const nodes = context.program.modules.flatMap((module) => [...nodesIn(module)]);
  const found = {
    emptied: new Set(nodes.flatMap((node) => emptiedKey(context, node) ?? [])),
    hasHoles: nodes.some((node) => makesHoles(context, node)),
  };
  programs.set(context, found);
  return found;
}

/** Whether TypeScript sees to it that an optional property is never set to undefined. */
function isExact({ program }: Context): boolean {
  return program.typescript.getCompilerOptions().exactOptionalPropertyTypes === true;
}

function emptiedKey(context: Context, node: ts.Node): string | null {
  const set = setKey(node);
  if (set === null) return null;
  const [key, value] = set;
  return includesUndefined(context.typeOf(value)) ? key.getText() : null;
}

function setKey(node: ts.Node): readonly [key: ts.Node, value: ts.Node] | null {
  if (ts.isPropertyAssignment(node)) return [node.name, node.initializer];
  if (ts.isShorthandPropertyAssignment(node)) return [node.name, node.name];
  if (!ts.isBinaryExpression(node) || !isAssignmentOperator(node.operatorToken.kind)) return null;
  return ts.isPropertyAccessExpression(node.left) ? [node.left.name, node.right] : null;
}

/** `new Array(length)` that is not filled, `list.length = length`, and a write that may leave a gap. */
function makesHoles(context: Context, node: ts.Node): boolean {
  if (ts.isNewExpression(node) || ts.isCallExpression(node)) return isUnfilled(node);
  if (!ts.isBinaryExpression(node) || !isAssignmentOperator(node.operatorToken.kind)) return false;
  const { left, right } = node;
  if (ts.isElementAccessExpression(left)) return elementWriteOf(context, left) === 'either';
  const isLength = ts.isPropertyAccessExpression(left) && left.name.text === 'length';
  return isLength && right.getText() !== '0';
}

function isUnfilled({ expression, arguments: args, parent }: ts.NewExpression | ts.CallExpression) {
  if (expression.getText() !== 'Array' || args?.length !== 1) return false;
  return !(ts.isPropertyAccessExpression(parent) && parent.name.text === 'fill');
}
