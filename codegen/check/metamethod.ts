import { ts } from 'ts-morph';
import { findings } from './diagnostics.js';
import { metamethods } from '../squirrel/words.js';
import type { Context } from './context.js';

/** A method that Squirrel would call where nobody did. */
export function checkMetamethod(context: Context, node: ts.Node): void {
  if (!ts.isMethodDeclaration(node)) return;
  const name = node.name.getText();
  if (metamethods.has(name)) context.report(findings.metamethod(name), node.name);
}
