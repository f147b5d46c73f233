import { ts } from 'ts-morph';
import { isIteratorName } from '../analysis/types.js';
import { findings, kindOf } from '../check/diagnostics.js';
import {
  nullLiteral,
  type Block,
  type ClassLiteral,
  type ClassMember,
  type Comment,
  type Expression,
  type Field,
  type Method,
  type Trivia,
} from '../squirrel/tree.js';
import { isOwnAccessor, type Accessor } from '../analysis/accessors.js';
import { isMadeInConstructor, madeInConstructor } from '../analysis/constructors.js';
import { isStaticField, isVariableField } from '../analysis/statics.js';
import { isErased } from '../analysis/erased.js';
import { declaredNames, lowerFunctionBody } from './functions.js';
import { lowerParameters } from './parameters.js';
import {
  checkBase,
  lowerImplicitConstructor,
  lowerInitialFields,
  lowerParameterProperties,
} from './initial-fields.js';
import { lowerErrorName } from './library/errors.js';
import { metamethods } from '../squirrel/words.js';
import { isBracketed } from './member-names.js';
import { at } from './origin.js';
import { openBody } from './parameters.js';
import { keepSelf } from './self.js';
import type { Context } from './context.js';
import { inOrder } from './order.js';
import { lowerExpression, lowerBlock, lowerList } from './dispatch.js';
import { errorClassName, heritageOf } from '../analysis/errors.js';

/** Lowers a class, without the members that vanish in Squirrel. */
export function lowerClass(context: Context, node: ts.ClassLikeDeclaration): ClassLiteral {
  return {
    kind: 'class',
    extended: lowerHeritage(context, node),
    members: lowerMembers(context, node),
    dangling: context.comments.between(node.getSourceFile(), node.members.end, node.end),
  };
}

function lowerHeritage(context: Context, node: ts.ClassLikeDeclaration): Expression | null {
  const extended = heritageOf(node);
  if (extended === undefined) return null;
  checkBase(context, node);
  // The class gives its instances the name of the one that it extends.
  if (errorClassName(context, extended) !== null) return context.helper('Error');
  return lowerExpression(context, extended);
}

/** The members, and what Squirrel needs beyond them: fields first, then a constructor. */
function lowerMembers(context: Context, node: ts.ClassLikeDeclaration): ClassMember[] {
  const lowered = node.members.flatMap((member) => lowerMember(context, member));
  const written = node.members.find((each) => ts.isConstructorDeclaration(each) && each.body);
  const properties = written
    ? lowerParameterProperties(context, written as ts.ConstructorDeclaration)
    : [];
  const members = properties.length > 0 ? setOff(lowered) : lowered;
  const firstMethod = members.findIndex(({ kind }) => kind === 'method');
  const fieldCount = firstMethod === -1 ? members.length : firstMethod;
  return [
    ...lowerErrorName(context, node),
    ...properties,
    ...members.slice(0, fieldCount),
    ...lowerImplicitConstructor(context, node),
    ...members.slice(fieldCount),
  ];
}

/** A method that comes first is set off from the fields above it. */
function setOff([first, ...others]: readonly ClassMember[]): ClassMember[] {
  if (first === undefined) return [];
  const blankBefore = first.trivia.blankBefore || first.kind === 'method';
  return [{ ...first, trivia: { ...first.trivia, blankBefore } }, ...others];
}

function lowerMember(context: Context, member: ts.ClassElement): ClassMember[] {
  if (ts.isPropertyDeclaration(member)) {
    return lowerField(context, member).map((each) => at(member, each));
  }
  if (isMethod(member)) {
    return lowerMethod(context, member).map((each) => at(member, each));
  }
  if (!ts.isSemicolonClassElement(member)) {
    context.refuse(findings.unknownSyntax(kindOf(member), member.kind), member);
  }
  return [];
}

/** What becomes a method: an accessor is called like one. */
type MethodLike = ts.MethodDeclaration | ts.ConstructorDeclaration | Accessor;

function isMethod(node: ts.ClassElement): node is MethodLike {
  return ts.isMethodDeclaration(node) || ts.isConstructorDeclaration(node) || isOwnAccessor(node);
}

function lowerField(context: Context, node: ts.PropertyDeclaration): Field[] {
  if (isErased(context, node)) {
    context.comments.erase(node);
    return [];
  }
  if (isStaticField(node) && isVariableField(context, node)) return [];
  const { initializer } = node;
  const isStatic = hasModifier(node, ts.SyntaxKind.StaticKeyword);
  return [
    {
      kind: 'field',
      name: memberName(context, node),
      isStatic,
      value:
        initializer === undefined || isMadeInConstructor(context, node)
          ? nullLiteral
          : lowerExpression(context, initializer),
      trivia: context.comments.around(node),
    },
  ];
}

