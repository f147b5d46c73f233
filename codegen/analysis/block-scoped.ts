import { ts } from 'ts-morph';
import type { Context } from './context.js';
import { isInFunction, namesIn, usesOf } from './uses.js';

/**
 * Whether variables that are declared with `var` mean what they would with `let`: nothing outside of the
 * block uses them, nothing above, and a loop makes them anew in each turn.
 */
export function isAsGoodAsLet(context: Context, list: ts.VariableDeclarationList): boolean {
  const { parent } = list;
  const block = ts.isVariableStatement(parent) ? parent.parent : parent;
  const isInLoop = ts.isIterationStatement(functionOrLoopAround(block), false);
  const isHead = block === parent;
  return list.declarations.every(
    ({ name, initializer }) =>
      (!isInLoop || isHead || initializer !== undefined) &&
      namesIn(name).every((each) => isLocal(context, each, block, isInLoop)),
  );
}

function functionOrLoopAround(block: ts.Node): ts.Node {
  const isOne = (node: ts.Node): boolean =>
    ts.isIterationStatement(node, false) || ts.isFunctionLike(node) || ts.isSourceFile(node);
  return ts.findAncestor(block, isOne)!;
}

function isLocal(
  context: Context,
  name: ts.Identifier,
  block: ts.Node,
  isInLoop: boolean,
): boolean {
  const symbol = context.checker.getSymbolAtLocation(name);
  if (symbol?.declarations?.length !== 1) return false;
  const uses = usesOf(context, name.getSourceFile(), name);
  return uses.every((use) => {
    if (use.pos < block.pos || block.end < use.end) return false;
    // Each turn of a loop has its own `let`, which a function keeps.
    return isInFunction(use, block) ? !isInLoop : use.pos >= name.pos;
  });
}
