import { ts } from 'ts-morph';
import { isBoolean, isNumber, isString } from '../analysis/types.js';
import { findings } from './diagnostics.js';
import type { Context } from './context.js';

/** A cast converts nothing; what JavaScript converts where a number stands for a text, Squirrel refuses. */
export function checkCast(context: Context, node: ts.Node): void {
  if (!ts.isAsExpression(node) || node.type.getText() === 'const') return;
  const { checker } = context;
  const from = checker.getNonNullableType(context.typeOf(node.expression));
  const to = checker.getNonNullableType(context.typeOf(node));
  if (!from.isUnion()) return;
  const kind = kinds.find((each) => each(to));
  if (kind === undefined || from.types.every((each) => kind(each) || !isPlainKind(each))) return;
  context.report(findings.castOfUnion(node.expression.getText(), checker.typeToString(to)), node);
}

const kinds = [isString, isNumber, isBoolean];

const isPlainKind = (type: ts.Type): boolean => kinds.some((each) => each(type));
