import { ts } from 'ts-morph';
import { checkKeys, lowerForRecord, lowerRecord, warnOfOrder } from './library/records.js';
import { findings } from '../check/diagnostics.js';
import { lowerWalked } from './library/collections.js';
import { lowerForKeys, lowerForPairs } from './library/pairs.js';
import {
  type Expression,
  type ForStatement,
  name,
  type Name,
  noTrivia,
  type Statement,
  type Traced,
  call,
  member,
  assignment,
  type Block,
} from '../squirrel/tree.js';
import { canShare } from '../squirrel/copies.js';
import { lowerEffect } from './effects.js';
import { mentions, unusedNames } from '../analysis/walk.js';
import { at } from './origin.js';
import { isGenerator, isString } from '../analysis/types.js';
import { variablesOf, withOwnVariables } from './loop-variables.js';
import { bare } from '../analysis/uses.js';
import type { Context } from './context.js';
import { lowerExpression, lowerBlock, lowerBody } from './dispatch.js';
import { lowerVariable } from './variables.js';
import { lowerCondition } from './conditions.js';
import { takeApart } from './destructuring.js';
import { freeName, wishFor } from './parameters.js';

export function lowerFor(context: Context, node: ts.ForStatement): Statement {
  const { initializer, condition, incrementor } = node;
  const initial = initializer === undefined ? [] : lowerInitial(context, initializer);
  return declaredBefore({
    kind: 'for',
    initial,
    test: condition === undefined ? null : lowerCondition(context, condition),
    step: incrementor === undefined ? [] : lowerStep(context, incrementor),
    body: withOwnVariables(context, node, lowerBody(context, node.statement)),
    trivia: noTrivia,
  });
}

/** Variables that cannot share a `local` are declared above the loop, in a block with it. */
function declaredBefore(loop: ForStatement): Statement {
  const { initial } = loop;
  if ('kind' in initial) return loop;
  const sharing = initial.every((each, at) => at === 0 || canShare(initial[at - 1]!, each));
  if (sharing) return loop;
  const statements = [...initial, { ...loop, initial: [] }];
  return { kind: 'block', body: { statements, dangling: [] }, trivia: noTrivia };
}

/**
 * `for (const letter of text)`: Squirrel walks the codes. Null for other loops. A text that is not
 * ASCII has several codes for one letter.
 */
function lowerForText(context: Context, node: ts.ForOfStatement): Statement | null {
  const type = context.typeOf(node.expression);
  if (!isString(type) || type.flags & ts.TypeFlags.Never) return null;
  const code = name(mentions(node, 'code') ? unusedNames(node, 1)[0]! : 'code');
  const letter = call(member(code, 'tochar'));
  return {
    kind: 'foreach',
    key: null,
    value: code,
    collection: lowerExpression(context, node.expression),
    body: withElement(context, node, letter),
    trivia: noTrivia,
  };
}

/** The body of a loop, which begins with what the loop's own variable is. */
function withElement(context: Context, node: ts.ForOfStatement, value: Expression): Block {
  const body = lowerBody(context, node.statement);
  const { initializer } = node;
  const first: Statement = ts.isVariableDeclarationList(initializer)
    ? {
        kind: 'local',
        name: lowerElementName(context, initializer).name,
        value,
        trivia: noTrivia,
      }
    : {
        kind: 'expression',
        value: assignment(lowerExpression(context, initializer), '=', value),
        trivia: noTrivia,
      };
  return { ...body, statements: [first, ...body.statements] };
}

/** `for (last of list)`, whose variable is there after the loop; null for other loops. */
function lowerForAssigned(context: Context, node: ts.ForOfStatement): Statement | null {
  if (ts.isVariableDeclarationList(node.initializer)) return null;
  const value = name(mentions(node, 'each') ? unusedNames(node, 1)[0]! : 'each');
  return {
    kind: 'foreach',
    key: null,
    value,
    collection: lowerWalked(context, node.expression),
    body: withElement(context, node, value),
    trivia: noTrivia,
  };
}

/** `for (const value of array)`, or over the order of a Map or a Set. */
export function lowerForOf(context: Context, node: ts.ForOfStatement): Statement {
  checkClosed(context, node);
  const special =
    lowerForRecord(context, node) ??
    lowerForPairs(context, node) ??
    lowerForText(context, node) ??
    lowerForAssigned(context, node);
  if (special !== null) return special;
  const pattern = patternOf(node.initializer);
  if (pattern !== null) return lowerForPattern(context, node, pattern);
  const list = lowerForKeys(context, node);
  const variable = lowerElementName(context, node.initializer);
  return {
    kind: 'foreach',
    key: list === null ? null : variable,
    value: list === null ? variable : name(unusedNames(node, 1)[0]!),
    collection:
      list === null ? lowerWalked(context, node.expression) : lowerExpression(context, list),
    body: withOwnVariables(context, node, lowerBody(context, node.statement)),
    trivia: noTrivia,
  };
}

