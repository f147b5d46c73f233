import { ts } from 'ts-morph';
import { findings } from './diagnostics.js';
import type { Context } from './context.js';

/** An enum is no object in Squirrel, and has no names for its values. */
export function checkEnumUse(context: Context, node: ts.Node): void {
  if (!ts.isIdentifier(node) || ts.isEnumDeclaration(node.parent)) return;
  const symbol = context.symbolOf(node);
  if (symbol === undefined || !(symbol.flags & ts.SymbolFlags.Enum)) return;
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === node) return;
  if (!isLink(parent)) context.report(findings.enumAsValue(node.text), node);
}

function isLink(node: ts.Node): boolean {
  return ts.isImportSpecifier(node) || ts.isExportSpecifier(node);
}
