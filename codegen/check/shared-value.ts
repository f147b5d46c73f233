import { ts } from 'ts-morph';
import { findings } from './diagnostics.js';
import type { Context } from './context.js';
import { isPlainValue } from '../analysis/plain-value.js';

/** Squirrel makes the default of a parameter once for all calls. */
export function checkSharedValue(context: Context, node: ts.Node): void {
  if (!ts.isParameter(node)) return;
  const { initializer, name } = node;
  if (initializer === undefined || isPlainValue(context, initializer)) return;
  // What is a global in Squirrel is no parameter there.
  if (context.isGlobals(context.typeOf(node))) return;
  context.report(findings.sharedValue(name.getText()), initializer);
}
