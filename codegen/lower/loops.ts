import { ts } from 'ts-morph';
import { findings } from '../diagnostics.js';
import type { Expression, Statement, Trivia } from '../squirrel/tree.js';
import type { Context } from '../context.js';
import { lowerEffect } from './effects.js';
import { lowerExpression } from './expressions.js';
import { lowerBody, lowerVariable } from './statements.js';
import { withOwnVariables } from './loop-variables.js';
import { isArray } from '../types.js';

export function lowerFor(context: Context, node: ts.ForStatement, trivia: Trivia): Statement {
  const { initializer, condition, incrementor } = node;
  return {
    kind: 'for',
    initial: initializer === undefined ? [] : lowerInitial(context, initializer),
    test: condition === undefined ? null : lowerExpression(context, condition),
    step: incrementor === undefined ? [] : lowerStep(context, incrementor),
    body: withOwnVariables(context, node, lowerBody(context, node.statement)),
    trivia,
  };
}

/** `for (const value of array)` */
export function lowerForOf(context: Context, node: ts.ForOfStatement, trivia: Trivia): Statement {
  const type = context.typeOf(node.expression);
  if (!isArray(context, type)) {
    const what = `for-of over ${context.checker.typeToString(type)}`;
    context.report(findings.unknownSyntax(what), node.expression);
  }
  return {
    kind: 'foreach',
    value: lowerElementName(context, node.initializer),
    collection: lowerExpression(context, node.expression),
    body: withOwnVariables(context, node, lowerBody(context, node.statement)),
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
  return initializer.declarations.map((each) => lowerVariable(context, each));
}

/** `i++, j--`: the only place for a comma. */
function lowerStep(context: Context, node: ts.Expression): Expression[] {
  const isList =
    ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.CommaToken;
  if (!isList) return [lowerEffect(context, node)];
  return [...lowerStep(context, node.left), ...lowerStep(context, node.right)];
}
