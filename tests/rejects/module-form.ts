import * as everything from './modules/first.js';
import type * as types from './modules/first.js';
import data, { limits } from './modules/data.json';
import 'node:fs'; //! CM1001

export * from 'node:fs/promises'; //! CM1001

export function use(): unknown[] {
  return [
    everything, //! CM1022
    everything.first,
    data, //! CM1004
    limits, //! CM1001
  ];
}

export let count: types.Count = 0; //! CM1001
export { count as total };
