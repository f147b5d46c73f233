import { ts } from 'ts-morph';
import type { Context } from './context.js';
import { isAssignmentOperator } from './uses.js';

// What holds the globals vanishes: Squirrel finds them without it.

/** The arguments of a call that Squirrel need not pass on. */
export function erasedArguments(
  context: Context,
  node: ts.CallExpression | ts.NewExpression,
): ReadonlySet<ts.Node> {
  const parameters = context.checker.getResolvedSignature(node)?.parameters ?? [];
  const isErased = (_: ts.Node, position: number): boolean => {
    const parameter = parameters[position];
    return parameter !== undefined && context.isGlobals(context.checker.getTypeOfSymbol(parameter));
  };
  return new Set(node.arguments?.filter(isErased));
}

/** Whether a parameter, a field or an assignment vanishes. */
export function isErased(context: Context, node: ts.Node): boolean {
  if (ts.isParameter(node) || ts.isPropertyDeclaration(node)) {
    return context.isGlobals(context.typeOf(node));
  }
  if (!ts.isExpressionStatement(node) || !ts.isBinaryExpression(node.expression)) return false;
  const { left, operatorToken } = node.expression;
  return isAssignmentOperator(operatorToken.kind) && context.isGlobals(context.typeOf(left));
}
