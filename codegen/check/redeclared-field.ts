import { ts } from 'ts-morph';
import { findings } from './diagnostics.js';
import type { Context } from './context.js';
import { isErrorClass } from '../analysis/errors.js';

/** JavaScript sets the fields of a class when the base's constructor is done, Squirrel before. */
export function checkRedeclaredField(context: Context, node: ts.Node): void {
  if (!ts.isPropertyDeclaration(node) || !ts.isClassLike(node.parent)) return;
  const isMessage = node.name.getText() === 'message' && isErrorClass(context, node.parent);
  if (isMessage && node.initializer !== undefined) {
    context.report(findings.redeclaredField('message'), node.name);
  }
  const [base] = node.parent.heritageClauses ?? [];
  if (base?.token !== ts.SyntaxKind.ExtendsKeyword) return;
  const name = node.name.getText();
  const inherited = context.typeOf(base.types[0]!).getProperty(name)?.valueDeclaration;
  if (inherited === undefined || !ts.isPropertyDeclaration(inherited)) return;
  if (!isAbstract(inherited)) context.report(findings.redeclaredField(name), node.name);
}

function isAbstract({ modifiers }: ts.PropertyDeclaration): boolean {
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AbstractKeyword) ?? false;
}
