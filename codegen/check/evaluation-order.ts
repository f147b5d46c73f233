import { ts } from 'ts-morph';
import { findings } from './diagnostics.js';
import { bare, callsUser, isChangedElsewhere } from '../analysis/uses.js';
import type { Context } from './context.js';

/**
 * JavaScript reads what a switch is about before its cases. Squirrel does not read a variable of the same
 * function until it needs it, and a call in a case may have changed it.
 */
export function checkEvaluationOrder(context: Context, node: ts.Node): void {
  if (!ts.isSwitchStatement(node)) return;
  const variable = bare(node.expression);
  if (!ts.isIdentifier(variable) || !isChangedElsewhere(context, variable, 'here')) return;
  const cases = node.caseBlock.clauses.filter(ts.isCaseClause);
  if (!cases.some(({ expression }) => callsUser(context, expression))) return;
  context.report(findings.evaluationOrder(variable.text), variable);
}
