import { ts } from 'ts-morph';
import { isTopLevel } from '../analysis/context.js';
import { findings } from './diagnostics.js';
import type { Context } from './context.js';

/** The globals of the language, which helpers and other files of a program use. */
const globals = new Set(
  (
    'array assert blob callee error format getroottable lstrip math print regexp rstrip split ' +
    'strip type'
  ).split(' '),
);

/** What is exported goes into the root table, and takes the place of what is there. */
export function checkReplacedGlobal(context: Context, node: ts.Node): void {
  const isNamed =
    ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) || ts.isVariableDeclaration(node);
  if (!isNamed || node.name === undefined || !globals.has(node.name.getText())) return;
  if (!isTopLevel(node) || !context.isExported(node)) return;
  context.report(findings.replacedGlobal(node.name.getText()), node.name);
}
