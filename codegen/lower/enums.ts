import { ts } from 'ts-morph';
import { findings } from '../check/diagnostics.js';
import {
  type EnumStatement,
  literal,
  type LocalStatement,
  noTrivia,
  nullLiteral,
  type Slot,
  string,
} from '../squirrel/tree.js';
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
  const name = node.name.text;
  return context.isExported(node)
    ? { kind: 'enum', name, slots, trivia: noTrivia }
    : { kind: 'local', name, value: { kind: 'table', slots }, trivia: noTrivia };
}

function lowerEnumMember(context: Context, member: ts.EnumMember): Slot {
  const trivia = context.comments.around(member);
  if (!ts.isIdentifier(member.name)) {
    context.report(findings.unknownSyntax('An enum member whose name is no word'), member.name);
  }
  const value = context.checker.getConstantValue(member);
  const key = member.name.getText();
  if (typeof value === 'string') return { key, value: string(value), trivia };
  if (value === undefined) {
    context.report(findings.enumValue(key), member);
    return { key, value: nullLiteral, trivia };
  }
  if (Number.isInteger(value) && value !== (value | 0)) {
    context.report(findings.largeNumber(String(value)), member);
  }
  return { key, value: literal(String(value)), trivia };
}
