import type { ts } from 'ts-morph';
import { mayFindNothing, type Slot } from '../analysis/presence.js';
import type { Context } from './context.js';

/** Whether a read may find nothing, and no test before it has found something. */
export function mayBeAbsent(context: Context, node: ts.Node): node is Slot {
  return !context.present.has(node) && mayFindNothing(context, node);
}
