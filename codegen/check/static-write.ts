import type { ts } from 'ts-morph';
import { isOfOwnClass, isVariableField, staticFieldOf } from '../analysis/statics.js';
import { isWritten } from '../analysis/uses.js';
import { findings } from './diagnostics.js';
import type { Context } from './context.js';

/** Squirrel throws when a static member is written to; one that becomes a variable has one name. */
export function checkStaticWrite(context: Context, node: ts.Node): void {
  const field = staticFieldOf(context, node);
  if (field === null) return;
  const access = node as ts.PropertyAccessExpression;
  const isRight = isVariableField(context, field)
    ? isOfOwnClass(context, access, field)
    : !isWritten(access);
  if (!isRight) context.report(findings.staticWrite(access.name.text), access);
}
