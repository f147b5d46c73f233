import { ts } from 'ts-morph';
import { isAmbient } from '../analysis/ambient.js';
import { declarationsIn, isConstVariable, statementsOf } from '../analysis/context.js';
import { changesOf, namesIn } from '../analysis/uses.js';
import { findings } from '../check/diagnostics.js';
import {
  assignment,
  name,
  noTrivia,
  type Expression,
  type Slot,
  type Statement,
  type TableLiteral,
} from '../squirrel/tree.js';
import type { Context } from './context.js';
import { lowerList } from './dispatch.js';
import { inOrder } from './order.js';

// The members of a namespace are variables of the file, with its name before their own: `pinsOpen`. What
// the entry exports is a table of them, too.

/** Lowers a namespace to its members. */
export function lowerNamespace(context: Context, node: ts.ModuleDeclaration): Statement[] {
  if (isAmbient(node)) return [];
  const members = lowerMembers(context, node);
  if (!isExported(context, node)) return members;
  const made = assignment(name(node.name.text), '<-', lowerTable(context, node));
  return [...members, { kind: 'expression', value: made, trivia: noTrivia }];
}

function lowerMembers(context: Context, { body }: ts.ModuleDeclaration): Statement[] {
  if (body === undefined || ts.isIdentifier(body)) return [];
  return ts.isModuleBlock(body)
    ? lowerList(context, inOrder(context, body))
    : lowerMembers(context, body);
}

function isExported(context: Context, node: ts.ModuleDeclaration): boolean {
  const symbol = context.checker.getSymbolAtLocation(node.name);
  if (symbol === undefined || !context.program.exported.has(symbol)) return false;
  const values = symbol.declarations?.filter(hasValues) ?? [];
  if (values.length > 1) {
    const what = `An exported namespace of several parts`;
    context.report(findings.unknownSyntax(what, ts.SyntaxKind.ModuleDeclaration), node.name);
  }
  return hasValues(node);
}

function hasValues(declaration: ts.Declaration): boolean {
  if (ts.isModuleDeclaration(declaration)) return declarationsIn(declaration).length > 0;
  return !ts.isInterfaceDeclaration(declaration) && !ts.isTypeAliasDeclaration(declaration);
}

/** A table of what a namespace exports. */
function lowerTable(context: Context, node: ts.ModuleDeclaration): TableLiteral {
  const slots = statementsOf(node)
    .filter((each) => isExportedMember(each) && !isAmbient(each))
    .flatMap((each) => lowerSlots(context, each));
  return { kind: 'table', slots };
}

function lowerSlots(context: Context, statement: ts.Statement): Slot[] {
  if (ts.isModuleDeclaration(statement)) {
    if (declarationsIn(statement).length === 0) return [];
    return [slot(statement.name.text, lowerTable(context, statement))];
  }
  return declarationsIn(statement)
    .flatMap((each) => namesOf(context, each))
    .map((each) => slot(context.members.keyOf(each), name(context.names.of(each))));
}

function slot(key: string, value: Expression): Slot {
  return { key, value, trivia: noTrivia };
}

/** The names of a declaration. The table has the value that a variable begins with. */
function namesOf(context: Context, declaration: ts.Declaration): ts.Identifier[] {
  const names = namesIn(ts.getNameOfDeclaration(declaration) as ts.BindingName);
  const isChanged =
    ts.isVariableDeclaration(declaration) &&
    !isConstVariable(declaration) &&
    names.some((each) => changesOf(context, each) !== 'never');
  if (isChanged) {
    const what = 'A variable that an exported namespace exports and changes';
    context.report(findings.unknownSyntax(what, ts.SyntaxKind.ModuleDeclaration), declaration);
  }
  return names;
}

function isExportedMember(statement: ts.Statement): boolean {
  // What is named behind another one, in `namespace a.b`, is exported.
  if (ts.isModuleDeclaration(statement) && ts.isModuleDeclaration(statement.parent)) return true;
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  return modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}
