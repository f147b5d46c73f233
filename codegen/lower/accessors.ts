import { ts } from 'ts-morph';
import {
  call,
  member,
  name,
  noTrivia,
  type Call,
  type Expression,
  type Statement,
} from '../squirrel/tree.js';
import { after, hold, readyTarget } from '../squirrel/hold.js';
import type { Context } from './context.js';
import { lowerExpression } from './dispatch.js';
import { thisName } from './self.js';

// A read of an accessor is a call of its getter, a write one of its setter.

type Read = ts.PropertyAccessExpression & { readonly name: ts.Identifier };

/** `object.getName()` */
export function lowerGet(context: Context, node: Read): Call {
  return call(methodOf(context, node, 'get'));
}

/** `object.setName(value)` */
export function setterOfAccessor(context: Context, node: Read): (value: Expression) => Expression {
  const setter = methodOf(context, node, 'set');
  return (value) => call(setter, value);
}

/** `object.setName(f(object.getName()))`, where the object is evaluated once. */
export function updateAccessor(
  context: Context,
  node: Read,
  update: (value: Expression) => Expression,
): Expression {
  const { steps, setter, getter } = readyAccessor(context, node);
  return after(steps, call(setter, update(call(getter))));
}

/**
 * The value of an update: the call of a setter has none.
 * @param isBefore - Whether it is the value before the update, as of `object.name++`.
 */
export function updatedAccessor(
  context: Context,
  node: Read,
  update: (value: Expression) => Expression,
  isBefore: boolean,
): Expression {
  const { steps, setter, getter } = readyAccessor(context, node);
  const before = hold(call(getter), node.name.text);
  const updated = hold(update(before.held), node.name.text);
  const set = (value: Expression): Statement => ({
    kind: 'expression',
    value: call(setter, value),
    trivia: noTrivia,
  });
  return isBefore
    ? after([...steps, before.step, set(update(before.held))], before.held)
    : after([...steps, before.step, updated.step, set(updated.held)], updated.held);
}

/** The methods of an accessor, and what evaluates their object once. */
function readyAccessor(context: Context, node: Read) {
  const { steps, target: setter } = readyTarget(methodOf(context, node, 'set'));
  const getter =
    setter.kind === 'member'
      ? member(setter.object, context.members.ofAccessor('get', node.name.text))
      : methodOf(context, node, 'get');
  return { steps, setter, getter };
}

function methodOf(context: Context, node: Read, kind: 'get' | 'set'): Expression {
  const text = context.members.ofAccessor(kind, node.name.text);
  const { expression: object } = node;
  if (object.kind === ts.SyntaxKind.SuperKeyword) return member(name('base'), text);
  if (object.kind !== ts.SyntaxKind.ThisKeyword)
    return member(lowerExpression(context, object), text);
  const isFar = thisName(object) !== 'this' || context.hidesMember(text);
  return isFar ? member(name(thisName(object)), text) : { ...name(text), changes: 'never' };
}
