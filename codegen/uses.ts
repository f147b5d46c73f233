import { ts } from 'ts-morph';
import type { Context } from './context.js';

// Where a variable is used, and how.

/** The uses of a variable within a node, its declaration among them. */
export function usesOf(context: Context, node: ts.Node, variable: ts.Identifier): ts.Identifier[] {
  const symbol = context.checker.getSymbolAtLocation(variable);
  const found: ts.Identifier[] = [];
  const visit = (each: ts.Node): void => {
    if (ts.isIdentifier(each) && each.text === variable.text && context.symbolOf(each) === symbol) {
      found.push(each);
    }
    ts.forEachChild(each, visit);
  };
  visit(node);
  return found;
}

/** Whether a node stands in a function that is made within another node. */
export function isInFunction(node: ts.Node, within: ts.Node): boolean {
  return node !== within && (ts.isFunctionLike(node) || isInFunction(node.parent, within));
}

/** Whether a variable is written to where it stands. */
export function isWritten(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent) || ts.isNonNullExpression(parent)) {
    return isWritten(parent);
  }
  if (ts.isBinaryExpression(parent)) {
    return parent.left === node && isAssignmentOperator(parent.operatorToken.kind);
  }
  const isUpdate = ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent);
  return isUpdate && updates.has(parent.operator);
}

/** Whether an operator assigns: `=`, `+=`, `??=` and the like. */
export function isAssignmentOperator(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

const updates = new Set<ts.SyntaxKind>([
  ts.SyntaxKind.PlusPlusToken,
  ts.SyntaxKind.MinusMinusToken,
]);

/** The names that a declaration makes, also in patterns. */
export function namesIn(name: ts.BindingName): ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((each) => (ts.isBindingElement(each) ? namesIn(each.name) : []));
}
