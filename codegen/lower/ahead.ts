import { ts } from 'ts-morph';
import { declarationsIn } from '../analysis/context.js';
import {
  assignment,
  name,
  noTrivia,
  type LocalStatement,
  type Statement,
  type Trivia,
} from '../squirrel/tree.js';
import { at } from './origin.js';
import type { Context } from './context.js';

// Squirrel sees a local function from behind its declaration only, so one that calls itself, or is
// called by a function above it, is declared ahead: `local name;`, and assigned in its place.

/**
 * Declares a function or class ahead of a use that stands above its end, if that is as good.
 * @returns Whether it is: no call between the use and the declaration could come too early.
 */
export function declareAhead(context: Context, use: ts.Node, declaration: ts.Declaration): boolean {
  const own = ts.findAncestor(declaration, ts.isStatement);
  if (own === undefined || !isDeferred(declaration)) return false;
  const user = ts.findAncestor(use, (each) => each.parent === own.parent) as
    ts.Statement | undefined;
  if (user === undefined || functionOf(use) === functionOf(declaration)) return false;
  const { statements } = own.parent as ts.BlockLike;
  const between = statements.slice(statements.indexOf(user), statements.indexOf(own));
  if (between.some(hasCall)) return false;
  context.ahead.add(declaration, user);
  return true;
}

/** The lowered form of a list's statement, with what is declared ahead for it. */
export function placeAhead(
  context: Context,
  node: ts.Statement,
  lowered: readonly Statement[],
): Statement[] {
  const isAhead = declarationsIn(node).some((each) => context.ahead.has(each));
  const assigned = isAhead ? lowered.map(toAssignment) : lowered;
  const names = context.ahead.usedFirstBy(node).map((each) => ts.getNameOfDeclaration(each)!);
  const trivia = { ...noTrivia, blankBefore: startsWithBlank(lowered[0]?.trivia ?? noTrivia) };
  const locals = names.map((each, position): LocalStatement =>
    at(each, {
      kind: 'local',
      name: context.names.of(each as ts.Identifier),
      value: null,
      trivia: position === 0 ? trivia : noTrivia,
    }),
  );
  return [...locals, ...(locals.length > 0 ? assigned.map(setOff) : assigned)];
}

function isDeferred(declaration: ts.Declaration): boolean {
  if (ts.isFunctionDeclaration(declaration) || ts.isClassDeclaration(declaration)) return true;
  if (!ts.isVariableDeclaration(declaration) || declaration.initializer === undefined) return false;
  const { initializer, parent } = declaration;
  if (!ts.isVariableDeclarationList(parent)) return false;
  const isConst = parent.declarations.length === 1 && (parent.flags & ts.NodeFlags.Const) !== 0;
  return isConst && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer));
}

function functionOf(node: ts.Node): ts.Node | undefined {
  return ts.findAncestor(node.parent, ts.isFunctionLike);
}

function hasCall(node: ts.Node): boolean {
  if (ts.isFunctionLike(node)) return false;
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) return true;
  return ts.forEachChild(node, hasCall) ?? false;
}

function toAssignment(statement: Statement): Statement {
  if (statement.kind !== 'local' && statement.kind !== 'functionStatement') return statement;
  const { origin, trivia, value } = statement;
  // What is declared ahead is a function or a class, which a variable has from the start.
  const target = { ...name(statement.name), ...(origin && { origin }) };
  return { kind: 'expression', value: assignment(target, '=', value!), trivia };
}

/** A comment belongs to what it is about, not to what is declared above. */
function setOff(statement: Statement): Statement {
  const [comment, ...others] = statement.trivia.leading;
  if (comment === undefined) return statement;
  const leading = [{ ...comment, blankBefore: true }, ...others];
  return { ...statement, trivia: { ...statement.trivia, leading } };
}

function startsWithBlank({ leading: [comment], blankBefore }: Trivia): boolean {
  return comment?.blankBefore ?? blankBefore;
}
