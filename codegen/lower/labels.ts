import { ts } from 'ts-morph';
import { isBreakable, jumpsThrough, leftBy, targetOf, type Jump } from '../analysis/jumps.js';
import { findings } from '../check/diagnostics.js';
import { assignment, literal, name, noTrivia, type Statement } from '../squirrel/tree.js';
import type { Context } from './context.js';
import { lowerStatement } from './dispatch.js';

// A jump out of several loops leaves the innermost one, with a variable that says to go on: `leaveOuter`.

/** Lowers `label: loop`; the label is in the names of what its jumps set. */
export function lowerLabeled(context: Context, { statement }: ts.LabeledStatement): Statement[] {
  return lowerStatement(context, statement);
}

/** Lowers `break` and `continue`. */
export function lowerJump(context: Context, node: Jump): Statement[] {
  const target = targetOf(node);
  if (target === undefined || !isBreakable(target)) {
    const what = 'A jump to the end of a block';
    context.report(findings.unknownSyntax(what, ts.SyntaxKind.LabeledStatement), node);
  }
  if (leftBy(node).length === 0) return [jump(node)];
  const flag = name(context.names.ofJump(node));
  const set = assignment(flag, '=', literal('true'));
  return [
    { kind: 'expression', value: set, trivia: noTrivia },
    { kind: 'break', trivia: noTrivia },
  ];
}

/** A statement, with what goes on to leave others behind it if it is a loop or a switch. */
export function withJumps(
  context: Context,
  node: ts.Statement,
  lowered: readonly Statement[],
): readonly Statement[] {
  if (!isBreakable(node)) return lowered;
  const flags = new Map<string, Jump>();
  for (const each of jumpsThrough(context, node)) flags.set(context.names.ofJump(each), each);
  const declared = [...flags].filter(([, each]) => leftBy(each).at(-1) === node);
  return [
    ...declared.map(([flag]): Statement => ({
      kind: 'local',
      name: flag,
      value: literal('false'),
      trivia: noTrivia,
    })),
    ...lowered,
    ...[...flags].map(([flag, each]): Statement => ({
      kind: 'if',
      test: name(flag),
      then: {
        statements: [
          leftBy(each).at(-1) === node ? jump(each) : { kind: 'break', trivia: noTrivia },
        ],
        dangling: [],
      },
      otherwise: null,
      trivia: noTrivia,
    })),
  ];
}

function jump(node: Jump): Statement {
  return { kind: ts.isBreakStatement(node) ? 'break' : 'continue', trivia: noTrivia };
}
