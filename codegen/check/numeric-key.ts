import { ts } from 'ts-morph';
import { mayBeFloat } from '../analysis/fractions.js';
import { isNumeric, takesNumbers } from '../analysis/records.js';
import { findings, replacing } from './diagnostics.js';
import { isArray, isString } from '../analysis/types.js';
import type { Context } from './context.js';

/** JavaScript makes a text of a number that is the key of a record; a table keeps it a number. */
export function checkNumericKey(context: Context, node: ts.Node): void {
  const access = accessOf(node);
  if (access === null) return;
  const [object, key] = access;
  const type = context.ownerTypeOf(object);
  if (isArray(context, type) || isString(type) || isEnum(type) || isAmbient(type)) return;
  const isNumber = (context.typeOf(key).flags & ts.TypeFlags.NumberLike) !== 0;
  if (!isNumber) {
    checkTextKey(context, type, key);
    return;
  }
  if (takesNumbers(context, type) && !mayBeFloat(context, key)) return;
  const text = key.getText();
  context.report(findings.numericKey(text), key, [replacing(key, `String(${text})`)]);
}

/** A text that JavaScript would find under a number. */
function checkTextKey(context: Context, type: ts.Type, key: ts.Expression): void {
  const isOne = ts.isStringLiteralLike(key) && isNumeric(key.text);
  if (isOne && takesNumbers(context, type)) context.report(findings.numericKey(key.text), key);
}

function accessOf(node: ts.Node): readonly [object: ts.Expression, key: ts.Expression] | null {
  if (ts.isElementAccessExpression(node)) return [node.expression, node.argumentExpression];
  const isIn = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InKeyword;
  return isIn ? [node.right, node.left] : null;
}

/** An enum is no record: to ask it for the names of its members is refused. */
function isEnum(type: ts.Type): boolean {
  return ((type.getSymbol()?.flags ?? 0) & ts.SymbolFlags.Enum) !== 0;
}

/** Whether a type is an interface of the platform, such as that of a blob: bytes by their places. */
function isAmbient(type: ts.Type): boolean {
  const symbol = type.getSymbol();
  if (symbol === undefined || !(symbol.flags & ts.SymbolFlags.Interface)) return false;
  return symbol.declarations?.every((each) => each.getSourceFile().isDeclarationFile) ?? false;
}
