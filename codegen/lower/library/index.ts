import { ts } from 'ts-morph';
import { lowerListedEnum } from '../enums.js';
import { hostFunctions } from './output.js';
import { findings, type Finding } from '../../check/diagnostics.js';
import { nounFor } from '../../../targets/cli/noun-for.js';
import { after, hold } from '../../squirrel/hold.js';
import { nullLiteral, type Expression, type Statement } from '../../squirrel/tree.js';
import {
  collectionOf,
  isArray,
  isBoolean,
  isNumber,
  isString,
  isGenerator,
  isIterable,
} from '../../analysis/types.js';
import { arrayFunctions, arrayMethods, lowerNewArray } from './arrays.js';
import {
  isLibrary,
  parameterCount,
  rootOf,
  takesList,
  type BuiltIn,
  type BuiltIns,
  type Use,
} from './built-in.js';
import { collectionMethods, lowerNewCollection, iteratorMethods } from './collections.js';
import { booleanMethods, numberConstants, numberFunctions, numberMethods } from './numbers.js';
import { lowerUnordered, recordFunctions, lowerHasOwnProperty } from './records.js';
import { stringFunctions, stringMethods } from './strings.js';
import type { Context } from '../context.js';
import { lowerExpression } from '../dispatch.js';
import { isStatementBody } from '../../analysis/statement-body.js';

const functions: BuiltIns = {
  ...hostFunctions,
  ...arrayFunctions,
  ...numberFunctions,
  ...recordFunctions,
  ...stringFunctions,
};

type Callbacks = NonNullable<BuiltIn['callbacks']>;

/** A function or method of JavaScript, if a call is one of those that it brings along. */
interface Found {
  readonly builtIn: BuiltIn | string | undefined;
  readonly name: string;
  readonly owner: string;
  readonly receiver: ts.Expression;
}

/**
 * Lowers a call of a function or a method that JavaScript brings along.
 * @returns Null when it is of the program's own.
 */
export function lowerLibraryCall(
  context: Context,
  node: ts.CallExpression,
  isPresent: boolean,
): Expression | null {
  const listed = lowerListedEnum(context, node) ?? lowerUnordered(context, node);
  if (listed !== null) return listed;
  const owned = lowerHasOwnProperty(context, node);
  if (owned !== null) return owned;
  const found = find(context, node);
  if (found === null) return null;
  const use: Use = {
    context,
    node,
    receiver: found.receiver,
    args: node.arguments,
    isPresent,
    isStatement: isStatement(context, node),
  };
  return lowerFound(use, found);
}

/** Lowers a constant of JavaScript's own objects, or a count that it keeps; null for others. */
export function lowerLibraryProperty(
  context: Context,
  node: ts.Identifier | ts.PropertyAccessExpression,
): Expression | null {
  const unordered = lowerUnordered(context, node);
  if (unordered !== null) return unordered;
  const text = node.getText();
  if (!Object.hasOwn(numberConstants, text) || !isLibrary(context, rootOf(node))) return null;
  return numberConstants[text]!(context);
}

/** Lowers `new` of an array, a Map or a Set; null for others. */
export function lowerLibraryNew(context: Context, node: ts.NewExpression): Expression | null {
  const { expression } = node;
  if (!ts.isIdentifier(expression) || !isLibrary(context, expression)) return null;
  if (expression.text === 'Array') return lowerNewArray(context, node);
  if (expression.text !== 'Map' && expression.text !== 'Set') return null;
  return lowerNewCollection(context, node, expression.text);
}

function lowerFound(use: Use, found: Found): Expression {
  const { builtIn } = found;
  const refusal = refusalOf(use, found);
  if (refusal !== null) use.context.report(refusal, use.node);
  const isTranslated = typeof builtIn === 'object' && refusal === null;
  if (!isTranslated || !takesCallbacks(use, builtIn, found.name)) return nullLiteral;
  const { callbacks } = builtIn;
  if (callbacks === undefined) return builtIn.lower(use);
  const steps = readyList(use, callbacks);
  return after(steps, builtIn.lower({ ...use, callbacks }));
}

/** Keeps the list that a callback takes, unless it is in a variable. */
function readyList({ context, args, receiver }: Use, callbacks: Callbacks): readonly Statement[] {
  const isTaken = callbacks.some((counts, at) => counts && args[at] && takesList(args[at], counts));
  if (!isTaken) return [];
  if (ts.isIdentifier(receiver)) return [];
  const { step, held } = hold(lowerExpression(context, receiver));
  context.held.set(receiver, held);
  return [step];
}

