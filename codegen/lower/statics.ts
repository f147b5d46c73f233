import type { ts } from 'ts-morph';
import { isPlainValue } from '../analysis/plain-value.js';
import { mentions } from '../analysis/walk.js';
import { isStaticField, isVariableField, staticFieldOf } from '../analysis/statics.js';
import { findings } from '../check/diagnostics.js';
import { assignment, name, noTrivia, type Expression, type Statement } from '../squirrel/tree.js';
import type { Context } from './context.js';
import { lowerExpression } from './dispatch.js';
import { isBefore } from './order.js';

/** Lowers a static field that is a variable beside its class; null for anything else. */
export function lowerStaticField(
  context: Context,
  node: ts.PropertyAccessExpression,
): Expression | null {
  const field = staticFieldOf(context, node);
  if (field === null || !isVariableField(context, field)) return null;
  const owner = field.parent as ts.ClassDeclaration;
  const isWithin = owner.pos <= node.pos && node.pos < owner.end && isSameFile(owner, node);
  if (!isWithin && isBefore(context, node, owner)) {
    context.report(findings.usedBeforeDeclared(node.getText()), node);
  }
  return name(context.names.ofStaticField(field));
}

const isSameFile = (one: ts.Node, other: ts.Node): boolean =>
  one.getSourceFile() === other.getSourceFile();

/** A class with the variables that its static fields are, which are set behind it where they need it. */
export function withStaticFields(
  context: Context,
  { name: className, members }: ts.ClassDeclaration,
  lowered: Statement,
): Statement[] {
  const fields = members.filter(isStaticField).filter((each) => isVariableField(context, each));
  const isIndependent = fields.every(
    ({ initializer }) => !initializer || !mentions(initializer, className!.text),
  );
  const isAbove = ({ initializer }: ts.PropertyDeclaration): boolean =>
    initializer !== undefined && (isIndependent || isPlainValue(context, initializer));
  const declared = fields.map((each): Statement => ({
    kind: 'local',
    name: context.names.ofStaticField(each),
    value: isAbove(each) ? lowerExpression(context, each.initializer!) : null,
    trivia: context.comments.around(each),
  }));
  const behind = fields.filter((each) => each.initializer !== undefined && !isAbove(each));
  return [...declared, lowered, ...behind.map((each) => setBehind(context, each))];
}

function setBehind(context: Context, field: ts.PropertyDeclaration): Statement {
  const variable = name(context.names.ofStaticField(field));
  const value = assignment(variable, '=', lowerExpression(context, field.initializer!));
  return { kind: 'expression', value, trivia: noTrivia };
}
