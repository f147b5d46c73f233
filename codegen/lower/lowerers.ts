import { lowerCall } from './calls.js';
import type { Lowerers } from './dispatch.js';
import { lowerExpression } from './expressions.js';
import { lowerPresent } from './names.js';
import { lowerEffectStatement, lowerStatement } from './statements.js';

/** What lowers each sort of node. */
export const lowerers: Lowerers = {
  call: lowerCall,
  effectStatement: lowerEffectStatement,
  expression: lowerExpression,
  present: lowerPresent,
  statement: lowerStatement,
};