function refusalOf(use: Use, { builtIn, name, owner }: Found): Finding | null {
  const { args } = use;
  if (builtIn === undefined) return findings.unknownMember(name, owner);
  if (typeof builtIn === 'string') return findings.notInLibrary(name, builtIn);
  const [least, most] = builtIn.takes;
  const isSpread = args.some(ts.isSpreadElement);
  const isKnown = !isSpread || builtIn.takesSpread !== true;
  if (isKnown && (args.length < least || args.length > most)) {
    const count = `${args.length} ${nounFor(args.length, 'argument')}`;
    return findings.unknownMember(`${name}(${count})`, owner);
  }
  if (isSpread && isKnown) return findings.unknownMember(`${name}(...)`, owner);
  const isMissed = builtIn.hasNoResult === true && !use.isStatement;
  return isMissed ? findings.unknownMember(`the result of ${name}()`, owner) : null;
}

/** Whether each function among the arguments takes what Squirrel gives it; reports those that do not. */
function takesCallbacks(
  { context, args }: Use,
  { callbacks = [] }: BuiltIn,
  name: string,
): boolean {
  const wrong = callbacks.flatMap((counts, position) => {
    const callback = args[position];
    if (callback === undefined || counts === null) return [];
    const takes = parameterCount(context, callback);
    const isEnough = takes !== null && (takes >= counts[0] || isFunctionLiteral(callback));
    return isEnough && (takes <= counts[1] || takesList(callback, counts))
      ? []
      : [{ callback, counts }];
  });
  for (const { callback, counts } of wrong) {
    context.report(findings.callbackArity(name, [...new Set(counts)].join(' or ')), callback);
  }
  return wrong.length === 0;
}

const isFunctionLiteral = (node: ts.Expression): boolean =>
  ts.isArrowFunction(node) || ts.isFunctionExpression(node);

function find(context: Context, { expression: callee }: ts.CallExpression): Found | null {
  if (ts.isIdentifier(callee) || ts.isPropertyAccessExpression(callee)) {
    const text = callee.getText();
    if (isLibrary(context, rootOf(callee)) && isNamespace(callee)) {
      if (ts.isIdentifier(callee) && !Object.hasOwn(functions, text)) return null;
      const builtIn = Object.hasOwn(functions, text) ? functions[text] : undefined;
      return { builtIn, name: text, owner: 'JavaScript', receiver: callee };
    }
  }
  return ts.isPropertyAccessExpression(callee) ? findMethod(context, callee) : null;
}

function findMethod(context: Context, callee: ts.PropertyAccessExpression): Found | null {
  const { name, expression: receiver } = callee;
  const type = context.ownerTypeOf(receiver);
  const methods = methodsOf(context, type);
  if (methods === null) return null;
  const builtIn = Object.hasOwn(methods, name.text) ? methods[name.text] : undefined;
  return { builtIn, name: name.text, owner: context.checker.typeToString(type), receiver };
}

function methodsOf(context: Context, type: ts.Type): BuiltIns | null {
  if (type.flags & ts.TypeFlags.Never) return null;
  if (isArray(context, type)) return arrayMethods;
  if (isString(type)) return stringMethods;
  if (isNumber(type)) return numberMethods;
  if (isBoolean(type)) return booleanMethods;
  if (isGenerator(type) || isIterable(type)) return iteratorMethods;
  const kind = collectionOf(type);
  return kind === 'Map' || kind === 'Set' ? collectionMethods[kind] : null;
}

const namespaces = new Set([
  'Array',
  'console',
  'Date',
  'JSON',
  'Math',
  'Number',
  'Object',
  'String',
]);

/** Whether a name is that of a function, or of a member of an object that only holds functions. */
function isNamespace(node: ts.Identifier | ts.PropertyAccessExpression): boolean {
  return ts.isIdentifier(node) || namespaces.has(node.expression.getText());
}

/** Whether nobody takes the result of a call. */
function isStatement(context: Context, { parent }: ts.Expression): boolean {
  if (ts.isExpressionStatement(parent)) return true;
  if (ts.isNonNullExpression(parent)) return isStatement(context, parent);
  return ts.isArrowFunction(parent) && isStatementBody(context, parent.body as ts.Expression);
}
