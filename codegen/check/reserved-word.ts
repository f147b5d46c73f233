import { ts } from 'ts-morph';
import type { Context } from '../context.js';
import { findings } from '../diagnostics.js';

const reservedWords = new Set(
  (
    'base break case catch class clone constructor continue const default delete do else enum ' +
    'extends false for foreach function if in instanceof local null resume return static switch ' +
    'this throw true try typeof while yield'
  ).split(' '),
);

/** A name that Squirrel reads as something else. */
export function checkReservedWord(context: Context, node: ts.Node): void {
  // `this` as a parameter only speaks to TypeScript.
  if (!ts.isIdentifier(node) || ts.isParameter(node.parent)) {
    if (!ts.isParameter(node) || node.name.getText() === 'this') return;
    if (reservedWords.has(node.name.getText())) {
      context.report(findings.reservedWord(node.name.getText()), node.name);
    }
    return;
  }
  if (reservedWords.has(node.text)) context.report(findings.reservedWord(node.text), node);
}
