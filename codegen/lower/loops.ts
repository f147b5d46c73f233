import { ts } from 'ts-morph';
import { findings } from '../diagnostics.js';
import { lowerWalked } from './library/collections.js';
import { lowerForPairs } from './library/pairs.js';
import type { Statement, Trivia } from '../squirrel/tree.js';
import type { Context } from '../context.js';
import { lowerEffect } from './effects.js';
import { lowerExpression } from './expressions.js';
import { lowerBody, lowerVariable } from './statements.js';

export function lowerFor(context: Context, node: ts.ForStatement, trivia: Trivia): Statement {
  const { initializer, condition, incrementor } = node;
  return {
    kind: 'for',
    initial: initializer === undefined ? null : lowerInitial(context, initializer),
    test: condition === undefined ? null : lowerExpression(context, condition),
    step: incrementor === undefined ? null : lowerEffect(context, incrementor),
    body: lowerBody(context, node.statement),
    trivia,
  };
}

/** `for (const value of array)`, or over the order of a Map or a Set. */
export function lowerForOf(context: Context, node: ts.ForOfStatement, trivia: Trivia): Statement {
  const pairs = lowerForPairs(context, node, trivia);
  if (pairs !== null) return pairs;
  return {
    kind: 'foreach',
    key: null,
    value: lowerElementName(context, node.initializer),
    collection: lowerWalked(context, node.expression),
    body: lowerBody(context, node.statement),
    trivia,
  };
}

function lowerElementName(context: Context, initializer: ts.ForInitializer): string {
  if (ts.isVariableDeclarationList(initializer)) {
    return lowerVariable(context, initializer.declarations[0]!).name;
  }
  context.report(findings.unknownSyntax('for-of without const'), initializer);
  return '';
}

function lowerInitial(context: Context, initializer: ts.ForInitializer) {
  if (!ts.isVariableDeclarationList(initializer)) return lowerEffect(context, initializer);
  const [first, second] = initializer.declarations;
  if (second !== undefined) context.report(findings.unknownSyntax('A second variable'), second);
  return lowerVariable(context, first!);
}
