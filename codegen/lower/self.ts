import { ts } from 'ts-morph';
import { findings } from '../check/diagnostics.js';
import { name, noTrivia, type Block, type Statement } from '../squirrel/tree.js';
import type { Context } from './context.js';

// An arrow function has the `this` of the method round it. Squirrel's `bindenv` may hold its object
// weakly, a variable never does: the method keeps its object in one, named `self`.

const self = 'self';

/** How `this` is written where a node stands: `self` within an arrow function. */
export function thisName(node: ts.Node): string {
  return isInArrow(node) ? self : 'this';
}

/**
 * The body of a function, with its object kept if arrow functions have its `this`.
 * @param parts - What the body comes from: a function, and the fields that a constructor sets.
 */
export function keepSelf(context: Context, parts: readonly ts.Node[], lowered: Block): Block {
  const users = parts.filter((part) => handsOnThis(context, part));
  if (users.length === 0) return lowered;
  const others = parts.flatMap(namesOfSelf);
  if (others.some((each) => isSelf(each, users))) return lowered;
  for (const each of others) context.report(findings.selfDeclared(), each);
  const kept: Statement = { kind: 'local', name: self, value: name('this'), trivia: noTrivia };
  return { ...lowered, statements: [kept, ...lowered.statements] };
}

function isInArrow(node: ts.Node): boolean {
  const owner = ts.findAncestor(node, ts.isFunctionLike);
  return owner !== undefined && (ts.isArrowFunction(owner) || isGeneratorFunction(owner));
}

/** Whether a function has a `*`. A generator of Squirrel holds its object weakly. */
export function isGeneratorFunction(node: ts.Node): boolean {
  const isFunction =
    ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node) || ts.isMethodDeclaration(node);
  return isFunction && node.asteriskToken !== undefined;
}

/** Whether arrow functions within a function or a field have its `this`, for more than a global. */
function handsOnThis(context: Context, part: ts.Node): boolean {
  const visit = (node: ts.Node): boolean => {
    if (node.kind === ts.SyntaxKind.ThisKeyword) return isInArrow(node);
    if (ts.isFunctionLike(node) && !ts.isArrowFunction(node)) return false;
    if (ts.isPropertyAccessExpression(node) && context.isGlobals(context.typeOf(node)))
      return false;
    return ts.forEachChild(node, visit) ?? false;
  };
  return ts.forEachChild(part, visit) ?? false;
}

/** Where a variable of that name is declared or used. */
function namesOfSelf(owner: ts.Node): ts.Identifier[] {
  const found: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === self && !isMemberName(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(owner);
  return found;
}

function isMemberName(node: ts.Identifier): boolean {
  const { parent } = node;
  const isMember =
    ts.isPropertyAccessExpression(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isClassElement(parent);
  return isMember && parent.name === node;
}

/** Whether the author keeps the object so already, in the first statement of the only user. */
function isSelf({ parent }: ts.Identifier, [user, other]: readonly ts.Node[]): boolean {
  if (!ts.isVariableDeclaration(parent) || other !== undefined) return false;
  const isThis = parent.initializer?.kind === ts.SyntaxKind.ThisKeyword;
  const statement = parent.parent.parent;
  const body = statement.parent;
  return isThis && ts.isBlock(body) && body.statements[0] === statement && body.parent === user;
}
