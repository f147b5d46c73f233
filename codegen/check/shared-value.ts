import { ts } from 'ts-morph';
import { findings } from './diagnostics.js';
import { isDefaultInBody, takesNull } from '../analysis/defaults.js';
import type { Context } from './context.js';

/** A default that the body gives is given for null, too, which JavaScript takes for a value. */
export function checkSharedValue(context: Context, node: ts.Node): void {
  if (!ts.isParameter(node) || !isDefaultInBody(context, node) || !takesNull(context, node)) return;
  context.report(findings.sharedValue(node.name.getText()), node.initializer!);
}
