/** Runs the example programs in Node. */
import { readFile } from 'node:fs/promises';
import { register } from 'node:module';
import type { Scenario, SimulatedImp } from '../../targets/simulator/imp.js';
import { run, type Program } from './support.js';

export const DAY_SECONDS = 86400;

// They import the package by its name, as a user does. Here that is the core itself, not a build.
const core = ['connection-manager', 'constants'].map(
  (name) => `export * from ${JSON.stringify(new URL(`../../core/${name}.ts`, import.meta.url))};`,
);
const stand = `data:text/javascript,${encodeURIComponent(core.join('\n'))}`;
const hooks = `export async function resolve(specifier, context, next) {
  if (specifier !== 'imp-connection-manager') return next(specifier, context);
  return { url: ${JSON.stringify(stand)}, shortCircuit: true };
}`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);

/** The program of an example. */
export async function startOf(name: string): Promise<Program> {
  const module = (await import(`../../targets/simulator/examples/${name}.js`)) as {
    start: Program;
  };
  return module.start;
}

/** Runs an example through a day. */
export async function runExample(name: string, seconds = DAY_SECONDS): Promise<SimulatedImp> {
  return run(await startOf(name), seconds, await day());
}

export async function day(): Promise<Scenario> {
  const file = new URL('../../targets/simulator/examples/day.json', import.meta.url);
  return JSON.parse(await readFile(file, 'utf8')) as Scenario;
}
