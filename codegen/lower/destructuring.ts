import { ts } from 'ts-morph';
import { findings } from '../check/diagnostics.js';
import {
  binary,
  conditional,
  index,
  literal,
  noTrivia,
  nullLiteral,
  string,
  type Expression,
  type LocalStatement,
  type Statement,
} from '../squirrel/tree.js';
import {
  isArray,
  isElement,
  isForeign,
  isFunction,
  isString,
  mayBeNull,
} from '../analysis/types.js';
import { at } from './origin.js';
import type { Context } from './context.js';
import { isPlainValue } from '../analysis/plain-value.js';
import { lowerExpression } from './dispatch.js';
import { ready } from '../squirrel/hold.js';

/** Lowers `const { a, b } = object` to a variable for each name, where the object may stand twice. */
export function lowerDestructuring(
  context: Context,
  { name, initializer }: ts.VariableDeclaration,
): Statement[] {
  const pattern = name as ts.BindingPattern;
  if (initializer === undefined) return [];
  const lowered = lowerExpression(context, initializer);
  const { steps, values } = isSingle(pattern) ? { steps: [], values: [lowered] } : ready(lowered);
  return [...steps, ...lowerPattern(context, pattern, values[0]!)];
}

/** Whether what a pattern takes apart is read once. */
function isSingle({ elements }: ts.BindingPattern): boolean {
  const [element, other] = elements;
  if (element === undefined || other !== undefined || !ts.isBindingElement(element)) return false;
  if (element.initializer !== undefined) return false;
  return ts.isIdentifier(element.name) || isSingle(element.name);
}

function lowerPattern(
  context: Context,
  pattern: ts.BindingPattern,
  object: Expression,
): LocalStatement[] {
  if (!isPlainObject(context, pattern)) {
    const text = context.checker.typeToString(context.typeOf(pattern));
    context.report(findings.unknownSyntax(`Taking apart ${text}`), pattern);
  }
  return pattern.elements.flatMap((element, position) => {
    if (ts.isOmittedExpression(element)) return [];
    if (element.dotDotDotToken !== undefined) {
      context.report(findings.unknownSyntax('The rest of a destructuring'), element);
      return [];
    }
    const value = ts.isArrayBindingPattern(pattern)
      ? index(object, literal(String(position)))
      : lowerProperty(context, element, object);
    if (!ts.isIdentifier(element.name)) return lowerPattern(context, element.name, value);
    return [
      at(element, { kind: 'local', name: context.names.of(element.name), value, trivia: noTrivia }),
    ];
  });
}

/** Whether its members are slots in Squirrel, too: a list may have fewer elements than are asked for. */
function isPlainObject(context: Context, pattern: ts.BindingPattern): boolean {
  const type = context.typeOf(pattern);
  if (ts.isArrayBindingPattern(pattern)) {
    const { checker } = context;
    return checker.isTupleType(type) && pattern.elements.every((_, at) => isElement(type, at));
  }
  const isOwn = !isArray(context, type) && !isFunction(context, type) && !isString(type);
  return isOwn && !context.isGlobals(type);
}

function lowerProperty(context: Context, element: ts.BindingElement, object: Expression) {
  const key = element.propertyName ?? element.name;
  if (!ts.isIdentifier(key)) {
    context.report(findings.unknownSyntax('A key that is no word'), key);
    return nullLiteral;
  }
  const property = context.typeOf(element.parent).getProperty(key.text);
  const isOptional = property === undefined || (property.flags & ts.SymbolFlags.Optional) !== 0;
  const isMethod = property !== undefined && (property.flags & ts.SymbolFlags.Method) !== 0;
  if (isMethod) context.report(findings.unboundMethod(key.text), key);
  if (property?.declarations?.some((each) => isForeign(context, each)) === true) {
    const text = context.checker.typeToString(context.typeOf(element.parent));
    context.report(findings.unknownMember(key.text, text), key);
  }
  const slot = context.members.read(object, key);
  const otherwise = lowerDefault(context, element, property);
  return isOptional
    ? conditional(
        binary(string(context.members.of(key) ?? key.text), 'in', object),
        slot,
        otherwise,
      )
    : slot;
}

/** The default counts where JavaScript finds undefined: in Squirrel that is where no slot is. */
function lowerDefault(
  context: Context,
  { initializer }: ts.BindingElement,
  property: ts.Symbol | undefined,
): Expression {
  if (initializer === undefined) return nullLiteral;
  const declared = property?.valueDeclaration;
  const type = declared && ts.isPropertySignature(declared) ? declared.type : undefined;
  const isKnown = type !== undefined && !mayBeNull(context.typeOf(type));
  if (!isKnown || !isPlainValue(context, initializer)) {
    context.report(findings.destructuringDefault(), initializer);
  }
  return lowerExpression(context, initializer);
}
