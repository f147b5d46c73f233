import { ts } from 'ts-morph';
import { findings } from '../check/diagnostics.js';
import { noTrivia, type LocalStatement } from '../squirrel/tree.js';
import type { Context } from './context.js';
import { lowerExpression } from './dispatch.js';
import { at } from './origin.js';

/** Lowers `const name = value` or `let name`. */
export function lowerVariable(
  context: Context,
  { name, initializer }: ts.VariableDeclaration,
): LocalStatement {
  if (!ts.isIdentifier(name)) {
    context.report(findings.unknownSyntax('A destructuring', name.kind), name);
  }
  return at(name, {
    kind: 'local',
    name: ts.isIdentifier(name) ? context.names.of(name) : name.getText(),
    value: initializer === undefined ? null : lowerExpression(context, initializer),
    trivia: noTrivia,
  });
}
