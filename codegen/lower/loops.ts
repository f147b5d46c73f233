import { ts } from 'ts-morph';
import { findings } from '../check/diagnostics.js';
import { lowerWalked } from './library/collections.js';
import { lowerForKeys, lowerForPairs } from './library/pairs.js';
import {
  type Expression,
  name,
  type Name,
  noTrivia,
  type Statement,
  type Traced,
} from '../squirrel/tree.js';
import { lowerEffect } from './effects.js';
import { unusedNames } from '../analysis/walk.js';
import { at } from './origin.js';
import { isArray, isString } from '../analysis/types.js';
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
  return {
    kind: 'for',
    initial: initializer === undefined ? [] : lowerInitial(context, initializer),
    test: condition === undefined ? null : lowerCondition(context, condition),
    step: incrementor === undefined ? [] : lowerStep(context, incrementor),
    body: withOwnVariables(context, node, lowerBody(context, node.statement)),
    trivia: noTrivia,
  };
}

/** `for (const value of array)`, or over the order of a Map or a Set. */
export function lowerForOf(context: Context, node: ts.ForOfStatement): Statement {
  const pairs = lowerForPairs(context, node);
  if (pairs !== null) return pairs;
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
 * `const value = record[key];`, that is the foreach's own value. A table has no order, so a comment
 * above the loop must say that any order will do.
 */
export function lowerForIn(context: Context, node: ts.ForInStatement): Statement {
  if (!isInAnyOrder(node)) {
    context.report(findings.recordOrder(`for (... in ${node.expression.getText()})`), node);
  }
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
    collection: lowerTable(context, node.expression),
    body: withOwnVariables(context, node, body, [
      ...variablesOf(node),
      ...(value === null ? [] : [value]),
    ]),
    trivia: noTrivia,
  };
}

/** Whether a comment above the loop says that it may walk the keys in any order. */
function isInAnyOrder(node: ts.ForInStatement): boolean {
  const text = node.getSourceFile().text;
  const comments = ts.getLeadingCommentRanges(text, node.getFullStart()) ?? [];
  return comments.some(({ pos, end }) => /\bany order\b/i.test(text.slice(pos, end)));
}

/** Only a table has keys to walk: an array's are numbers in Squirrel, an instance has none. */
function lowerTable(context: Context, node: ts.Expression): Expression {
  const type = context.checker.getNonNullableType(context.typeOf(node));
  if (isArray(context, type) || type.isClass() || isString(type)) {
    const text = `for-in over ${context.checker.typeToString(type)}`;
    context.report(findings.notInLibrary(text, 'for-of, or it for a record'), node);
  }
  return lowerExpression(context, node);
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
