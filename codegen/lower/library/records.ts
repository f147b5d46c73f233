import { ts } from 'ts-morph';
import { enumOf } from '../../analysis/enums.js';
import { findings } from '../../check/diagnostics.js';
import { binary, call, member, type Expression, type Statement } from '../../squirrel/tree.js';
import { isRecord, takesNumbers } from '../../analysis/records.js';
import { isString } from '../../analysis/types.js';
import { isAssignmentOperator } from '../../analysis/uses.js';
import { lowerArgs, refuseUse, type BuiltIn, type BuiltIns, type Use } from './built-in.js';
import { lowerWalked } from './collections.js';
import { lowerSlotLoop, pairOf } from './pairs.js';
import type { Context } from '../context.js';
import { lowerExpression } from '../dispatch.js';

/** Functions of Object. A table of Squirrel has no order. */
export const recordFunctions: BuiltIns = {
  'Object.assign': { takes: [2, Infinity], lower: lowerAssign },
  'Object.entries': { takes: [1, 1], lower: listed('recordEntries') },
  'Object.freeze': { takes: [1, 1], lower: (use) => lowerArgs(use)[0]! },
  'Object.fromEntries': { takes: [1, 1], lower: lowerFromEntries },
  'Object.hasOwn': { takes: [2, 2], lower: lowerHasOwn },
  'Object.keys': { takes: [1, 1], lower: listed('recordKeys') },
  'Object.values': { takes: [1, 1], lower: listed('recordValues') },

  'Object.create': 'an object literal or a class',
  'Object.defineProperty': 'a method',
  'Object.setPrototypeOf': 'a class',
};

function listed(text: 'recordEntries' | 'recordKeys' | 'recordValues'): BuiltIn['lower'] {
  return (use) => {
    const { context, args, node } = use;
    warnOfOrder(context, node, node.expression.getText());
    if (text !== 'recordValues') checkKeys(context, args[0]!);
    return call(context.helper(text), lowerRecord(context, args[0]!));
  };
}

/** What is listed has another order in JavaScript, which a comment may say does not matter. */
export function warnOfOrder(context: Context, node: ts.Node, text: string): void {
  const statement = ts.findAncestor(node, ts.isStatement);
  if (statement !== undefined && isInAnyOrder(statement)) return;
  context.report(findings.recordOrder(text), node);
}

/** Whether a comment above a statement says that any order will do. */
function isInAnyOrder(node: ts.Statement): boolean {
  const { text } = node.getSourceFile();
  const comments = ts.getLeadingCommentRanges(text, node.getFullStart()) ?? [];
  return comments.some(({ pos, end }) => /\bany order\b/i.test(text.slice(pos, end)));
}

/** Keys that are numbers in a table are texts where JavaScript lists them. */
export function checkKeys(context: Context, record: ts.Expression): void {
  const type = context.ownerTypeOf(record);
  if (isRecord(context, type) && takesNumbers(context, type)) {
    context.report(findings.numericKey(`a key of ${record.getText()}`), record);
  }
}

function lowerAssign(use: Use): Expression {
  const { context, args } = use;
  const [target, ...sources] = args;
  const isTable =
    isRecord(context, context.ownerTypeOf(target!)) || target!.kind === ts.SyntaxKind.ThisKeyword;
  if (!isTable) return refuseUse(use, 'Object.assign()', 'the assignments');
  const into = context.helper('recordAssign');
  return sources.reduce(
    (made, each) => call(into, made, lowerRecord(context, each)),
    lowerExpression(context, target!),
  );
}

function lowerFromEntries(use: Use): Expression {
  const { context, args } = use;
  const [entry] = context.checker.getTypeArguments(context.typeOf(args[0]!) as ts.TypeReference);
  const key = entry?.getProperty('0');
  if (key !== undefined && !isString(context.checker.getTypeOfSymbol(key))) {
    context.report(findings.numericKey('a key'), use.node);
  }
  return call(context.helper('recordOf'), lowerWalked(context, args[0]!));
}

function lowerHasOwn(use: Use): Expression {
  const [record, key] = use.args;
  return hasKey(use.context, record!, key!);
}

