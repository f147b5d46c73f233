import { ts } from 'ts-morph';
import { isInteger } from './declarations.js';
import type { Place } from './graph.js';
import type { Values } from './values.js';

/** Arguments flow into parameters, and the result out of the function. */
export function call(
  values: Values,
  node: ts.CallExpression | ts.NewExpression,
  callee: Place,
  args: readonly ts.Expression[] = node.arguments ?? [],
): Place {
  const { holder } = callee;
  args.forEach((each, position) => {
    const count = ts.isSpreadElement(each) ? 32 : position + 1;
    for (let i = position; i < count; i++) values.flow(values.of(each), holder.parameter(i), each);
  });
  const declaration = values.context.checker.getResolvedSignature(node)?.declaration;
  const isWhole = isInteger(declaration);
  return isWhole ? values.fresh() : callee.holder.result;
}
