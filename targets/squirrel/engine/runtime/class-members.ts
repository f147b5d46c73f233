import { call } from './calls.js';
import { raise } from './errors.js';
import { newMember } from './members.js';
import { ClassObject, typeName, type Value } from './values.js';

/** Makes a class; `undefined` stands for no base. */
export function makeClass(base: Value | undefined, attributes: Value): ClassObject {
  if (base !== undefined && !(base instanceof ClassObject)) {
    raise(`trying to inherit from a ${typeName(base)}`);
  }
  const made = new ClassObject(base ?? null);
  const inherited = made.metamethods['_inherited'];
  if (inherited !== undefined) call(inherited, made, [attributes]);
  made.attributes = attributes;
  return made;
}

/** Adds what stands in the body of a class. */
export function defineMember(
  to: ClassObject,
  attributes: Value,
  key: Value,
  value: Value,
  isStatic: boolean,
): void {
  const method = to.metamethods['_newmember'];
  if (method !== undefined) {
    call(method, to, [key, value, attributes, isStatic]);
    return;
  }
  if (key === null) raise('null cannot be used as index');
  newMember(to, key, value, isStatic);
  if (attributes !== null) to.memberAttributes.set(key, attributes);
}
