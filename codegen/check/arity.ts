import { ts } from 'ts-morph';
import type { Context } from '../context.js';
import { findings } from '../diagnostics.js';

/** A function is called with what its receiver's type says, and Squirrel counts. */
export function checkArity(context: Context, node: ts.Node): void {
  if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) return;
  const expected = context.checker.getContextualType(node);
  if (expected === undefined) return;
  const [signature] = context.checker.getNonNullableType(expected).getCallSignatures();
  if (signature === undefined || hasRest(signature)) return;
  const has = node.parameters.length;
  const gets = signature.parameters.length;
  if (has !== gets) context.report(findings.arity(has, gets), node);
}

function hasRest(signature: ts.Signature): boolean {
  const last = signature.parameters.at(-1)?.valueDeclaration;
  return last !== undefined && ts.isParameter(last) && last.dotDotDotToken !== undefined;
}
