import { ts } from 'ts-morph';
import { findings } from '../../check/diagnostics.js';
import { call, member, nullLiteral, type Expression } from '../../squirrel/tree.js';
import { isArray } from '../../analysis/types.js';
import type { BuiltIns, Use } from './built-in.js';
import type { Context } from '../context.js';
import { lowerExpression } from '../dispatch.js';

/** Functions of Object. A table of Squirrel has no order. */
export const recordFunctions: BuiltIns = {
  'Object.keys': { takes: [1, 1], lower: refuseOrder },
  'Object.values': { takes: [1, 1], lower: refuseOrder },
  'Object.entries': { takes: [1, 1], lower: refuseOrder },

  'Object.assign': 'the assignments',
  'Object.freeze': 'const, and readonly in its type',
};

function refuseOrder({ context, node }: Use): Expression {
  context.report(findings.recordOrder(node.expression.getText()), node);
  return nullLiteral;
}

/** The record of `Object.keys(record)`; null for anything else. */
function recordOfKeys(node: ts.Expression): ts.Expression | null {
  if (ts.isParenthesizedExpression(node)) return recordOfKeys(node.expression);
  const isKeys = ts.isCallExpression(node) && node.expression.getText() === 'Object.keys';
  return isKeys ? (node.arguments[0] ?? null) : null;
}

/** What does not depend on the order of keys: `Object.keys(record).sort()` and `.length`. */
export function lowerUnordered(context: Context, node: ts.Expression): Expression | null {
  const access = ts.isCallExpression(node) ? node.expression : node;
  if (!ts.isPropertyAccessExpression(access)) return null;
  const record = recordOfKeys(access.expression);
  if (record === null) return null;
  if (access === node && access.name.text === 'length') {
    return call(member(lowerRecord(context, record), 'len'));
  }
  const isSorted =
    ts.isCallExpression(node) && access.name.text === 'sort' && node.arguments.length === 0;
  return isSorted ? call(context.helper('sortedKeys'), lowerRecord(context, record)) : null;
}

/** Only a table has keys that can be listed. */
function lowerRecord(context: Context, node: ts.Expression): Expression {
  const type = context.checker.getNonNullableType(context.typeOf(node));
  const isTable = context.checker.getIndexInfosOfType(type).length > 0 || isLiteralType(type);
  if (!isTable || isArray(context, type)) {
    const text = `Object.keys() of ${context.checker.typeToString(type)}`;
    context.report(findings.notInLibrary(text, 'it for a Record<string, ...>'), node);
  }
  return lowerExpression(context, node);
}

function isLiteralType(type: ts.Type): boolean {
  return ((type.symbol as ts.Symbol | undefined)?.flags ?? 0) & ts.SymbolFlags.ObjectLiteral
    ? true
    : false;
}
