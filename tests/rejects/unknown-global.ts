import { readFileSync } from 'node:fs';

export function use(value: number): unknown[] {
  return [
    JSON.stringify(() => value), //! CM1031
    globalThis, //! CM1004

    new Date(), //! CM1004
    new WeakMap<object, number>(), //! CM1004
    readFileSync, //! CM1004
  ];
}

