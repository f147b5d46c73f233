import { ts } from 'ts-morph';
import { convertedArguments, parametersOf } from '../analysis/arity.js';
import { mentions } from '../analysis/walk.js';
import { nullLiteral, type Parameter } from '../squirrel/tree.js';
import type { Context } from './context.js';

/** What a function gets beyond what it takes: a name for one argument, any number otherwise. */
export function surplusParameters(
  context: Context,
  node: ts.SignatureDeclaration,
  named: readonly Parameter[],
): Parameter[] {
  const gets = convertedArguments(context, node);
  const surplus = (gets?.most ?? 0) - parametersOf(context, node.parameters).most;
  if (gets === null || !(surplus > 0)) return [];
  const hasDefaults = named.some(({ initial }) => initial !== null);
  const isInline = ts.isArrowFunction(node) || ts.isFunctionExpression(node);
  const isOne = surplus === 1 && isInline && !mentions(node, '_');
  if (!hasDefaults && !isOne) return [{ name: '...', initial: null }];
  const initial = hasDefaults || gets.least < gets.most ? nullLiteral : null;
  const count = Number.isFinite(surplus) ? surplus : 0;
  return Array.from({ length: count }, (_, at) => ({ name: '_'.repeat(at + 1), initial }));
}
