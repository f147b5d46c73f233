import { ts } from 'ts-morph';
import { enumOf, hasStrings, isEnumName, listedEnum, memberOfEnum } from '../analysis/enums.js';
import { findings } from './diagnostics.js';
import type { Context } from './context.js';

/** An enum is not an object in Squirrel: it cannot be passed on. */
export function checkEnumUse(context: Context, node: ts.Node): void {
  if (!ts.isIdentifier(node) || isDeclaring(node.parent)) return;
  const symbol = context.symbolOf(node);
  if (symbol === undefined || !(symbol.flags & ts.SymbolFlags.Enum)) return;
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === node) return;
  if (isEnumName(context, parent) || memberOfEnum(context, parent) !== null) return;
  if (ts.isCallExpression(parent) && listedEnum(context, parent) !== null) return;
  const declaration = enumOf(context, node);
  if (declaration !== null && hasStrings(context, declaration)) return;
  if (!isLink(parent)) context.report(findings.enumAsValue(node.text), node);
}

const isDeclaring = (node: ts.Node): boolean =>
  ts.isEnumDeclaration(node) || ts.isModuleDeclaration(node);

function isLink(node: ts.Node): boolean {
  return ts.isImportSpecifier(node) || ts.isExportSpecifier(node);
}
