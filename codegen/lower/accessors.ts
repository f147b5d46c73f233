import { ts } from 'ts-morph';
import { call, member, name, type Call, type Expression } from '../squirrel/tree.js';
import { after, readyTarget } from '../squirrel/hold.js';
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
  const { steps, target: setter } = readyTarget(methodOf(context, node, 'set'));
  const getter =
    setter.kind === 'member'
      ? member(setter.object, context.members.ofAccessor('get', node.name.text))
      : methodOf(context, node, 'get');
  return after(steps, call(setter, update(call(getter))));
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
