import { ts } from 'ts-morph';
import { enumObject, hasNames, isEnumName, listedEnum, memberOfEnum } from '../analysis/enums.js';
import { mayFindNothing } from '../analysis/presence.js';
import { findings } from '../check/diagnostics.js';
import {
  index,
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
import { lowerNamesOf, readGuarded } from './idioms.js';
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
): (EnumStatement | LocalStatement)[] {
  const slots = node.members.map((member) => at(member, lowerEnumMember(context, member)));
  const name = context.names.of(node.name);
  const lowered: EnumStatement | LocalStatement = context.isExported(node)
    ? { kind: 'enum', name, slots, trivia: noTrivia }
    : { kind: 'local', name, value: { kind: 'table', slots }, trivia: noTrivia };
  return hasNames(context, node) ? [lowered, lowerNames(context, node)] : [lowered];
}

/** The names of the members by their numbers: `local levelNames = ["Low", "High"];` */
function lowerNames(context: Context, node: ts.EnumDeclaration): LocalStatement {
  const object = enumObject(context, node)!;
  const names = Object.entries(object).filter(([, value]) => typeof value === 'string');
  const numbered = names.filter(([key]) => typeof object[object[key]!] === 'number');
  const isList = numbered.every(([key], position) => key === String(position));
  const text = context.names.ofEnumNames(node);
  const value: Expression = isList
    ? { kind: 'array', elements: numbered.map(([, each]) => string(each as string)) }
    : {
        kind: 'table',
        slots: numbered.map(([key, each]) => ({
          key: `[${key}]`,
          value: string(each as string),
          trivia: noTrivia,
        })),
      };
  return { kind: 'local', name: text, value, trivia: noTrivia };
}

/** Lowers `Enum[value]` and `Enum['Member']`; null for anything else. */
export function lowerEnumElement(
  context: Context,
  node: ts.ElementAccessExpression,
): Expression | null {
  const constant = memberOfEnum(context, node);
  if (constant !== null) return lowerValue(constant);
  if (!isEnumName(context, node)) return null;
  const isGuarded: boolean = mayFindNothing(context, node);
  if (isGuarded) return readGuarded(context, node);
  return index(lowerNamesOf(context, node), lowerExpression(context, node.argumentExpression));
}

/** Lowers an enum that is passed on; an exported one is no table, so one is made. */
export function lowerEnumValue(
  context: Context,
  node: ts.Identifier,
  declaration: ts.Declaration,
): Expression | null {
  if (!ts.isEnumDeclaration(declaration) || !context.isExported(declaration)) return null;
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === node) return null;
  const slots = declaration.members.map((each) => lowerEnumMember(context, each));
  return { kind: 'table', slots: slots.map((each) => ({ ...each, trivia: noTrivia })) };
}

/** Lowers `Object.values(Enum)` and the like; null for anything else. */
export function lowerListedEnum(context: Context, node: ts.CallExpression): Expression | null {
  const listed = listedEnum(context, node);
  const object = listed && enumObject(context, listed);
  if (object === null) return null;
  const list: Expression = { kind: 'array', elements: [] };
  const lowerAll = (values: readonly (string | number)[]): Expression => ({
    ...list,
    elements: values.map(lowerValue),
  });
  switch ((node.expression as ts.PropertyAccessExpression).name.text) {
    case 'keys':
      return lowerAll(Object.keys(object));
    case 'values':
      return lowerAll(Object.values(object));
    default:
      return { ...list, elements: Object.entries(object).map(lowerAll) };
  }
}

const lowerValue = (value: string | number): Expression =>
  typeof value === 'string' ? string(value) : literal(String(value));

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
