import { ts } from 'ts-morph';
import { isForEach } from '../analysis/context.js';
import { isJump, targetOf, type Jump } from '../analysis/jumps.js';
import { findings } from './diagnostics.js';
import { once } from '../analysis/once.js';
import { isInFunction, namesIn, usesOf } from '../analysis/uses.js';
import type { Context } from './context.js';

/**
 * When a block ends, Squirrel gives the functions in it their own copies of its variables. It
 * forgets to where an error ends it, or a jump from a block within: they see what comes next in
 * the same place of memory then.
 */
export function checkKeptVariable(context: Context, node: ts.Node): void {
  const scope = scopeOf(node);
  if (scope === null) return;
  for (const variable of variablesOf(node)) {
    const uses = usesOf(context, scope, variable);
    if (!uses.some((each) => each !== variable && isInFunction(each, scope))) continue;
    // What is used above its declaration is declared ahead; a function may move up.
    const start = ts.isFunctionDeclaration(node) ? scope.pos : Math.min(...uses.map(startOf));
    if (isInTry(scope)) context.report(findings.keptInTry(variable.text), variable);
    for (const jump of jumpsFromWithin(context, scope)) {
      if (jump.pos > start) context.report(findings.keptAcrossJump(variable.text), jump);
    }
  }
}

function startOf({ pos }: ts.Node): number {
  return pos;
}

function variablesOf(node: ts.Node): ts.Identifier[] {
  if (ts.isVariableDeclaration(node)) return namesIn(node.name);
  return isNamed(node) && node.name ? [node.name] : [];
}

/** The block that a variable lives in: for one of a loop's head it is the body. */
function scopeOf(node: ts.Node): ts.Node | null {
  if (isNamed(node)) return node.parent;
  if (!ts.isVariableDeclaration(node)) return null;
  if (ts.isCatchClause(node.parent)) return node.parent.block;
  const { parent } = node.parent;
  if (ts.isForStatement(parent) || isForEach(parent)) return parent.statement;
  return ts.isVariableStatement(parent) ? parent.parent : null;
}

function isNamed(node: ts.Node): node is ts.FunctionDeclaration | ts.ClassDeclaration {
  return ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node);
}

function isInTry(node: ts.Node): boolean {
  if (ts.isFunctionLike(node) || ts.isSourceFile(node)) return false;
  return isTried(node) || isInTry(node.parent);
}

/** Whether errors in this part of a try statement go to a handler: those of a catch do if there is a finally. */
function isTried(node: ts.Node): boolean {
  const { parent } = node;
  if (!ts.isTryStatement(parent)) return false;
  const hasFinally = parent.finallyBlock !== undefined;
  return parent.tryBlock === node || (hasFinally && parent.catchClause === node);
}

/** The jumps out of a block that stand in a block within it. */
const jumpsFromWithin = once((_, scope: ts.Node): readonly Jump[] => {
  const found: Jump[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (isJump(node) && node.parent !== scope && leaves(node, scope)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(scope);
  return found;
});

function leaves(jump: Jump, scope: ts.Node): boolean {
  const target = targetOf(jump);
  return target === undefined || ts.findAncestor(scope, (each) => each === target) !== undefined;
}
