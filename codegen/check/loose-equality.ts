import { ts } from 'ts-morph';
import { findings } from './diagnostics.js';
import type { Context } from './context.js';

const loose = new Set<ts.SyntaxKind>([
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
]);

/** `==` of values of one kind converts nothing, and `== null` finds both of JavaScript's nothings. */
export function checkLooseEquality(context: Context, node: ts.Node): void {
  if (!ts.isBinaryExpression(node) || !loose.has(node.operatorToken.kind)) return;
  if (node.right.kind === ts.SyntaxKind.NullKeyword || isOfOneKind(context, node)) return;
  context.report(findings.looseEquality(), node);
}

/** Whether both sides are numbers, texts, booleans or objects, besides null and undefined. */
function isOfOneKind(context: Context, { left, right }: ts.BinaryExpression): boolean {
  const sides = [left, right].map((each) => kindsOf(context.typeOf(each)));
  if (sides.some(({ length }) => length === 0)) return true;
  const found = sides.flat();
  return new Set(found).size === 1 && !found.includes(null);
}

/** The kinds of a type, null for one that is not known. */
function kindsOf(type: ts.Type): (ts.TypeFlags | null)[] {
  const { Null, Undefined, Void } = ts.TypeFlags;
  const members = type.isUnion() ? type.types : [type];
  return members
    .filter(({ flags }) => (flags & (Null | Undefined | Void)) === 0)
    .map(({ flags }) => kinds.find((kind) => (flags & kind) !== 0) ?? null);
}

const kinds = [
  ts.TypeFlags.NumberLike,
  ts.TypeFlags.StringLike,
  ts.TypeFlags.BooleanLike,
  ts.TypeFlags.Object,
];
