import { ts } from 'ts-morph';
import { findings } from './diagnostics.js';
import { reservedWords } from '../squirrel/words.js';
import type { Context } from './context.js';
import { collectionOf } from '../analysis/types.js';

/** A name that Squirrel reads as something else, or cannot read. */
export function checkReservedWord(context: Context, node: ts.Node): void {
  if (!ts.isIdentifier(node) || isThisParameter(node)) return;
  if (reservedWords.has(node.text) && !isLibraryMember(context, node))
    context.report(findings.reservedWord(node.text), node);
  if (!/^\w+$/.test(node.text)) context.report(findings.unwritableName(node.text), node);
}

/** `map.delete` has another name in Squirrel, and of `this.constructor` only the name is asked. */
function isLibraryMember(context: Context, { parent }: ts.Identifier): boolean {
  if (!ts.isPropertyAccessExpression(parent)) return false;
  if (parent.expression.kind === ts.SyntaxKind.ThisKeyword)
    return parent.name.text === 'constructor';
  return collectionOf(context.typeOf(parent.expression)) !== null;
}

/** `this` as a parameter only speaks to TypeScript. */
function isThisParameter({ text, parent }: ts.Identifier): boolean {
  return text === 'this' && ts.isParameter(parent);
}
