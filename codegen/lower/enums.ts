import { ts } from 'ts-morph';
import { findings } from '../check/diagnostics.js';
import {
  type EnumStatement,
  type Expression,
  literal,
  type LocalStatement,
  noTrivia,
  nullLiteral,
  type Slot,
  string,
} from '../squirrel/tree.js';
import { lowerExpression } from './dispatch.js';
import { bracketed } from './member-names.js';
import { at } from './origin.js';
import type { Context } from './context.js';

/**
 * Lowers an enum. Squirrel's are known to all code that is compiled later, so only one that is
 * exported becomes one; others are tables. Values are written out: Squirrel counts in its own way.
 */
export function lowerEnum(
  context: Context,
  node: ts.EnumDeclaration,
): EnumStatement | LocalStatement {
  const slots = node.members.map((member) => at(member, lowerEnumMember(context, member)));
  const name = context.names.of(node.name);
  return context.isExported(node)
    ? { kind: 'enum', name, slots, trivia: noTrivia }
    : { kind: 'local', name, value: { kind: 'table', slots }, trivia: noTrivia };
}

/** A key that is no word can stand in a table only. */
function enumKey(context: Context, { name, parent }: ts.EnumMember): string {
  if (ts.isIdentifier(name)) return context.members.keyOf(name);
  if (!ts.isStringLiteral(name) || context.isExported(parent)) {
    context.report(findings.unknownSyntax('An enum member whose name is no word'), name);
  }
  return bracketed(ts.isStringLiteral(name) ? name.text : '');
}

function lowerEnumMember(context: Context, member: ts.EnumMember): Slot {
  const trivia = context.comments.around(member);
  const key = enumKey(context, member);
  const value = context.checker.getConstantValue(member);
  if (typeof value === 'string') return { key, value: string(value), trivia };
  if (value === undefined) return { key, value: lowerComputed(context, member), trivia };
  if (Number.isInteger(value) && value !== (value | 0)) {
    context.report(findings.largeNumber(String(value)), member);
  }
  return { key, value: literal(String(value)), trivia };
}

/** What is only known when the program runs is computed there, but not in an enum of Squirrel. */
function lowerComputed(context: Context, { name, initializer, parent }: ts.EnumMember): Expression {
  if (initializer !== undefined && !context.isExported(parent)) {
    return lowerExpression(context, initializer);
  }
  context.report(findings.enumValue(name.getText()), name);
  return nullLiteral;
}
