import { ts } from 'ts-morph';
import { includesNull, isArray, mayBeNull } from '../analysis/types.js';
import type { Context } from './context.js';

// Whether what is read is there.

/** A slot of a table. */
export type Slot = ts.PropertyAccessExpression | ts.ElementAccessExpression;

/** Whether a node is a slot of a table that may not be there. */
export function mayBeAbsent(context: Context, node: ts.Node): node is Slot {
  if (context.present.has(node)) return false;
  if (ts.isPropertyAccessExpression(node)) return isOptional(context, node.name);
  if (!ts.isElementAccessExpression(node)) return false;
  return !isArray(context, context.typeOf(node.expression)) && !hasEveryKey(context, node);
}

/** Whether a slot that is there may hold null, by what its type was declared to be. */
export function mayHoldNull(context: Context, node: Slot): boolean {
  if (includesNull(context.typeOf(node))) return true;
  const key = ts.isPropertyAccessExpression(node) ? node.name : node.argumentExpression;
  const declaration = context.checker.getSymbolAtLocation(key)?.valueDeclaration;
  if (declaration !== undefined && ts.isPropertySignature(declaration)) {
    return declaration.type !== undefined && mayBeNull(context.typeOf(declaration.type));
  }
  const infos = context.checker.getIndexInfosOfType(context.ownerTypeOf(node.expression));
  return infos.some(({ type }) => mayBeNull(type));
}

/** Whether every key that this may ask for is a required property. */
function hasEveryKey(context: Context, node: ts.ElementAccessExpression): boolean {
  const key = context.typeOf(node.argumentExpression);
  const keys = key.isUnion() ? key.types : [key];
  const object = context.ownerTypeOf(node.expression);
  return keys.every((each) => {
    const property = each.isStringLiteral() ? object.getProperty(each.value) : undefined;
    return property !== undefined && !(property.flags & ts.SymbolFlags.Optional);
  });
}

function isOptional(context: Context, property: ts.MemberName): boolean {
  const symbol = context.checker.getSymbolAtLocation(property);
  // Without a symbol it is a key of an index signature.
  if (symbol === undefined) return true;
  // A field is there from the start.
  const isField =
    symbol.valueDeclaration !== undefined &&
    (ts.isPropertyDeclaration(symbol.valueDeclaration) || ts.isParameter(symbol.valueDeclaration));
  return !isField && (symbol.flags & ts.SymbolFlags.Optional) !== 0;
}
