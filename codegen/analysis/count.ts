import { ts } from 'ts-morph';
import { isConstVariable, type Context } from './context.js';
import { bare } from './uses.js';
import { isJavaScript } from './types.js';

const { SyntaxKind } = ts;

/** Whether a number is known to be an integer that is not negative. */
export function isCount(context: Context, node: ts.Expression): boolean {
  const inner = bare(node);
  const type = context.typeOf(inner);
  if (type.isNumberLiteral()) return Number.isInteger(type.value) && type.value >= 0;
  if (ts.isPropertyAccessExpression(inner)) return isLength(context, inner);
  if (ts.isIdentifier(inner)) return isCountVariable(context, inner);
  if (!ts.isBinaryExpression(inner)) return false;
  const { kind } = inner.operatorToken;
  const isKept = kind === SyntaxKind.PlusToken || kind === SyntaxKind.AsteriskToken;
  return isKept && isCount(context, inner.left) && isCount(context, inner.right);
}

/** Whether this is the length of an array or a text, or the size of a Map or a Set. */
function isLength(context: Context, { name }: ts.PropertyAccessExpression): boolean {
  if (name.text !== 'length' && name.text !== 'size') return false;
  const declaration = context.symbolOf(name)?.declarations?.[0];
  return declaration !== undefined && isJavaScript(declaration.getSourceFile());
}

function isCountVariable(context: Context, node: ts.Identifier): boolean {
  const declaration = context.symbolOf(node)?.valueDeclaration;
  if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return false;
  const { initializer } = declaration;
  return isConstVariable(declaration) && initializer !== undefined && isCount(context, initializer);
}
