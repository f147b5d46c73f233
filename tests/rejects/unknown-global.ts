import { readFileSync } from 'node:fs';

export function use(value: number): unknown[] {
  return [
    Math.max(value, 1), //! CM1004
    globalThis, //! CM1004
    NaN, //! CM1004
    new Map<string, number>(), //! CM1004
    readFileSync, //! CM1004
  ];
}

export class Failure extends Error {} //! CM1004
