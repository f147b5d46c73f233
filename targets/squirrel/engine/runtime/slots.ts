import type { Value } from './values.js';

/** Values by name. It inherits nothing, so that every name may be a key. */
export type Slots = Record<string, Value | undefined>;

/** Objects that V8 lays out like those of a class, unlike those of `Object.create(null)`. */
export const Slots = function () {
  // Members come one by one.
} as unknown as new () => Slots;
Object.defineProperty(Slots, 'prototype', { value: Object.create(null) as object });

export const emptySlots = new Slots();

/** Makes slots that have these members unless they get their own. */
export function inherit(members: Slots): Slots {
  return Object.create(members) as Slots;
}
