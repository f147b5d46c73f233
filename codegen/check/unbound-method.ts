import { ts } from 'ts-morph';
import { findings, replacing } from './diagnostics.js';
import { isAmbient } from '../analysis/ambient.js';
import { isPlainValue } from '../analysis/plain-value.js';
import { needsObject } from '../analysis/this-uses.js';
import { isForeign } from '../analysis/types.js';
import type { Context } from './context.js';

/** A method that is passed on as a value forgets whose it was, which one without `this` never asks. */
export function checkUnboundMethod(context: Context, node: ts.Node): void {
  if (!ts.isPropertyAccessExpression(node)) return;
  const { parent } = node;
  if (ts.isCallExpression(parent) && parent.expression === node) return;
  if (ts.isPropertyAccessExpression(parent) && ['bind', 'call'].includes(parent.name.text)) return;
  const declaration = context.checker.getSymbolAtLocation(node.name)?.valueDeclaration;
  if (declaration === undefined || !isMethod(declaration) || isForeign(context, declaration))
    return;
  // What the host does with its object is not known.
  if (!isAmbient(declaration) && !needsObject(context, node.name.text)) return;
  context.report(findings.unboundMethod(node.name.text), node, wrapping(context, node));
}

/** `(a, b) => object.method(a, b)`, where the object is the same whenever that is called. */
function wrapping(context: Context, node: ts.PropertyAccessExpression): ts.TextChange[] {
  const [signature, other] = context.typeOf(node).getCallSignatures();
  if (signature === undefined || other !== undefined) return [];
  if (!isLasting(context, node.expression) || signature.parameters.some(isRest)) return [];
  const expected = context.checker.getContextualType(node)?.getCallSignatures()[0];
  const names = signature.parameters
    .slice(0, expected?.parameters.length)
    .map((each) => each.name)
    .join(', ');
  return [replacing(node, `(${names}) => ${node.getText()}(${names})`)];
}

function isLasting(context: Context, node: ts.Expression): boolean {
  if (node.kind === ts.SyntaxKind.ThisKeyword) return true;
  return ts.isIdentifier(node) && isPlainValue(context, node);
}

function isRest({ valueDeclaration }: ts.Symbol): boolean {
  return (
    valueDeclaration !== undefined &&
    ts.isParameter(valueDeclaration) &&
    valueDeclaration.dotDotDotToken !== undefined
  );
}

function isMethod(declaration: ts.Declaration): boolean {
  return ts.isMethodDeclaration(declaration) || ts.isMethodSignature(declaration);
}
