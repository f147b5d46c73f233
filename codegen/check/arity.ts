import { ts } from 'ts-morph';
import { findings } from './diagnostics.js';
import type { Context } from './context.js';
import { isLibraryCallback } from '../analysis/library-callback.js';
import { isRest } from '../analysis/rest.js';

/** A function is called with what its receiver's type says, and Squirrel counts. */
export function checkArity(context: Context, node: ts.Node): void {
  // The library calls a function with as many arguments as it takes.
  if (isLibraryCallback(context, node)) return;
  const own = ownSignature(context, node);
  if (own === undefined) return;
  const takes = countOf(context, own);
  for (const expected of expectedSignatures(context, node)) {
    // Who says `...args` calls each function with what it takes.
    if (expected.parameters.some(isRestSymbol)) continue;
    const gets = countOf(context, expected);
    if (takes.least <= gets.least && gets.most <= takes.most) continue;
    context.report(findings.arity(inWords(takes), inWords(gets)), node);
  }
}

function ownSignature(context: Context, node: ts.Node): ts.Signature | undefined {
  if (ts.isMethodDeclaration(node)) return context.checker.getSignatureFromDeclaration(node);
  return isPassedOn(node) ? signatureOf(context, context.typeOf(node)) : undefined;
}

/** Whether a node is a value that somebody else may call. */
function isPassedOn(node: ts.Node): node is ts.Expression {
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return true;
  if (!ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node)) return false;
  const { parent } = node;
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return parent.expression !== node;
  if (ts.isBinaryExpression(parent)) return parent.right === node;
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) {
    return parent.initializer === node;
  }
  return ts.isReturnStatement(parent) || ts.isArrayLiteralExpression(parent);
}

function expectedSignatures(context: Context, node: ts.Node): ts.Signature[] {
  if (ts.isMethodDeclaration(node)) {
    return ts.isObjectLiteralExpression(node.parent)
      ? contextualSignatures(context, node, node.parent)
      : inheritedSignatures(context, node);
  }
  const type = context.checker.getContextualType(node as ts.Expression);
  const signature = type && signatureOf(context, type);
  return signature === undefined ? [] : [signature];
}

function contextualSignatures(
  context: Context,
  { name }: ts.MethodDeclaration,
  object: ts.ObjectLiteralExpression,
): ts.Signature[] {
  const property = context.checker.getContextualType(object)?.getProperty(name.getText());
  const signature = property && signatureOf(context, context.checker.getTypeOfSymbol(property));
  return signature === undefined ? [] : [signature];
}

function inheritedSignatures(context: Context, node: ts.MethodDeclaration): ts.Signature[] {
  const heritage = ts.isClassLike(node.parent) ? (node.parent.heritageClauses ?? []) : [];
  return heritage.flatMap(({ types }) =>
    types.flatMap((each) => {
      const method = context.typeOf(each).getProperty(node.name.getText());
      return method === undefined
        ? []
        : context.checker.getTypeOfSymbol(method).getCallSignatures().slice(0, 1);
    }),
  );
}

function signatureOf(context: Context, type: ts.Type): ts.Signature | undefined {
  return context.checker.getNonNullableType(type).getCallSignatures()[0];
}

interface Count {
  readonly least: number;
  readonly most: number;
}

function countOf(context: Context, { parameters }: ts.Signature): Count {
  const counted = parameters.filter(
    (each) => !isRestSymbol(each) && !context.isGlobals(context.checker.getTypeOfSymbol(each)),
  );
  const required = counted.filter((each) => !isOptional(each));
  const most = parameters.some(isRestSymbol) ? Infinity : counted.length;
  return { least: required.length, most };
}

function isOptional({ valueDeclaration }: ts.Symbol): boolean {
  if (valueDeclaration === undefined || !ts.isParameter(valueDeclaration)) return false;
  return valueDeclaration.initializer !== undefined || valueDeclaration.questionToken !== undefined;
}

function isRestSymbol({ valueDeclaration: declaration }: ts.Symbol): boolean {
  return declaration !== undefined && ts.isParameter(declaration) && isRest(declaration);
}

function inWords({ least, most }: Count): string {
  if (most === Infinity) return `${least} or more`;
  return least === most ? String(least) : `${least} to ${most}`;
}