function patternOf(initializer: ts.ForInitializer): ts.BindingPattern | null {
  const name = ts.isVariableDeclarationList(initializer) && initializer.declarations[0]!.name;
  return name === false || ts.isIdentifier(name) ? null : name;
}

/** `for (const { a, b } of list)`: the body begins with the parts of the element. */
function lowerForPattern(
  context: Context,
  node: ts.ForOfStatement,
  pattern: ts.BindingPattern,
): Statement {
  const element = name(freeName(context, node, wishFor(context, pattern)));
  const body = lowerBody(context, node.statement);
  return {
    kind: 'foreach',
    key: null,
    value: at(pattern, element),
    collection: lowerWalked(context, node.expression),
    body: { ...body, statements: [...takeApart(context, pattern, element), ...body.statements] },
    trivia: noTrivia,
  };
}

/**
 * `for (const key in record)`: a foreach over the table. Where the body begins with
 * `const value = record[key];`, that is the foreach's own value.
 */
export function lowerForIn(context: Context, node: ts.ForInStatement): Statement {
  warnOfOrder(context, node, `for (... in ${node.expression.getText()})`);
  checkKeys(context, node.expression);
  const value = valueOfEntry(node);
  const body =
    value !== null && ts.isBlock(node.statement)
      ? lowerBlock(context, node.statement, 1)
      : lowerBody(context, node.statement);
  return {
    kind: 'foreach',
    key: lowerElementName(context, node.initializer),
    value:
      value === null ? name(unusedNames(node, 1)[0]!) : at(value, name(context.names.of(value))),
    collection: lowerRecord(context, node.expression),
    body: withOwnVariables(context, node, body, [
      ...variablesOf(node),
      ...(value === null ? [] : [value]),
    ]),
    trivia: noTrivia,
  };
}

/** The `value` of `const value = record[key];`, if that is how the body begins. */
function valueOfEntry({ initializer, expression, statement }: ts.ForInStatement) {
  if (!ts.isBlock(statement) || !ts.isIdentifier(expression)) return null;
  const first = statement.statements[0];
  if (first === undefined || !ts.isVariableStatement(first)) return null;
  const [declaration, ...others] = first.declarationList.declarations;
  if (others.length > 0 || !ts.isIdentifier(declaration!.name)) return null;
  const read = declaration!.initializer && bare(declaration!.initializer);
  if (read === undefined || !ts.isElementAccessExpression(read)) return null;
  const key = ts.isVariableDeclarationList(initializer) && initializer.declarations[0]!.name;
  const isEntry =
    bare(read.expression).getText() === expression.text &&
    key !== false &&
    bare(read.argumentExpression).getText() === key.getText();
  return isEntry ? declaration!.name : null;
}

/** JavaScript ends a generator when a loop over it is left; Squirrel goes on with it. */
function checkClosed(context: Context, { expression, statement }: ts.ForOfStatement): void {
  if (ts.isCallExpression(bare(expression)) || !isGenerator(context.typeOf(expression))) return;
  if (isLeft(statement)) context.report(findings.generatorLeft(expression.getText()), expression);
}

/** Whether a loop may end early by a jump in its body. */
function isLeft(node: ts.Node, isInner = false): boolean {
  if (ts.isFunctionLike(node)) return false;
  if (ts.isReturnStatement(node) || ts.isThrowStatement(node)) return true;
  if (ts.isBreakStatement(node)) return !isInner || node.label !== undefined;
  const isNested = isInner || ts.isSwitchStatement(node) || ts.isIterationStatement(node, false);
  return ts.forEachChild(node, (child) => isLeft(child, isNested)) ?? false;
}

function lowerElementName(context: Context, initializer: ts.ForInitializer): Name & Traced {
  if (!ts.isVariableDeclarationList(initializer)) {
    context.report(findings.unknownSyntax('a loop over values without const'), initializer);
    return name('');
  }
  const [declaration] = initializer.declarations;
  return at(declaration!, name(lowerVariable(context, declaration!).name));
}

function lowerInitial(context: Context, initializer: ts.ForInitializer) {
  if (!ts.isVariableDeclarationList(initializer)) return lowerEffect(context, initializer);
  return initializer.declarations.map((each) => lowerVariable(context, each));
}

/** `i++, j--`: the only place for a comma. */
function lowerStep(context: Context, node: ts.Expression): Expression[] {
  const isList =
    ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.CommaToken;
  if (!isList) return [lowerEffect(context, node)];
  return [...lowerStep(context, node.left), ...lowerStep(context, node.right)];
}
