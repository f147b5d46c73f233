import { ts } from 'ts-morph';
import { findings, kindOf } from '../diagnostics.js';
import {
  nullLiteral,
  type ClassLiteral,
  type ClassMember,
  type Comment,
  type Expression,
  type Field,
  type Method,
  type Trivia,
} from '../squirrel/tree.js';
import type { Context } from '../context.js';
import { lowerExpression } from './expressions.js';
import { declaredNames, lowerParameters } from './functions.js';
import { keepSelf } from './self.js';
import { lowerBlock } from './statements.js';

/** Lowers a class, without the members that vanish in Squirrel. */
export function lowerClass(context: Context, node: ts.ClassDeclaration): ClassLiteral {
  return {
    kind: 'class',
    extended: lowerHeritage(context, node),
    members: node.members.flatMap((member) => lowerMember(context, member)),
    dangling: context.comments.before(node.getLastToken()!),
  };
}

function lowerHeritage(context: Context, node: ts.ClassDeclaration): Expression | null {
  const extended = node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)
    ?.types[0];
  return extended === undefined ? null : lowerExpression(context, extended.expression);
}

function lowerMember(context: Context, member: ts.ClassElement): ClassMember[] {
  if (ts.isPropertyDeclaration(member)) return lowerField(context, member);
  if (ts.isMethodDeclaration(member) || ts.isConstructorDeclaration(member)) {
    return lowerMethod(context, member);
  }
  if (!ts.isSemicolonClassElement(member)) {
    context.refuse(findings.unknownSyntax(kindOf(member)), member);
  }
  return [];
}

function lowerField(context: Context, node: ts.PropertyDeclaration): Field[] {
  if (context.isGlobals(context.typeOf(node))) {
    context.comments.erase(node);
    return [];
  }
  const { initializer } = node;
  const isStatic = hasModifier(node, ts.SyntaxKind.StaticKeyword);
  return [
    {
      kind: 'field',
      name: memberName(context, node),
      isStatic,
      value: initializer === undefined ? nullLiteral : lowerExpression(context, initializer),
      trivia: context.comments.around(node),
    },
  ];
}

function lowerMethod(
  context: Context,
  node: ts.MethodDeclaration | ts.ConstructorDeclaration,
): Method[] {
  // A signature without a body only speaks to TypeScript.
  if (node.body === undefined) {
    context.comments.erase(node);
    return [];
  }
  const { nearNames } = context;
  context.nearNames = declaredNames(node);
  const method: Method = {
    kind: 'method',
    name: ts.isConstructorDeclaration(node) ? 'constructor' : memberName(context, node),
    isStatic: hasModifier(node, ts.SyntaxKind.StaticKeyword),
    parameters: lowerParameters(context, node),
    body: keepSelf(context, node.body, lowerBlock(context, node.body)),
    trivia: withoutErased(context, node, context.comments.around(node)),
  };
  context.nearNames = nearNames;
  return [method];
}

/** The doc comment without what it says of parameters that vanish in Squirrel. */
function withoutErased(
  context: Context,
  { parameters }: ts.MethodDeclaration | ts.ConstructorDeclaration,
  trivia: Trivia,
): Trivia {
  const erased = parameters.filter((each) => context.isGlobals(context.typeOf(each)));
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
  { name }: ts.PropertyDeclaration | ts.MethodDeclaration,
): string {
  if (!ts.isIdentifier(name)) {
    context.report(findings.unknownSyntax(`A member named ${name.getText()}`), name);
  }
  return name.getText();
}

function hasModifier(
  node: ts.PropertyDeclaration | ts.MethodDeclaration | ts.ConstructorDeclaration,
  kind: ts.SyntaxKind,
): boolean {
  return node.modifiers?.some((modifier) => modifier.kind === kind) ?? false;
}
