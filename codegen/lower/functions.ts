import { ts } from 'ts-morph';
import { usesThis } from '../analysis/this-uses.js';
import { mentions } from '../analysis/walk.js';
import {
  call,
  name,
  noTrivia,
  type Block,
  type Expression,
  type Statement,
} from '../squirrel/tree.js';
import { lowerParameters, openBody } from './parameters.js';
import { keepSelf, thisName, isGeneratorFunction } from './self.js';
import type { Context } from './context.js';
import { lowerExpression, lowerBlock, lowerEffectStatement } from './dispatch.js';
import { namesIn } from '../analysis/uses.js';
import { isStatementBody, isVoid } from '../analysis/statement-body.js';

/** Lowers an arrow function or a function expression. */
export function lowerFunction(
  context: Context,
  node: ts.ArrowFunction | ts.FunctionExpression,
): Expression {
  const body = ts.isBlock(node.body)
    ? lowerBlock(context, node.body)
    : lowerExpressionBody(context, node.body);
  return {
    kind: 'function',
    parameters: lowerParameters(context, node),
    body: lowerFunctionBody(context, node, body),
  };
}

/** The body of a function, with what its parameters need, and the name of its object. */
export function lowerFunctionBody(
  context: Context,
  node: ts.FunctionLikeDeclaration,
  lowered: Block,
): Block {
  if (isGeneratorFunction(node) && usesThis(node)) {
    return keepSelf(context, [node], openBody(context, node, generated(node, lowered)));
  }
  const body = openBody(context, node, lowered);
  return ts.isArrowFunction(node) ? body : keepSelf(context, [node], body);
}

/** A generator that has an object: a function within holds it. */
function generated(node: ts.Node, body: Block): Block {
  const generate = mentions(node, 'generate') ? 'generate_' : 'generate';
  const made: Statement = {
    kind: 'local',
    name: generate,
    value: { kind: 'function', parameters: [], body },
    trivia: noTrivia,
  };
  const value = call(name(generate));
  return { statements: [made, { kind: 'return', value, trivia: noTrivia }], dangling: [] };
}

/**
 * The names that are declared somewhere in a function. A member of the same name is written with
 * `this.` there.
 */
export function declaredNames(context: Context, node: ts.Node): Set<string> {
  const names = new Set<string>();
  const visit = (child: ts.Node): void => {
    const isDeclared =
      ts.isParameter(child) ||
      ts.isVariableDeclaration(child) ||
      ts.isBindingElement(child) ||
      ts.isFunctionDeclaration(child) ||
      ts.isClassDeclaration(child) ||
      ts.isEnumDeclaration(child);
    if (isDeclared && child.name !== undefined) {
      for (const each of namesIn(child.name)) names.add(context.names.of(each));
    }
    if (child.kind === ts.SyntaxKind.ThisKeyword) names.add(thisName(child));
    ts.forEachChild(child, visit);
  };
  ts.forEachChild(node, visit);
  return names;
}

function lowerExpressionBody(context: Context, body: ts.Expression): Block {
  const isTailCall = ts.isCallExpression(body) && isVoid(context.typeOf(body));
  const statement =
    isStatementBody(context, body) && !isTailCall
      ? lowerEffectStatement(context, body)
      : ({ kind: 'return', value: lowerExpression(context, body), trivia: noTrivia } as const);
  return { statements: [statement], dangling: [] };
}
