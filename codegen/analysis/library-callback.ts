import { ts } from 'ts-morph';
import type { Context } from './context.js';
import { isJavaScript } from './types.js';

/** Whether a node is an argument that a method or function of JavaScript calls. */
export function isLibraryCallback(context: Context, node: ts.Node): boolean {
  const { parent } = node;
  if (!ts.isCallExpression(parent)) return false;
  const declaration = context.checker.getResolvedSignature(parent)?.declaration;
  if (declaration === undefined || ts.isJSDocSignature(declaration)) return false;
  if (!isJavaScript(declaration.getSourceFile())) return false;
  const type = declaration.parameters[parent.arguments.indexOf(node as ts.Expression)]?.type;
  return type !== undefined && ts.isFunctionTypeNode(type);
}
