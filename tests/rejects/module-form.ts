import * as everything from './modules/first.js'; //! CM1001
import { first as other } from './modules/first.js'; //! CM1001
import type * as types from './modules/first.js';
import data, { limits } from './modules/data.json'; //! CM1001
import 'node:fs'; //! CM1001

export * from 'node:fs/promises'; //! CM1001
export * as all from './modules/first.js'; //! CM1001
export { first as second } from './modules/first.js'; //! CM1001

export function use(): unknown[] {
  return [
    everything, //! CM1004
    other,
    data, //! CM1004
    limits, //! CM1009
  ];
}

export let count: types.Count = 0; //! CM1001

export default count; //! CM1001
