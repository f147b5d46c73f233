/** Runs the example programs in Node. */
import { readFile } from 'node:fs/promises';
import { loadNodeProgram, type NodeProgram } from '../../targets/impsim/node-program.js';
import { DeviceImp } from '../../targets/simulator/device-imp.js';
import type { Scenario } from '../../targets/simulator/imp.js';
import { root } from '../support/files.js';

export const DAY_SECONDS = 86400;

/** The program of an example, compiled. */
export async function programOf(name: string): Promise<NodeProgram> {
  return loadNodeProgram(`${root}targets/simulator/examples/${name}.ts`);
}

/** Runs an example through a day. */
export async function runExample(name: string, seconds = DAY_SECONDS): Promise<DeviceImp> {
  const imp = new DeviceImp(await day());
  (await programOf(name)).start(imp);
  imp.run(seconds);
  return imp;
}

export async function day(): Promise<Scenario> {
  const file = new URL('../../targets/simulator/examples/day.json', import.meta.url);
  return JSON.parse(await readFile(file, 'utf8')) as Scenario;
}
