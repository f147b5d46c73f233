import { ts } from 'ts-morph';
import type { Context } from './context.js';

/** Whether the body of an arrow function has no value, or one that nobody takes. */
export function isStatementBody(context: Context, body: ts.Expression): boolean {
  const { parent } = body;
  if (ts.isArrowFunction(parent) && parent.type?.kind === ts.SyntaxKind.VoidKeyword) return true;
  if (isVoid(context.typeOf(body))) return true;
  const expected = context.checker.getContextualType(body.parent as ts.ArrowFunction);
  const signature = expected && context.checker.getNonNullableType(expected).getCallSignatures()[0];
  return signature !== undefined && isVoid(signature.getReturnType());
}

/** Whether a call has no result. */
export function isVoid(type: ts.Type): boolean {
  return (type.flags & ts.TypeFlags.Void) !== 0;
}
