import { ts } from 'ts-morph';
import { findings } from '../diagnostics.js';
import { lowerWalked } from './library/collections.js';
import { lowerForPairs } from './library/pairs.js';
import {
  name,
  type Expression,
  type Name,
  type Statement,
  type Traced,
  type Trivia,
} from '../squirrel/tree.js';
import type { Context } from '../context.js';
import { lowerEffect } from './effects.js';
import { lowerExpression } from './expressions.js';
import { at } from './origin.js';
import { lowerBody, lowerVariable } from './statements.js';
import { withOwnVariables } from './loop-variables.js';

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

/** `for (const value of array)`, or over the order of a Map or a Set. */
export function lowerForOf(context: Context, node: ts.ForOfStatement, trivia: Trivia): Statement {
  const pairs = lowerForPairs(context, node, trivia);
  if (pairs !== null) return pairs;
  return {
    kind: 'foreach',
    key: null,
    value: lowerElementName(context, node.initializer),
    collection: lowerWalked(context, node.expression),
    body: withOwnVariables(context, node, lowerBody(context, node.statement)),
    trivia,
  };
}

function lowerElementName(context: Context, initializer: ts.ForInitializer): Name & Traced {
  if (!ts.isVariableDeclarationList(initializer)) {
    context.report(findings.unknownSyntax('for-of without const'), initializer);
    return name('');
  }
  const [declaration] = initializer.declarations;
  return at(declaration!, name(lowerVariable(context, declaration!).name));
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
