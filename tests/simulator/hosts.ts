/** The places where a feature is run: in Node, and generated in a Squirrel machine. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SimulatedImp, type TraceEvent } from '../../targets/simulator/imp.js';
import { runSquirrel, squirrelVm, type Bits } from '../../targets/squirrel/vm.js';
import { withFolder } from '../../targets/squirrel/with-folder.js';
import { root } from '../support/files.js';
import { generateOnce, printTrace, readTraces } from '../support/squirrel.js';
import { FeatureDriver } from './driver.js';
import { programOf, type Feature } from './feature.js';

/** Runs a feature in Node. */
export function traceInNode(feature: Feature): TraceEvent[] {
  const table = {};
  const imp = new SimulatedImp(feature.scenario ?? {}, table);
  new FeatureDriver(imp, table, programOf(feature)).run();
  return imp.trace;
}

/** Runs features in one Squirrel machine, each on an imp of its own. */
export async function tracesInSquirrel(
  bits: Bits,
  features: readonly Feature[],
): Promise<TraceEvent[][]> {
  const files = {
    'impos.nut': await readFile(`${root}targets/simulator/impos.nut`, 'utf8'),
    'driver.nut': generateOnce('tests/simulator/driver.ts'),
    'main.nut': mainFile(features),
  };
  const vm = await squirrelVm(bits);
  return withFolder(files, async (folder) => {
    const options = { cwd: folder, timeoutSeconds: 120 };
    const { ok, stdout, stderr } = await runSquirrel(vm, join(folder, 'main.nut'), options);
    if (!ok)
      throw new Error(
        `main.nut did not run to its end:\n${stderr.slice(-1500)}\n${stdout.slice(-500)}`,
      );
    return readTraces(stdout);
  });
}

function mainFile(features: readonly Feature[]): string {
  const calls = features.map((feature) => {
    const [scenario, program] = [feature.scenario ?? {}, programOf(feature)];
    return `run(${JSON.stringify(scenario)}, ${JSON.stringify(program)});\n`;
  });
  return `dofile("impos.nut", true);
dofile("driver.nut", true);
${printTrace}
function run(scenario, program) {
    local table = {};
    local simulated = SimulatedImp(scenario, table);
    FeatureDriver(simulated, table, program).run();
    printTrace(simulated.trace);
}
${calls.join('')}`;
}