function lowerMethod(context: Context, node: MethodLike): ClassMember[] {
  // A signature without a body only speaks to TypeScript.
  if (node.body === undefined) {
    context.comments.erase(node);
    return [];
  }
  const { nearNames } = context;
  context.nearNames = namesAround(context, node);
  const method: Method = {
    kind: 'method',
    name: ts.isConstructorDeclaration(node) ? 'constructor' : memberName(context, node),
    isStatic: hasModifier(node, ts.SyntaxKind.StaticKeyword),
    parameters: lowerParameters(context, node),
    body: ts.isConstructorDeclaration(node)
      ? lowerConstructorBody(context, node, node.body)
      : lowerFunctionBody(context, node, lowerBlock(context, node.body)),
    trivia: withoutErased(context, node, context.comments.around(node)),
  };
  context.nearNames = nearNames;
  if (node.name !== undefined && metamethods.has(node.name.getText()))
    checkMetamethod(context, node.name, method);
  return [isBracketed(method.name) ? toField(method) : method];
}

/** A method that Squirrel would call where nobody did. */
function checkMetamethod(context: Context, node: ts.PropertyName, { name }: Method): void {
  const text = node.getText();
  if (name === text) context.report(findings.metamethod(text), node);
}

/** A method whose name only brackets can hold. */
function toField({ name, isStatic, parameters, body, trivia }: Method): Field {
  return { kind: 'field', name, isStatic, value: { kind: 'function', parameters, body }, trivia };
}

/** The names that may hide a member in a method; a constructor sets fields, too. */
function namesAround(context: Context, node: MethodLike): Set<string> {
  const fields = ts.isConstructorDeclaration(node) ? madeInConstructor(context, node.parent) : [];
  return new Set([node, ...fields].flatMap((each) => [...declaredNames(context, each)]));
}

function lowerConstructorBody(
  context: Context,
  node: ts.ConstructorDeclaration,
  body: ts.Block,
): Block {
  const statements = inOrder(context, body);
  const start = statements.findIndex(isSuperCall) + 1;
  const fields = madeInConstructor(context, node.parent);
  const lowered = openBody(context, node, {
    statements: [
      ...lowerList(context, statements.slice(0, start)),
      ...lowerInitialFields(context, node),
      ...lowerList(context, statements.slice(start)),
    ],
    dangling: context.comments.between(body.getSourceFile(), body.statements.end, body.end),
  });
  return keepSelf(context, [node, ...fields], lowered);
}

function isSuperCall(node: ts.Statement): boolean {
  if (!ts.isExpressionStatement(node) || !ts.isCallExpression(node.expression)) return false;
  return node.expression.expression.kind === ts.SyntaxKind.SuperKeyword;
}

/** The doc comment without what it says of parameters that vanish in Squirrel. */
function withoutErased(context: Context, { parameters }: MethodLike, trivia: Trivia): Trivia {
  const erased = parameters.filter((each) => isErased(context, each));
  const leading = erased.reduce<readonly Comment[]>(
    (comments, { name }) => comments.map((each) => withoutParameter(each, name.getText())),
    trivia.leading,
  );
  return { ...trivia, leading };
}

/** A tag of a doc comment goes on until the next one, or the end. */
function withoutParameter(comment: Comment, name: string): Comment {
  const first = comment.lines.findIndex((line) => line.startsWith(` * @param ${name} `));
  if (first === -1) return comment;
  const length = comment.lines.slice(first + 1).findIndex((line) => /^ \*(\/| @)/.test(line)) + 1;
  return { ...comment, lines: comment.lines.filter((_, at) => at < first || at >= first + length) };
}

function memberName(
  context: Context,
  node: ts.PropertyDeclaration | ts.MethodDeclaration | Accessor,
): string {
  if (isOwnAccessor(node)) return context.members.ofDeclared(node);
  const { name } = node;
  if (isIteratorName(name)) return 'iterator';
  if (ts.isMemberName(name)) return context.members.keyOf(name);
  context.report(findings.unknownSyntax(`A member named ${name.getText()}`, name.kind), name);
  return name.getText();
}

function hasModifier(node: ts.PropertyDeclaration | MethodLike, kind: ts.SyntaxKind): boolean {
  return node.modifiers?.some((modifier) => modifier.kind === kind) ?? false;
}
