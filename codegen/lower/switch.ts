import { ts } from 'ts-morph';
import { isRepeatable } from '../analysis/repeatable.js';
import { findings } from '../check/diagnostics.js';
import {
  noTrivia,
  type Block,
  type Expression,
  type Statement,
  type SwitchCase,
} from '../squirrel/tree.js';
import type { Context } from './context.js';
import { lowerExpression, lowerList } from './dispatch.js';
import { inOrder } from './order.js';

export function lowerSwitch(context: Context, node: ts.SwitchStatement): Statement {
  const { clauses } = node.caseBlock;
  return {
    kind: 'switch',
    value: lowerExpression(context, node.expression),
    cases: inSquirrelOrder(context, clauses).map((each) => lowerClause(context, each, clauses)),
    dangling: context.comments.between(node.getSourceFile(), clauses.end, node.end),
    trivia: noTrivia,
  };
}

/** In Squirrel the default is the last case, with those in front of it that go on in it. */
function inSquirrelOrder(
  context: Context,
  clauses: readonly ts.CaseOrDefaultClause[],
): readonly ts.CaseOrDefaultClause[] {
  const at = clauses.findIndex(ts.isDefaultClause);
  if (at < 0 || at === clauses.length - 1) return clauses;
  const start = clauses.slice(0, at).map(endsInJump).lastIndexOf(true) + 1;
  const moved = clauses.slice(start, at + 1);
  const isMovable =
    endsInJump(clauses[at]!) &&
    moved.every((each) => ts.isDefaultClause(each) || isRepeatable(context, each.expression));
  if (!isMovable) {
    context.report(findings.unknownSyntax('A default above other cases'), clauses[at]!);
  }
  return [...clauses.slice(0, start), ...clauses.slice(at + 1), ...moved];
}

/** Whether the statements of a case never go on in the one below. */
function endsInJump({ statements }: ts.CaseOrDefaultClause): boolean {
  return statements.some(isJump);
}

function isJump(node: ts.Statement): boolean {
  if (ts.isBlock(node)) return node.statements.some(isJump);
  return jumps.has(node.kind);
}

const jumps = new Set([
  ts.SyntaxKind.BreakStatement,
  ts.SyntaxKind.ContinueStatement,
  ts.SyntaxKind.ReturnStatement,
  ts.SyntaxKind.ThrowStatement,
]);

function lowerClause(
  context: Context,
  clause: ts.CaseOrDefaultClause,
  clauses: readonly ts.CaseOrDefaultClause[],
): SwitchCase {
  const isMoved = !ts.isDefaultClause(clauses.at(-1)!) && clauses.some(ts.isDefaultClause);
  const goesOn = isMoved && clause === clauses.at(-1) && !endsInJump(clause);
  const body = lowerStatements(context, clause);
  const end: Statement = { kind: 'break', trivia: noTrivia };
  return {
    test: ts.isDefaultClause(clause) ? null : lowerCaseValue(context, clause.expression),
    body: goesOn ? { ...body, statements: [...body.statements, end] } : body,
    trivia: context.comments.around(clause),
  };
}

/** impOS's Squirrel 3.0 takes a wrong register for a local variable here. */
function lowerCaseValue(context: Context, node: ts.Expression): Expression {
  if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node)) {
    return lowerCaseValue(context, node.expression);
  }
  const symbol = ts.isIdentifier(node) ? context.symbolOf(node) : undefined;
  const declaration = symbol && context.declarationOf(symbol);
  const isConstant = declaration && context.isExported(declaration);
  if (declaration && !isConstant) context.report(findings.caseValue(), node);
  return lowerExpression(context, node);
}

function lowerStatements(context: Context, clause: ts.CaseOrDefaultClause): Block {
  return { statements: lowerList(context, inOrder(context, clause)), dangling: [] };
}
