import { ts } from 'ts-morph';
import type { Context } from '../context.js';
import { findings } from '../diagnostics.js';

/** Squirrel has one variable for the whole loop, so a function made in it may not use it. */
export function checkLoopCapture(context: Context, node: ts.Node): void {
  if (!ts.isForStatement(node) && !ts.isForOfStatement(node)) return;
  if (node.initializer === undefined || !ts.isVariableDeclarationList(node.initializer)) return;
  for (const name of node.initializer.declarations.flatMap((each) => namesIn(each.name))) {
    const symbol = context.checker.getSymbolAtLocation(name);
    for (const use of usesInFunctions(node)) {
      if (context.symbolOf(use) === symbol) context.report(findings.loopCapture(use.text), use);
    }
  }
}

function usesInFunctions(loop: ts.Node): ts.Identifier[] {
  const found: ts.Identifier[] = [];
  const visit = (node: ts.Node, isInner: boolean): void => {
    if (isInner && ts.isIdentifier(node)) found.push(node);
    ts.forEachChild(node, (child) => {
      visit(child, isInner || ts.isFunctionLike(node));
    });
  };
  visit(loop, false);
  return found;
}

function namesIn(name: ts.BindingName): ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((each) => (ts.isBindingElement(each) ? namesIn(each.name) : []));
}
