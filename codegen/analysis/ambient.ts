import { ts } from 'ts-morph';
import { isJavaScript } from './types.js';

// What a program only declares is there when it runs: `declare function print(text: string): void;`,
// and all that a .d.ts file declares.

/** Whether a declaration only speaks of what the host provides. */
export function isAmbient(declaration: ts.Node): boolean {
  if (declaration.getSourceFile().isDeclarationFile) return true;
  return ts.findAncestor(declaration, isDeclare) !== undefined;
}

function isDeclare(node: ts.Node): boolean {
  const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : [];
  return modifiers.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword);
}

/** Whether a symbol is a name of the host, by a declaration that the user wrote. */
export function isOfHost({ declarations = [] }: ts.Symbol): boolean {
  return declarations.some((each) => {
    const file = each.getSourceFile();
    const isOwn = !file.fileName.includes('/node_modules/') && !isJavaScript(file);
    return isOwn && isAmbient(each);
  });
}
