import { ts } from 'ts-morph';
import type { Context } from '../context.js';

/** Whether a variable is one of the function that is running, and not of one round it. */
export function isOwnVariable(context: Context, read: ts.Identifier): boolean {
  const declaration = context.symbolOf(read)?.valueDeclaration;
  return declaration !== undefined && functionOf(declaration) === functionOf(read);
}

/** The function that a node is run in; a module, where it is in none. */
export function functionOf(node: ts.Node): ts.Node | undefined {
  const isOuter = (each: ts.Node): boolean => ts.isFunctionLike(each) || ts.isSourceFile(each);
  return ts.findAncestor(node.parent, isOuter);
}

/** An expression without what only TypeScript or the reader needs round it. */
export function bare(node: ts.Expression): ts.Expression {
  const isWrapped =
    ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node) || ts.isAsExpression(node);
  return isWrapped ? bare(node.expression) : node;
}

/** The calls in an expression that may run code of the program, in the order of their text. */
export function callsIn(context: Context, node: ts.Expression): ts.Expression[] {
  const found: ts.Expression[] = [];
  const visit = (child: ts.Node): void => {
    if (ts.isFunctionLike(child) || ts.isTypeNode(child)) return;
    const isCall = ts.isCallExpression(child) || ts.isNewExpression(child);
    if (isCall && mayRunProgram(context, child)) found.push(child);
    ts.forEachChild(child, visit);
  };
  visit(node);
  return found;
}

/** JavaScript's own functions run the program only through those they are given. */
function mayRunProgram(context: Context, node: ts.CallExpression | ts.NewExpression): boolean {
  const file = context.checker.getResolvedSignature(node)?.declaration?.getSourceFile();
  const isOwn = file?.isDeclarationFile !== true;
  const isGiven = (each: ts.Expression): boolean =>
    context.typeOf(each).getCallSignatures().length > 0;
  return isOwn || (node.arguments ?? []).some(isGiven);
}
