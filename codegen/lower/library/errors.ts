import { ts } from 'ts-morph';
import {
  errorClassName,
  hasOwnErrors,
  heritageOf,
  includesString,
  isCaught,
  isError,
  isErrorClass,
  isOwnError,
  throwsTexts,
} from '../../analysis/errors.js';
import { isString, mayBeNull } from '../../analysis/types.js';
import { findings } from '../../check/diagnostics.js';
import {
  binary,
  call,
  member,
  noTrivia,
  nullLiteral,
  string,
  unary,
  type Expression,
  type Field,
} from '../../squirrel/tree.js';
import type { Context } from '../context.js';
import { lowerExpression } from '../dispatch.js';
import { asText } from '../texts.js';
import { after, ready } from '../../squirrel/hold.js';

/** `new RangeError(text)` is the text in Squirrel. Null for what makes no built-in error. */
export function lowerNewError(
  context: Context,
  node: ts.NewExpression | ts.CallExpression,
): Expression | null {
  if (errorClassName(context, node.expression) === null) return null;
  const [message, options] = node.arguments ?? [];
  if (options !== undefined)
    context.report(findings.unknownSyntax('The cause of an error'), options);
  if (message === undefined) return string('');
  const type = context.typeOf(message);
  if (isString(type)) return lowerExpression(context, message);
  if (mayBeNull(type)) context.report(findings.textOfNothing(message.getText()), message);
  return binary(string(''), '+', asText(context, message));
}

/** What is read of an error; null for anything else. */
export function lowerErrorProperty(
  context: Context,
  node: ts.PropertyAccessExpression,
): Expression | null {
  const { name, expression: error } = node;
  const type = context.ownerTypeOf(error);
  const isMessage = name.text === 'message';
  if (isError(type) || (isMessage && isCaught(context, error))) {
    if (isMessage) return messageOf(context, error);
    context.report(findings.errorMember(node.getText()), node);
    return nullLiteral;
  }
  if (!isOwnError(context, type) || !isInherited(context, name)) return null;
  if (!isMessage && name.text !== 'name') {
    context.report(findings.errorMember(node.getText()), node);
  }
  return error.kind === ts.SyntaxKind.ThisKeyword
    ? null
    : member(lowerExpression(context, error), name.text);
}

/** Whether a member is one of JavaScript's own. */
function isInherited(context: Context, name: ts.MemberName): boolean {
  const declarations = context.checker.getSymbolAtLocation(name)?.declarations ?? [];
  return declarations.every((each) => each.getSourceFile().isDeclarationFile);
}

function messageOf(context: Context, error: ts.Expression): Expression {
  const value = lowerExpression(context, error);
  return hasOwnErrors(context) ? call(context.helper('errorMessage'), value) : value;
}

/** `value instanceof Error`: a text that was caught, or an instance of an error class. */
export function lowerInstanceOf(context: Context, node: ts.BinaryExpression): Expression {
  const { left, right } = node;
  const value = lowerExpression(context, left);
  const name = errorClassName(context, right);
  if (name === null) return binary(value, 'instanceof', lowerExpression(context, right));
  if (name !== 'Error') context.report(findings.kindOfError(name), node);
  else if (includesString(context.typeOf(left)) || throwsTexts(context)) {
    context.report(findings.errorOrText(), node);
  }
  const isText = (each: Expression) => binary(unary('typeof ', each), '==', string('string'));
  if (!hasOwnErrors(context)) return isText(value);
  const { steps, values } = ready(value);
  const error = values[0]!;
  const isOwn = binary(error, 'instanceof', context.helper('Error'));
  return after(steps, binary(isText(error), '||', isOwn));
}

/** The name that instances of `class Failure extends RangeError` have, unless it has one itself. */
export function lowerErrorName(context: Context, node: ts.ClassLikeDeclaration): Field[] {
  const extended = heritageOf(node);
  const name = extended && errorClassName(context, extended);
  const isNamed = node.members.some((each) => each.name?.getText() === 'name');
  if (name == null || name === 'Error' || isNamed) return [];
  return [{ kind: 'field', name: 'name', isStatic: false, value: string(name), trivia: noTrivia }];
}

/** `this.constructor.name`, of a class that no other extends; null for anything else. */
export function lowerClassName(
  context: Context,
  node: ts.PropertyAccessExpression,
): Expression | null {
  if (node.name.text !== 'name' || !isOwnClass(node.expression)) return null;
  const owner = ts.findAncestor(node, ts.isClassLike);
  if (owner?.name === undefined || !isErrorClass(context, owner)) return null;
  if (isExtended(context, owner)) context.report(findings.errorMember(node.getText()), node);
  return string(owner.name.text);
}

/** `this.constructor` or `new.target` */
function isOwnClass(node: ts.Expression): boolean {
  if (ts.isMetaProperty(node)) return node.keywordToken === ts.SyntaxKind.NewKeyword;
  return (
    ts.isPropertyAccessExpression(node) &&
    node.name.text === 'constructor' &&
    node.expression.kind === ts.SyntaxKind.ThisKeyword
  );
}

function isExtended(context: Context, owner: ts.ClassLikeDeclaration): boolean {
  const symbol = owner.name && context.symbolOf(owner.name);
  const visit = (node: ts.Node): boolean => {
    const extended = ts.isClassLike(node) ? heritageOf(node) : undefined;
    const isFound = extended !== undefined && context.symbolOf(extended) === symbol;
    return isFound || (ts.forEachChild(node, visit) ?? false);
  };
  return context.program.modules.some(visit);
}

/** `Object.setPrototypeOf(this, Failure.prototype);`, which Squirrel does not need. */
export function isPrototypeRepair(context: Context, node: ts.Expression): boolean {
  if (!ts.isCallExpression(node) || node.expression.getText() !== 'Object.setPrototypeOf') {
    return false;
  }
  const owner = ts.findAncestor(node, ts.isClassLike);
  if (owner?.name === undefined || !isErrorClass(context, owner)) return false;
  const [object, prototype] = node.arguments;
  const wanted = [`${owner.name.text}.prototype`, 'new.target.prototype'];
  const isThis = object?.kind === ts.SyntaxKind.ThisKeyword;
  return isThis && prototype !== undefined && wanted.includes(prototype.getText());
}
