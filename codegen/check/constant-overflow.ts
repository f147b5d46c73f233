import { ts } from 'ts-morph';
import { once } from '../analysis/once.js';
import type { Context as Analysis } from '../analysis/context.js';
import { bare } from '../analysis/uses.js';
import { findings } from './diagnostics.js';
import type { Context } from './context.js';

const { SyntaxKind } = ts;

/** A number that is known before the program runs, and is an integer in Squirrel, must fit into one. */
export function checkConstantOverflow(context: Context, node: ts.Node): void {
  if (!ts.isBinaryExpression(node)) return;
  const value = constantOf(context, node);
  if (value === null || fits(value)) return;
  const isFirst = [node.left, node.right].every((each) => fits(constantOf(context, each) ?? 0));
  if (isFirst) context.report(findings.largeNumber(String(value)), node);
}

function fits(value: number): boolean {
  return Math.abs(value) <= 0x7fffffff;
}

type Operation = (left: number, right: number) => number;

const operations = new Map<ts.SyntaxKind, Operation>([
  [SyntaxKind.PlusToken, (left, right) => left + right],
  [SyntaxKind.MinusToken, (left, right) => left - right],
  [SyntaxKind.AsteriskToken, (left, right) => left * right],
]);

/** The value of an expression of integers that is the same each time; null for others. */
const constantOf = once((context, wrapped: ts.Expression): number | null => {
  const node = bare(wrapped);
  if (ts.isNumericLiteral(node)) return integerOf(Number(node.text));
  if (ts.isPrefixUnaryExpression(node) && node.operator === SyntaxKind.MinusToken) {
    const value = constantOf(context, node.operand);
    return value === null ? null : -value;
  }
  if (ts.isIdentifier(node)) return constantOfVariable(context, node);
  if (!ts.isBinaryExpression(node)) return null;
  const operation = operations.get(node.operatorToken.kind);
  const left = constantOf(context, node.left);
  const right = constantOf(context, node.right);
  if (operation === undefined || left === null || right === null) return null;
  return operation(left, right);
});

/** What is larger is a float, which does not wrap. */
function integerOf(value: number): number | null {
  return Number.isInteger(value) && fits(value) ? value : null;
}

function constantOfVariable(context: Analysis, node: ts.Identifier): number | null {
  const declaration = context.symbolOf(node)?.valueDeclaration;
  if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return null;
  const isConst = (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
  const { initializer } = declaration;
  if (!isConst || initializer === undefined || contains(initializer, node)) return null;
  return constantOf(context, initializer);
}

function contains(outer: ts.Node, inner: ts.Node): boolean {
  return (
    outer.getSourceFile() === inner.getSourceFile() &&
    outer.pos <= inner.pos &&
    inner.end <= outer.end
  );
}
