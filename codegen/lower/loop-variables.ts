import { ts } from 'ts-morph';
import { findings } from '../check/diagnostics.js';
import { name, noTrivia, type Block, type LocalStatement } from '../squirrel/tree.js';
import { at } from './origin.js';
import { isInFunction, isWritten, namesIn, usesOf } from '../analysis/uses.js';
import type { Context } from './context.js';

/**
 * Squirrel has one variable for the whole loop, JavaScript one for each turn. Where a function in
 * the body keeps it, the body gets its own of that name. Nothing else may change it then: what one
 * turn leaves in it is where the next one starts.
 */
export function withOwnVariables(
  context: Context,
  loop: ts.ForStatement | ts.ForOfStatement | ts.ForInStatement,
  body: Block,
  variables: readonly ts.Identifier[] = variablesOf(loop),
): Block {
  const own = variables.filter((each) => isKept(context, loop.statement, each));
  const made = own.map((each): LocalStatement => {
    const text = context.names.of(each);
    const value = at(each, name(text));
    return at(each, { kind: 'local', name: text, value, trivia: noTrivia });
  });
  if (ts.isForStatement(loop)) checkHead(context, loop);
  return { ...body, statements: [...made, ...body.statements] };
}

/** The variables that the head of a loop declares. */
export function variablesOf({
  initializer,
}: ts.ForStatement | ts.ForOfStatement | ts.ForInStatement): ts.Identifier[] {
  if (initializer === undefined || !ts.isVariableDeclarationList(initializer)) return [];
  return initializer.declarations.flatMap((each) => namesIn(each.name));
}

function isKept(context: Context, body: ts.Statement, variable: ts.Identifier): boolean {
  return usesOf(context, body, variable).some((each) => isInFunction(each, body));
}

/** A function in the head, or a change in the body, would need the variable of another turn. */
function checkHead(context: Context, loop: ts.ForStatement): void {
  for (const variable of variablesOf(loop)) {
    const uses = usesOf(context, loop, variable);
    const kept = uses.filter((each) => isInFunction(each, loop));
    const wrong = [
      ...kept.filter((each) => !isWithin(each, loop.statement)),
      ...(kept.length > 0 ? uses : []).filter(
        (each) => isWritten(each) && isWithin(each, loop.statement),
      ),
    ];
    for (const use of wrong) context.report(findings.loopCapture(variable.text), use);
  }
}

function isWithin(node: ts.Node, outer: ts.Node): boolean {
  return node.pos >= outer.pos && node.end <= outer.end;
}