/** `record.hasOwnProperty(key)`; null for anything else. */
export function lowerHasOwnProperty(
  context: Context,
  { expression: callee, arguments: [key] }: ts.CallExpression,
): Expression | null {
  if (!ts.isPropertyAccessExpression(callee) || key === undefined) return null;
  const { name, expression: record } = callee;
  if (name.text !== 'hasOwnProperty' || !isRecord(context, context.ownerTypeOf(record)))
    return null;
  return hasKey(context, record, key);
}

function hasKey(context: Context, record: ts.Expression, key: ts.Expression): Expression {
  if (!isString(context.typeOf(key))) context.report(findings.numericKey(key.getText()), key);
  return binary(lowerExpression(context, key), 'in', lowerRecord(context, record));
}

/** A loop over what `Object.entries(record)`, `keys` or `values` would list; null for others. */
export function lowerForRecord(context: Context, node: ts.ForOfStatement): Statement | null {
  const { expression, initializer } = node;
  const [kind, record] = listOf(context, expression);
  if (record === null || !ts.isVariableDeclarationList(initializer)) return null;
  const { name } = initializer.declarations[0]!;
  const names = namesOf(kind, name, initializer);
  // The list is as the record was before the loop.
  if (names === null || isChanged(record, node.statement)) return null;
  warnOfOrder(context, node, expression.getText());
  if (kind !== 'values') checkKeys(context, record);
  return lowerSlotLoop(context, node, lowerRecord(context, record), names);
}

function namesOf(kind: string, name: ts.BindingName, list: ts.VariableDeclarationList) {
  if (kind === 'entries') return pairOf(list);
  if (!ts.isIdentifier(name)) return null;
  return kind === 'keys' ? { key: name, value: null } : { key: null, value: name };
}

/** Which list of a record a call of Object makes. */
function listOf(
  context: Context,
  node: ts.Expression,
): readonly [kind: string, record: ts.Expression | null] {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression))
    return ['', null];
  const { expression: owner, name } = node.expression;
  const [record] = node.arguments;
  const isList = ['entries', 'keys', 'values'].includes(name.text) && owner.getText() === 'Object';
  const isRecordOf =
    record !== undefined &&
    isRecord(context, context.ownerTypeOf(record)) &&
    enumOf(context, record) === null;
  return isList && isRecordOf ? [name.text, record] : ['', null];
}

/** Whether the body of a loop writes to a record or deletes from it. */
function isChanged(record: ts.Expression, node: ts.Node): boolean {
  const target = ts.isDeleteExpression(node)
    ? node.expression
    : ts.isBinaryExpression(node) && isAssignmentOperator(node.operatorToken.kind)
      ? node.left
      : null;
  if (target?.getText().startsWith(record.getText()) === true) return true;
  return ts.forEachChild(node, (child) => isChanged(record, child)) ?? false;
}

/** The record of `Object.keys(record)`; null for anything else. */
function recordOfKeys(node: ts.Expression): ts.Expression | null {
  if (ts.isParenthesizedExpression(node)) return recordOfKeys(node.expression);
  const isKeys = ts.isCallExpression(node) && node.expression.getText() === 'Object.keys';
  return isKeys ? (node.arguments[0] ?? null) : null;
}

/** What does not depend on the order of keys: `Object.keys(record).sort()` and `.length`. */
export function lowerUnordered(context: Context, node: ts.Expression): Expression | null {
  const access = ts.isCallExpression(node) ? node.expression : node;
  if (!ts.isPropertyAccessExpression(access)) return null;
  if (access === node && access.name.text === 'length') {
    const [, record] = listOf(context, access.expression);
    return record && call(member(lowerRecord(context, record), 'len'));
  }
  const record = recordOfKeys(access.expression);
  if (record === null) return null;
  const isSorted =
    ts.isCallExpression(node) && access.name.text === 'sort' && node.arguments.length === 0;
  if (!isSorted) return null;
  checkKeys(context, record);
  return call(context.helper('sortedKeys'), lowerRecord(context, record));
}

/** Only a table has keys that can be listed: an array's are numbers, an instance has none. */
export function lowerRecord(context: Context, node: ts.Expression): Expression {
  const type = context.ownerTypeOf(node);
  if (!isRecord(context, type)) {
    const text = `the keys of ${context.checker.typeToString(type)}`;
    context.report(findings.notInLibrary(text, 'those of a Record<string, ...>'), node);
  }
  return lowerExpression(context, node);
}
