import { ts } from 'ts-morph';
import type { Program } from '../load/program.js';
import { nodesIn } from './walk.js';

/**
 * The names that only private members have, in the order of their declarations: no other program
 * uses them. A name that anything else has, too, or that a program may compute, is not among them.
 */
export function privateNames({ checker, modules }: Program): Set<string> {
  const nodes = modules.flatMap((module) => [...nodesIn(module)]);
  const found = new Set(nodes.filter(isPrivate).map(({ name }) => (name as ts.Identifier).text));
  for (const node of nodes) {
    for (const name of namedOtherwise(checker, node, found)) found.delete(name);
  }
  return found;
}

type NamedMember = ts.PropertyDeclaration | ts.MethodDeclaration | ts.ParameterDeclaration;

/** Whether a node declares a private member. */
function isPrivate(node: ts.Node): node is NamedMember {
  const isMember =
    ts.isPropertyDeclaration(node) || ts.isMethodDeclaration(node) || ts.isParameter(node);
  if (!isMember || !ts.isIdentifier(node.name)) return false;
  return (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Private) !== 0;
}

/** Which of the names a node gives to something else, or may look for as texts. */
function namedOtherwise(
  checker: ts.TypeChecker,
  node: ts.Node,
  names: ReadonlySet<string>,
): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isIdentifier(node)) {
    return names.has(node.text) && !isOfPrivate(checker, node) ? [node.text] : [];
  }
  // What it is taken for may have computed keys.
  if (ts.isAssertionExpression(node)) return propertiesOf(checker, node.expression);
  const looked = lookedUp(node);
  if (looked === null) return [];
  return literalKeys(checker, looked.key) ?? propertiesOf(checker, looked.object);
}

/** Whether an identifier is the name of a private member, or of a variable. */
function isOfPrivate(checker: ts.TypeChecker, node: ts.Identifier): boolean {
  const { declarations = [] } = checker.getSymbolAtLocation(node) ?? {};
  return declarations.length > 0 && declarations.every((each) => isPrivate(each) || isLocal(each));
}

function isLocal(node: ts.Declaration): boolean {
  return ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node);
}

/** The key and the object of `object[key]` and `key in object`. */
function lookedUp(node: ts.Node): { key: ts.Expression; object: ts.Expression } | null {
  if (ts.isElementAccessExpression(node)) {
    return { key: node.argumentExpression, object: node.expression };
  }
  const isIn = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InKeyword;
  return isIn ? { key: node.left, object: node.right } : null;
}

/** The texts that a key can be, by its type; null when the type allows any. */
function literalKeys(checker: ts.TypeChecker, key: ts.Expression): string[] | null {
  const type = checker.getTypeAtLocation(key);
  const members = type.isUnion() ? type.types : [type];
  const isKnown = members.every(
    (each) => each.isStringLiteral() || (each.flags & ts.TypeFlags.NumberLike) !== 0,
  );
  return isKnown ? members.flatMap((each) => (each.isStringLiteral() ? [each.value] : [])) : null;
}

function propertiesOf(checker: ts.TypeChecker, object: ts.Expression): string[] {
  const type = checker.getNonNullableType(checker.getTypeAtLocation(object));
  return checker.getPropertiesOfType(type).map(({ name }) => name);
}
