import { ts } from 'ts-morph';
import { findings } from '../check/diagnostics.js';
import {
  noTrivia,
  nullLiteral,
  type Block,
  type Expression,
  type Parameter,
} from '../squirrel/tree.js';
import { isErased } from '../analysis/erased.js';
import { at } from './origin.js';
import { nameRest } from './rest.js';
import { keepSelf, thisName } from './self.js';
import type { Context } from './context.js';
import { lowerExpression, lowerBlock, lowerEffectStatement } from './dispatch.js';
import { namesIn } from '../analysis/uses.js';
import { isRest } from '../analysis/rest.js';
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

/** The body of a function, with the names it needs: of its rest parameter, and of its object. */
export function lowerFunctionBody(
  context: Context,
  node: ts.FunctionLikeDeclaration,
  lowered: Block,
): Block {
  const body = nameRest(context, node, lowered);
  return ts.isArrowFunction(node) ? body : keepSelf(context, [node], body);
}

/** Lowers what stands between the parentheses, less what vanishes in Squirrel. */
export function lowerParameters(
  context: Context,
  node: ts.SignatureDeclaration,
): readonly Parameter[] {
  return node.parameters.flatMap((parameter) => {
    if (vanishes(context, parameter)) {
      context.comments.erase(parameter);
      return [];
    }
    if (!ts.isIdentifier(parameter.name)) {
      context.report(
        findings.unknownSyntax('A destructured parameter', parameter.name.kind),
        parameter,
      );
      return [];
    }
    if (isRest(parameter)) return [{ name: '...', initial: null }];
    const name = context.names.of(parameter.name);
    return [at(parameter, { name, initial: lowerInitial(context, parameter) })];
  });
}

/** `this` only speaks to TypeScript, and the globals need not be passed on. */
function vanishes(context: Context, parameter: ts.ParameterDeclaration): boolean {
  return parameter.name.getText() === 'this' || isErased(context, parameter);
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

function lowerInitial(context: Context, { initializer, questionToken }: ts.ParameterDeclaration) {
  if (initializer === undefined) return questionToken === undefined ? null : nullLiteral;
  return lowerExpression(context, initializer);
}

function lowerExpressionBody(context: Context, body: ts.Expression): Block {
  const isTailCall = ts.isCallExpression(body) && isVoid(context.typeOf(body));
  const statement =
    isStatementBody(context, body) && !isTailCall
      ? lowerEffectStatement(context, body)
      : ({ kind: 'return', value: lowerExpression(context, body), trivia: noTrivia } as const);
  return { statements: [statement], dangling: [] };
}
