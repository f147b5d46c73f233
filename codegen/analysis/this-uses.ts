import { ts } from 'ts-morph';
import type { Context } from './context.js';
import { once } from './once.js';
import { nodesIn } from './walk.js';

/** Whether a function has a `this` of its own to ask. */
export function usesThis(node: ts.Node): boolean {
  const isThis = (each: ts.Node): boolean => {
    const { ThisKeyword, SuperKeyword } = ts.SyntaxKind;
    if (each.kind === ThisKeyword || each.kind === SuperKeyword) return true;
    if (ts.isFunctionLike(each) && !ts.isArrowFunction(each)) return false;
    return ts.forEachChild(each, isThis) ?? false;
  };
  return ts.forEachChild(node, isThis) ?? false;
}

/** Whether a method of some name in the program needs its object. */
export function needsObject(context: Context, name: string): boolean {
  return context.program.modules.some((module) => namesOfUsers(context, module).has(name));
}

const namesOfUsers = once((_, file: ts.SourceFile) => {
  const methods = [...nodesIn(file)].filter(ts.isMethodDeclaration).filter(usesThis);
  return new Set(methods.map(({ name }) => name.getText()));
});
