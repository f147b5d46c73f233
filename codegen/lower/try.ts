import { ts } from 'ts-morph';
import { isJump, targetOf, type Jump } from '../analysis/jumps.js';
import { mentions } from '../analysis/walk.js';
import { findings } from '../check/diagnostics.js';
import { name, noTrivia, type Block, type Statement, type TryStatement } from '../squirrel/tree.js';
import type { Context } from './context.js';
import { lowerBlock } from './dispatch.js';

export function lowerTry(context: Context, node: ts.TryStatement): Statement[] {
  const { tryBlock, catchClause, finallyBlock } = node;
  if (finallyBlock === undefined) return [lowerCatch(context, tryBlock, catchClause!)];
  for (const jump of jumpsOut(node)) {
    const text = jump.getFirstToken()!.getText();
    const found = `A ${text} in a try with finally`;
    context.report(findings.unknownSyntax(found, ts.SyntaxKind.FinallyKeyword), jump);
  }
  const body: Block =
    catchClause === undefined
      ? lowerBlock(context, tryBlock)
      : { statements: [lowerCatch(context, tryBlock, catchClause)], dangling: [] };
  return withFinally(context, body, finallyBlock);
}

/** What is done finally is done with an error, which goes on, and without one. */
function withFinally(context: Context, body: Block, finallyBlock: ts.Block): Statement[] {
  const error = mentions(finallyBlock, 'error') ? '_' : 'error';
  const last = lowerBlock(context, finallyBlock);
  const hasOwnNames = last.statements.some(({ kind }) => declaring.has(kind));
  const done: readonly Statement[] =
    hasOwnNames || last.dangling.length > 0
      ? [{ kind: 'block', body: last, trivia: noTrivia }]
      : last.statements;
  const again: Statement = { kind: 'throw', value: name(error), trivia: noTrivia };
  const handler: Block = { statements: [...done, again], dangling: [] };
  return [{ kind: 'try', body, error, handler, trivia: noTrivia }, ...done];
}

const declaring = new Set<Statement['kind']>(['local', 'hold', 'functionStatement']);

function lowerCatch(context: Context, block: ts.Block, clause: ts.CatchClause): TryStatement {
  return {
    kind: 'try',
    body: lowerBlock(context, block),
    error: errorName(context, clause),
    handler: lowerBlock(context, clause.block),
    trivia: noTrivia,
  };
}

/** The name of what is caught, which Squirrel needs: one that hides nothing. */
function errorName(context: Context, { variableDeclaration, block }: ts.CatchClause): string {
  const caught = variableDeclaration?.name;
  if (caught !== undefined) return ts.isIdentifier(caught) ? context.names.of(caught) : '_';
  return mentions(block, 'error') ? '_' : 'error';
}

/** What leaves a statement on another way than by its end or an error. */
function jumpsOut(whole: ts.TryStatement): ts.Statement[] {
  const found: ts.Statement[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isReturnStatement(node) || (isJump(node) && !staysIn(node, whole))) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(whole);
  return found;
}

function staysIn(jump: Jump, whole: ts.Node): boolean {
  const target = targetOf(jump);
  return target !== undefined && ts.findAncestor(target, (each) => each === whole) !== undefined;
}
