import { ts } from 'ts-morph';
import { findings } from '../check/diagnostics.js';
import {
  assignment,
  call,
  member,
  name,
  noTrivia,
  nullLiteral,
  type Expression,
  type Field,
  type Method,
  type Parameter,
  type Statement,
} from '../squirrel/tree.js';
import {
  baseOf,
  findConstructor,
  madeInConstructor,
  type Constructor,
} from '../analysis/constructors.js';
import { declaredNames } from './functions.js';
import { at } from './origin.js';
import { lowerParameters } from './parameters.js';
import { isRest } from '../analysis/rest.js';
import { keepSelf } from './self.js';
import type { Context } from './context.js';
import { lowerExpression } from './dispatch.js';
import { heritageOf } from '../analysis/errors.js';

// Squirrel makes the initial value of a field once for all objects. What each object needs one of
// its own of is made in the constructor, where JavaScript makes it: behind super(), if there is one.

/** What a constructor does for its parameters and for the fields of its class. */
export function lowerInitialFields(context: Context, node: ts.ConstructorDeclaration): Statement[] {
  const fields = madeInConstructor(context, node.parent);
  for (const field of fields) checkNames(context, field, declaredNames(context, node));
  return [
    ...propertiesOf(context, node).map((each) => {
      const target = at(each, context.members.read(name('this'), each));
      return set(target, at(each, name(context.names.of(each))));
    }),
    ...fields.map((each) => lowerInitialField(context, each)),
  ];
}

/** The fields that the parameters of a constructor declare. */
export function lowerParameterProperties(
  context: Context,
  node: ts.ConstructorDeclaration,
): Field[] {
  return propertiesOf(context, node).map((each) =>
    at(each, {
      kind: 'field',
      name: context.members.keyOf(each),
      isStatic: false,
      value: nullLiteral,
      trivia: noTrivia,
    }),
  );
}

/** The constructor of a class whose fields need one, and which has none. */
export function lowerImplicitConstructor(
  context: Context,
  node: ts.ClassLikeDeclaration,
): Method[] {
  const fields = madeInConstructor(context, node);
  if (fields.length === 0 || node.members.some(ts.isConstructorDeclaration)) return [];
  const base = baseOf(context, node);
  if (base === 'error') return [constructorOfError(context, fields)];
  const inherited = findConstructor(context, base);
  const parameters = lowerInherited(context, inherited, fields[0]!);
  const names = new Set(parameters.map((each) => each.name));
  for (const field of fields) checkNames(context, field, names);
  const args = parameters.map((each) => name(each.name));
  const above =
    inherited === null ? [] : [effect(call(member(name('base'), 'constructor'), ...args))];
  const statements = [...above, ...fields.map((each) => lowerInitialField(context, each))];
  const body = keepSelf(context, fields, { statements, dangling: [] });
  const trivia = { ...noTrivia, blankBefore: true };
  return [{ kind: 'method', name: 'constructor', isStatic: false, parameters, body, trivia }];
}

/** The parameters of an inherited constructor, to hand them on. */
function lowerInherited(
  context: Context,
  inherited: Constructor | null,
  field: ts.PropertyDeclaration,
): readonly Parameter[] {
  if (inherited === null || !('body' in inherited)) return [];
  if (inherited.parameters.some(isRest)) {
    const what = 'A field of a class whose inherited constructor has a rest parameter';
    context.report(findings.unknownSyntax(what), field);
  }
  return lowerParameters(context, inherited);
}

/** The constructor that an error class inherits takes the message. */
function constructorOfError(context: Context, fields: readonly ts.PropertyDeclaration[]): Method {
  const above = effect(call(member(name('base'), 'constructor'), name('message')));
  const statements = [above, ...fields.map((each) => lowerInitialField(context, each))];
  return {
    kind: 'method',
    name: 'constructor',
    isStatic: false,
    parameters: [{ name: 'message', initial: nullLiteral }],
    body: keepSelf(context, fields, { statements, dangling: [] }),
    trivia: { ...noTrivia, blankBefore: true },
  };
}

/** Reports a base class of which it is not known whether it has a constructor that has to be called. */
export function checkBase(context: Context, node: ts.ClassLikeDeclaration): void {
  const extended = heritageOf(node);
  if (extended === undefined || baseOf(context, node) !== null) return;
  const isConstructed =
    node.members.some(ts.isConstructorDeclaration) || madeInConstructor(context, node).length > 0;
  if (!isConstructed) return;
  const what = `A constructor of a class that extends ${extended.getText()}`;
  context.report(findings.unknownSyntax(what, ts.SyntaxKind.HeritageClause), extended);
}

function propertiesOf(context: Context, node: ts.ConstructorDeclaration): ts.Identifier[] {
  return node.parameters.flatMap((each) => {
    const isProperty = ts.isParameterPropertyDeclaration(each, node);
    if (!isProperty || context.isGlobals(context.typeOf(each))) return [];
    return ts.isIdentifier(each.name) ? [each.name] : [];
  });
}

function lowerInitialField(context: Context, { name: field, initializer }: ts.PropertyDeclaration) {
  const property = ts.isMemberName(field) ? context.members.of(field) : field.getText();
  const isBare = property !== null && !context.hidesMember(property);
  const target = isBare
    ? name(property)
    : context.members.read(name('this'), field as ts.MemberName);
  return set(at(field, target), lowerExpression(context, initializer!));
}

const set = (target: Expression, value: Expression): Statement =>
  effect(assignment(target, '=', value));

const effect = (value: Expression): Statement => ({ kind: 'expression', value, trivia: noTrivia });

/** In JavaScript an initial value does not see the variables of the constructor. */
function checkNames(
  context: Context,
  { initializer }: ts.PropertyDeclaration,
  names: ReadonlySet<string>,
): void {
  const isOutside = (node: ts.Identifier): boolean => {
    const declaration = context.symbolOf(node)?.valueDeclaration;
    const isName = ts.isPropertyAccessExpression(node.parent) && node.parent.name === node;
    if (declaration === undefined || isName || !isVariable(declaration)) return false;
    return ts.findAncestor(declaration, (each) => each === initializer) === undefined;
  };
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && names.has(node.text) && isOutside(node)) {
      context.report(findings.hiddenInConstructor(node.text), node);
    }
    if (!ts.isTypeNode(node)) ts.forEachChild(node, visit);
  };
  visit(initializer!);
}

function isVariable(declaration: ts.Declaration): boolean {
  return !ts.isClassElement(declaration) && !ts.isObjectLiteralElement(declaration);
}
