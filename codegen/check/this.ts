import { ts } from 'ts-morph';
import type { Context } from '../context.js';
import { findings } from '../diagnostics.js';

/**
 * An inner function does not inherit `this` in Squirrel, and bindenv() may hold it weakly. One that
 * declares the type of its `this` is given it by whoever calls or binds it.
 */
export function checkThis(context: Context, node: ts.Node): void {
  if (!isThis(node)) return;
  const owner = ts.findAncestor(
    node,
    (each) => ts.isFunctionLike(each) || ts.isPropertyDeclaration(each),
  );
  const isInner =
    owner !== undefined &&
    (ts.isArrowFunction(owner) ||
      ((ts.isFunctionExpression(owner) || ts.isFunctionDeclaration(owner)) &&
        !declaresThis(owner)));
  if (isInner) context.report(findings.thisInFunction(), node);
}

function isThis({ kind }: ts.Node): boolean {
  return kind === ts.SyntaxKind.ThisKeyword || kind === ts.SyntaxKind.SuperKeyword;
}

function declaresThis({ parameters }: ts.FunctionLikeDeclaration): boolean {
  return parameters[0]?.name.getText() === 'this';
}
