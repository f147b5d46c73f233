import { ts } from 'ts-morph';
import { findings } from './diagnostics.js';
import { nothingsOf } from '../analysis/types.js';
import type { Context } from './context.js';

/** Undefined selects the default of a parameter in JavaScript; null does in no language. */
export function checkUndefinedArgument(context: Context, node: ts.Node): void {
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return;
  const parameters = context.checker.getResolvedSignature(node)?.parameters ?? [];
  node.arguments?.forEach((argument, position) => {
    const parameter = parameters[position]?.valueDeclaration;
    if (parameter === undefined || !ts.isParameter(parameter)) return;
    if (!hasDefault(parameter) || !nothingsOf(context.typeOf(argument)).has('undefined')) return;
    context.report(findings.undefinedArgument(argument.getText()), argument);
  });
}

function hasDefault({ initializer }: ts.ParameterDeclaration): boolean {
  return initializer !== undefined && initializer.kind !== ts.SyntaxKind.NullKeyword;
}
