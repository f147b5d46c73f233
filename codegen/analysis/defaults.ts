import { ts } from 'ts-morph';
import { mayGetUndefined } from './arity.js';
import type { Context } from './context.js';
import { isPlainValue } from './plain-value.js';
import { nothingsOf } from './types.js';
import { nodesIn } from './walk.js';

// Squirrel makes the default of a parameter once, where it makes the function, and takes it when there is
// no argument. JavaScript makes it at each call, and takes it for undefined, too.

/** Whether the body of a function has to give a parameter its default. */
export function isDefaultInBody(context: Context, node: ts.ParameterDeclaration): boolean {
  if (!hasDefault(node) || context.isGlobals(context.typeOf(node))) return false;
  return (
    !isPlainValue(context, node.initializer!) ||
    undefinedTakers(context).has(node) ||
    mayGetUndefined(context, node)
  );
}

/** Whether a parameter has a default other than null, which needs no saying. */
export function hasDefault({ initializer }: ts.ParameterDeclaration): boolean {
  return initializer !== undefined && initializer.kind !== ts.SyntaxKind.NullKeyword;
}

/** Whether null is an argument of its own, beside undefined. */
export function takesNull(context: Context, node: ts.ParameterDeclaration): boolean {
  return nothingsOf(context.typeOf(node)).has('null');
}

const programs = new WeakMap<Context, ReadonlySet<ts.Node>>();

/** The parameters that a call gives what may be undefined. */
function undefinedTakers(context: Context): ReadonlySet<ts.Node> {
  const known = programs.get(context);
  if (known !== undefined) return known;
  const nodes = context.program.modules.flatMap((module) => [...nodesIn(module)]);
  const found = new Set(nodes.flatMap((node) => takersIn(context, node)));
  programs.set(context, found);
  return found;
}

function takersIn(context: Context, node: ts.Node): ts.Node[] {
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return [];
  const parameters = context.checker.getResolvedSignature(node)?.parameters ?? [];
  return (node.arguments ?? []).flatMap((argument, position) => {
    const parameter = parameters[position]?.valueDeclaration;
    const isUndefined = parameter && nothingsOf(context.typeOf(argument)).has('undefined');
    return isUndefined ? [parameter] : [];
  });
}
