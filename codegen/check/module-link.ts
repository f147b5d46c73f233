import { ts } from 'ts-morph';
import { isAlias } from '../analysis/reachable.js';
import { isModule } from '../analysis/context.js';
import { findings } from './diagnostics.js';
import type { Context } from './context.js';

/** The modules become one file, and no others are there; a module is no object in it. */
export function checkModuleLink(context: Context, node: ts.Node): void {
  if (isOutside(context, node)) {
    context.report(findings.unknownSyntax('A module of others'), node);
  }
  if (ts.isIdentifier(node) && isValue(node) && isModule(context, node)) {
    context.report(findings.moduleAsValue(node.text), node);
  }
}

/** Whether a name is used for what it refers to, not to reach something in it. */
function isValue({ parent }: ts.Identifier): boolean {
  const isPart = ts.isPropertyAccessExpression(parent) || ts.isQualifiedName(parent);
  const isNaming =
    ts.isImportClause(parent) ||
    ts.isNamespaceImport(parent) ||
    ts.isNamespaceExport(parent) ||
    ts.isImportSpecifier(parent) ||
    ts.isModuleDeclaration(parent) ||
    isAlias(parent);
  return !isPart && !isNaming;
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
  const isTypes = ts.isImportDeclaration(node) && isDeclared(context, file);
  return !isTypes && !context.program.modules.includes(file);
}

/** Whether a file says what a library or the host has. */
function isDeclared({ program }: Context, file: ts.SourceFile): boolean {
  if (program.libraries.of(file) !== null) return true;
  return file.isDeclarationFile && !file.fileName.includes('/node_modules/');
}
