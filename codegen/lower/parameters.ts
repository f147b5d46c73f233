import { ts } from 'ts-morph';
import { argumentsOf } from '../analysis/arity.js';
import { hasDefault, isDefaultInBody } from '../analysis/defaults.js';
import { isErased } from '../analysis/erased.js';
import { isRest } from '../analysis/rest.js';
import { mentions } from '../analysis/walk.js';
import {
  assignment,
  binary,
  call,
  conditional,
  index,
  literal,
  name,
  noTrivia,
  nullLiteral,
  type Block,
  type Expression,
  type Parameter,
  type Statement,
} from '../squirrel/tree.js';
import { reservedWords } from '../squirrel/words.js';
import type { Context } from './context.js';
import { takeApart } from './destructuring.js';
import { lowerExpression } from './dispatch.js';
import { at } from './origin.js';
import { surplusParameters } from './surplus.js';

/** The name that Squirrel gives to all arguments beyond the named ones. */
const surplus = 'vargv';

/** Lowers what stands between the parentheses, less what vanishes in Squirrel. */
export function lowerParameters(
  context: Context,
  node: ts.SignatureDeclaration,
): readonly Parameter[] {
  for (const each of node.parameters) if (vanishes(context, each)) context.comments.erase(each);
  const kept = keptIn(context, node);
  const { least } = argumentsOf(context, node);
  const named = kept.slice(0, namedCount(kept)).map((each, position): Parameter => {
    const initial = lowerInitial(context, each);
    const missing = position < least ? null : nullLiteral;
    return at(each, { name: nameOf(context, each), initial: initial ?? missing });
  });
  if (kept.some(isRest)) return [...named, { name: '...', initial: null }];
  return [...named, ...surplusParameters(context, node, named)];
}

/** The body of a function, which begins with what its parameters need. */
export function openBody(context: Context, node: ts.SignatureDeclaration, body: Block): Block {
  const kept = keptIn(context, node);
  const count = namedCount(kept);
  const statements = kept.flatMap((each, position) => [
    ...(position < count ? [] : findArgument(context, each, position - count)),
    ...lowerDefault(context, each),
    ...lowerPattern(context, each),
  ]);
  return { ...body, statements: [...statements, ...body.statements] };
}

function keptIn(context: Context, { parameters }: ts.SignatureDeclaration) {
  return parameters.filter((each) => !vanishes(context, each));
}

/** `this` only speaks to TypeScript, and the globals need not be passed on. */
function vanishes(context: Context, parameter: ts.ParameterDeclaration): boolean {
  return parameter.name.getText() === 'this' || isErased(context, parameter);
}

/** A function with surplus arguments has no defaults in Squirrel: what may be missing is one of them. */
function namedCount(parameters: readonly ts.ParameterDeclaration[]): number {
  if (!parameters.some(isRest)) return parameters.length;
  return parameters.findIndex(
    (each) => isRest(each) || each.initializer !== undefined || each.questionToken !== undefined,
  );
}

function lowerInitial(context: Context, node: ts.ParameterDeclaration): Expression | null {
  const { initializer, questionToken } = node;
  if (initializer === undefined) return questionToken === undefined ? null : nullLiteral;
  return isDefaultInBody(context, node) ? nullLiteral : lowerExpression(context, initializer);
}

/** `local values = vargv;`, or one of the surplus arguments. */
function findArgument(
  context: Context,
  node: ts.ParameterDeclaration,
  position: number,
): Statement[] {
  const all = name(surplus);
  const at = literal(String(position));
  if (isRest(node)) {
    const rest = position === 0 ? all : call(context.helper('arraySlice'), all, at);
    return declare(context, node, rest);
  }
  const otherwise = lowerInitial(context, node) ?? nullLiteral;
  return declare(context, node, conditional(binary(at, 'in', all), index(all, at), otherwise));
}

function declare(context: Context, node: ts.ParameterDeclaration, value: Expression): Statement[] {
  const variable = nameOf(context, node);
  return [at(node, { kind: 'local', name: variable, value, trivia: noTrivia })];
}

/** `if (tags == null) tags = [];` */
function lowerDefault(context: Context, node: ts.ParameterDeclaration): Statement[] {
  if (!hasDefault(node) || !isDefaultInBody(context, node)) return [];
  const variable = name(nameOf(context, node));
  const value = assignment(variable, '=', lowerExpression(context, node.initializer!));
  const made: Statement = { kind: 'expression', value, trivia: noTrivia };
  const test = binary(variable, '==', nullLiteral);
  const then = { statements: [made], dangling: [] };
  return [{ kind: 'if', test, then, otherwise: null, trivia: noTrivia }];
}

function lowerPattern(context: Context, node: ts.ParameterDeclaration): Statement[] {
  if (ts.isIdentifier(node.name)) return [];
  return takeApart(context, node.name, name(nameOf(context, node)));
}

/** The name of a parameter; one that is taken apart is called after its type. */
function nameOf(context: Context, node: ts.ParameterDeclaration): string {
  if (ts.isIdentifier(node.name)) return context.names.of(node.name);
  return freeName(context, node.parent, wishFor(context, node.name));
}

/** A name for what a pattern takes apart, which nothing in a node has. */
export function freeName(context: Context, within: ts.Node, wish: string): string {
  const isTaken = (text: string): boolean =>
    mentions(within, text) || reservedWords.has(text) || context.hidesMember(text);
  for (let count = 1; ; count++) {
    const text = count === 1 ? wish : `${wish}${count}`;
    if (!isTaken(text)) return text;
  }
}

/** `entry` for an Entry, `pair` for a list of two. */
export function wishFor(context: Context, pattern: ts.BindingPattern): string {
  const type = context.checker.getNonNullableType(context.typeOf(pattern));
  const symbol = type.aliasSymbol ?? type.getSymbol();
  const isNamed =
    symbol !== undefined && /^[A-Z]\w*$/.test(symbol.name) && !ts.isArrayBindingPattern(pattern);
  if (isNamed) return symbol.name[0]!.toLowerCase() + symbol.name.slice(1);
  if (ts.isArrayBindingPattern(pattern)) return pattern.elements.length === 2 ? 'pair' : 'list';
  const hasDefault = pattern.elements.some(({ initializer }) => initializer !== undefined);
  return hasDefault ? 'options' : 'entry';
}
