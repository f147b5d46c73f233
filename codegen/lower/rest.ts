import { ts } from 'ts-morph';
import { findings } from '../check/diagnostics.js';
import { name, noTrivia, type Block, type LocalStatement } from '../squirrel/tree.js';
import { at } from './origin.js';
import type { Context } from './context.js';
import { isRest } from '../analysis/rest.js';

/** The name that Squirrel gives to all arguments beyond the named ones. */
const surplus = 'vargv';

/** `...values` is `...` in Squirrel, and the body begins with `local values = vargv;`. */
export function nameRest(
  context: Context,
  { parameters }: ts.SignatureDeclaration,
  body: Block,
): Block {
  const rest = parameters.find(isRest);
  if (rest === undefined) return body;
  if (parameters.some((each) => each.initializer ?? each.questionToken)) {
    context.report(findings.defaultAndRest(), rest);
  }
  const local: LocalStatement = at(rest, {
    kind: 'local',
    name: context.names.of(rest.name as ts.Identifier),
    value: name(surplus),
    trivia: noTrivia,
  });
  return { ...body, statements: [local, ...body.statements] };
}
