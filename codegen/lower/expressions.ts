import { ts } from 'ts-morph';
import { findings, kindOf } from '../check/diagnostics.js';
import { literal, name, nullLiteral, string, type Expression } from '../squirrel/tree.js';
import { mayBeNull } from '../analysis/types.js';
import { lowerCall } from './calls.js';
import { lowerEffectStatement } from './dispatch.js';
import { after } from '../squirrel/hold.js';
import { lowerClass } from './classes.js';
import { lowerConditional } from './conditionals.js';
import { lowerFunction } from './functions.js';
import { lowerArray, lowerNumber, lowerObject, lowerTemplate } from './literals.js';
import { at } from './origin.js';
import { lowerElement, lowerIdentifier, lowerPresent, lowerProperty } from './names.js';
import { lowerOptionalChain } from './optional-chain.js';
import { thisName } from './self.js';
import { lowerAssigned } from './assigned.js';
import { lowerUpdated } from './effects.js';
import { isAssignmentOperator, isUpdate } from '../analysis/uses.js';
import { lowerBinary, lowerNew, lowerPrefix, lowerTypeof } from './operators.js';
import type { Context } from './context.js';
import { isInnerLink } from '../analysis/repeatable.js';

type Lower<Node extends ts.Node> = (context: Context, node: Node) => Expression;

/** One entry of the table: the kind of a node, and how it is lowered. */
const on = <Node extends ts.Node>(kind: ts.SyntaxKind, lower: Lower<Node>) =>
  [kind, lower as Lower<ts.Node>] as const;

const { SyntaxKind } = ts;

/** Every kind of expression that is translated. A kind that is not listed is refused. */
const expressions = new Map([
  on<ts.Identifier>(SyntaxKind.Identifier, lowerIdentifier),
  on<ts.NumericLiteral>(SyntaxKind.NumericLiteral, lowerNumber),
  on<ts.StringLiteral>(SyntaxKind.StringLiteral, (_, node) => string(node.text)),
  on<ts.NoSubstitutionTemplateLiteral>(SyntaxKind.NoSubstitutionTemplateLiteral, (_, node) =>
    string(node.text),
  ),
  on<ts.TemplateExpression>(SyntaxKind.TemplateExpression, lowerTemplate),
  on(SyntaxKind.TrueKeyword, () => literal('true')),
  on(SyntaxKind.FalseKeyword, () => literal('false')),
  on(SyntaxKind.NullKeyword, () => nullLiteral),
  on(SyntaxKind.ThisKeyword, (_, node) => name(thisName(node))),
  on<ts.ParenthesizedExpression>(SyntaxKind.ParenthesizedExpression, (context, node) =>
    lowerExpression(context, node.expression),
  ),
  on<ts.NonNullExpression>(SyntaxKind.NonNullExpression, (context, node) =>
    lowerPresent(context, node.expression),
  ),
  on<ts.AsExpression>(SyntaxKind.AsExpression, lowerCast),
  on<ts.TypeAssertion>(SyntaxKind.TypeAssertionExpression, lowerCast),
  on<ts.SatisfiesExpression>(SyntaxKind.SatisfiesExpression, (context, node) =>
    lowerExpression(context, node.expression),
  ),
  on<ts.PropertyAccessExpression>(SyntaxKind.PropertyAccessExpression, (context, node) =>
    lowerProperty(context, node),
  ),
  on<ts.ElementAccessExpression>(SyntaxKind.ElementAccessExpression, (context, node) =>
    lowerElement(context, node),
  ),
  on<ts.CallExpression>(SyntaxKind.CallExpression, (context, node) => lowerCall(context, node)),
  on<ts.NewExpression>(SyntaxKind.NewExpression, lowerNew),
  on<ts.BinaryExpression>(SyntaxKind.BinaryExpression, (context, node) =>
    isAssignmentOperator(node.operatorToken.kind)
      ? lowerAssigned(context, node)
      : lowerBinary(context, node),
  ),
  on<ts.PrefixUnaryExpression>(SyntaxKind.PrefixUnaryExpression, (context, node) =>
    isUpdate(node.operator) ? lowerUpdated(context, node) : lowerPrefix(context, node),
  ),
  on<ts.PostfixUnaryExpression>(SyntaxKind.PostfixUnaryExpression, lowerUpdated),
  on<ts.VoidExpression>(SyntaxKind.VoidExpression, (context, { expression }) =>
    ts.isLiteralExpression(expression)
      ? nullLiteral
      : after([lowerEffectStatement(context, expression)], nullLiteral),
  ),
  on<ts.TypeOfExpression>(SyntaxKind.TypeOfExpression, lowerTypeof),
  on<ts.ConditionalExpression>(SyntaxKind.ConditionalExpression, lowerConditional),
  on<ts.ArrayLiteralExpression>(SyntaxKind.ArrayLiteralExpression, lowerArray),
  on<ts.ObjectLiteralExpression>(SyntaxKind.ObjectLiteralExpression, lowerObject),
  on<ts.ArrowFunction>(SyntaxKind.ArrowFunction, lowerFunction),
  on<ts.ClassExpression>(SyntaxKind.ClassExpression, lowerClass),
  on<ts.FunctionExpression>(SyntaxKind.FunctionExpression, lowerFunction),
]);

/** Lowers an expression for its value. */
export function lowerExpression(context: Context, node: ts.Expression): Expression {
  const held = context.held.get(node);
  if (held !== undefined) return held;
  if (ts.isOptionalChain(node)) {
    return isInnerLink(node) ? lowerPresent(context, node) : lowerOptionalChain(context, node);
  }
  const lower = expressions.get(node.kind);
  if (lower !== undefined) return at(node, lower(context, node));
  context.refuse(findings.unknownSyntax(kindOf(node), node.kind), node);
  return nullLiteral;
}

/** `value as Type` and `<Type>value`, which say that something is there unless the type has nothing. */
function lowerCast(context: Context, node: ts.AsExpression | ts.TypeAssertion): Expression {
  return mayBeNull(context.typeOf(node))
    ? lowerExpression(context, node.expression)
    : lowerPresent(context, node.expression);
}
