import { ts } from 'ts-morph';
import { findings } from './diagnostics.js';
import type { Context } from './context.js';

/** The modules become one file: a name means the same in all of them, and no others are there. */
export function checkModuleLink(context: Context, node: ts.Node): void {
  const found = isOutside(context, node) ? (['A module of others', node] as const) : linkOf(node);
  if (found?.[1] !== undefined) context.report(findings.unknownSyntax(found[0]), found[1]);
}

function linkOf(node: ts.Node): readonly [what: string, place: ts.Node | undefined] | null {
  if (ts.isImportClause(node)) return ['A default import', node.name];
  if (ts.isNamespaceImport(node)) return ['The import of a module as an object', node];
  if (ts.isNamespaceExport(node)) return ['The export of a module as an object', node];
  if (!ts.isImportSpecifier(node) && !ts.isExportSpecifier(node)) return null;
  if (node.isTypeOnly) return null;
  return ['Another name in an import or export', node.propertyName];
}

/** Whether all that a module does or has is wanted here, and it is not one of the program. */
function isOutside(context: Context, node: ts.Node): boolean {
  const isAll =
    (ts.isImportDeclaration(node) && node.importClause === undefined) ||
    (ts.isExportDeclaration(node) && !node.isTypeOnly);
  if (!isAll || node.moduleSpecifier === undefined) return false;
  const module = context.checker.getSymbolAtLocation(node.moduleSpecifier)?.valueDeclaration;
  if (module === undefined) return true;
  const file = module.getSourceFile();
  const isTypes = ts.isImportDeclaration(node) && context.program.libraries.of(file) !== null;
  return !isTypes && !context.program.modules.includes(file);
}
