import { ts } from 'ts-morph';
import { declarationsIn, isConstant } from '../analysis/context.js';
import { namesIn } from '../analysis/uses.js';
import {
  assignment,
  name,
  noTrivia,
  nullLiteral,
  type LocalStatement,
  type Statement,
  type Trivia,
} from '../squirrel/tree.js';
import { at } from './origin.js';
import type { Context } from './context.js';
import { functionOf, inOrder, ownStatement, rankOf, statementAround } from './order.js';

// Squirrel sees a variable from behind its declaration only, so a function that calls itself, and what a
// function above it uses, is declared ahead: `local name;`, and assigned in its place.

/**
 * Declares a variable, function or class ahead of a use that stands above its end, if that is as good: a
 * function uses it, later.
 */
export function declareAhead(context: Context, use: ts.Node, declaration: ts.Declaration): boolean {
  const own = ownStatement(declaration, use);
  const isNamed = ts.getNameOfDeclaration(declaration) !== undefined;
  if (own === undefined || !isNamed || !isDeferred(context, declaration)) return false;
  const user = statementAround(use, own.parent);
  if (user === undefined || functionOf(use) === functionOf(declaration)) return false;
  context.ahead.add(declaration, user, (each) => rankOf(context, each));
  return true;
}

/** The lowered statements of a list, or of a part of it, in their order, with what is declared ahead for them. */
export function placeAll(
  context: Context,
  list: ts.Node,
  lowered: ReadonlyMap<ts.Statement, readonly Statement[]>,
): Statement[] {
  return inOrder(context, list).flatMap((node, at, order) => {
    const made = lowered.get(node);
    if (made === undefined) return [];
    const isBehindMoved = at > 0 && order[at - 1]!.pos > node.pos;
    return placeAhead(context, node, isBehindMoved ? startingApart(made) : made);
  });
}

function startingApart([first, ...others]: readonly Statement[]): Statement[] {
  if (first === undefined) return [];
  const isBare = first.trivia.leading.length === 0;
  const apart = { ...first, trivia: { ...first.trivia, blankBefore: true } };
  return [isBare ? apart : setOff(first), ...others];
}

/** The lowered form of a list's statement, with what is declared ahead for it. */
function placeAhead(
  context: Context,
  node: ts.Statement,
  lowered: readonly Statement[],
): Statement[] {
  const here = declarationsIn(node).filter((each) => context.ahead.has(each, node.parent));
  const early = new Set(here.flatMap(namesOf).map((each) => context.names.of(each)));
  const assigned = early.size > 0 ? lowered.map((each) => toAssignment(early, each)) : lowered;
  const names = context.ahead.usedFirstBy(node).flatMap(namesOf);
  const trivia = { ...noTrivia, blankBefore: startsWithBlank(lowered[0]?.trivia ?? noTrivia) };
  const locals = names.map((each, position): LocalStatement =>
    at(each, {
      kind: 'local',
      name: context.names.of(each),
      value: null,
      trivia: position === 0 ? trivia : noTrivia,
    }),
  );
  return [...locals, ...(locals.length > 0 ? assigned.map(setOff) : assigned)];
}

function namesOf(declaration: ts.Declaration): ts.Identifier[] {
  return namesIn(ts.getNameOfDeclaration(declaration) as ts.BindingName);
}

/** Whether a declaration becomes a local variable of a list of statements. */
function isDeferred(context: Context, declaration: ts.Declaration): boolean {
  if (ts.isFunctionDeclaration(declaration) || ts.isClassDeclaration(declaration)) return true;
  // Squirrel knows what is a constant there only from its declaration on.
  if (isConstant(declaration) && context.isExported(declaration)) return false;
  if (ts.isEnumDeclaration(declaration)) return true;
  return ts.isVariableDeclaration(declaration) && ts.isVariableStatement(declaration.parent.parent);
}

function toAssignment(names: ReadonlySet<string>, statement: Statement): Statement {
  if (statement.kind !== 'local' && statement.kind !== 'functionStatement') return statement;
  if (!names.has(statement.name)) return statement;
  const { origin, trivia, value } = statement;
  const target = { ...name(statement.name), ...(origin && { origin }) };
  return { kind: 'expression', value: assignment(target, '=', value ?? nullLiteral), trivia };
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
