import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TraceRecord } from '../../targets/simulator/imp.js';
import { runSquirrel, squirrelVm, type Bits, type SquirrelVm } from '../../targets/squirrel/vm.js';
import { withFolder } from '../../targets/squirrel/with-folder.js';
import { root } from '../support/files.js';
import { generateOnce, printTrace, readTraces } from '../support/squirrel.js';
import type { Host, Job } from './host.js';

const timeoutSeconds = 240;

/**
 * The committed library in a Squirrel machine, whose bindenv() holds its environment weakly: a
 * library that relies on being held by one fails here.
 */
export async function squirrelHost(bits: Bits): Promise<Host> {
  const vm = await squirrelVm(bits);
  return {
    name: `Squirrel on the ${bits}-bit machine`,
    run: (jobs) => runJobs(vm, jobs),
    print: (program) => print(vm, program),
  };
}

/** All jobs run in one process, each with its own simulated imp. */
async function runJobs(vm: SquirrelVm, jobs: readonly Job[]): Promise<TraceRecord[][][]> {
  const calls = jobs.map(({ program, seconds, scenarios }) =>
    [program, seconds, scenarios].map((each) => JSON.stringify(each)).join(', '),
  );
  const stdout = await runMain(vm, {
    'driver.nut': generateOnce('tests/behaviour/driver.ts'),
    'main.nut': `${preamble}${printTrace}${runner}${calls.map((call) => `run(${call});\n`).join('')}`,
  });
  const traces = readTraces(stdout);
  return jobs.map(({ scenarios }) => traces.splice(0, scenarios.length));
}

async function print(vm: SquirrelVm, program: string): Promise<string[]> {
  const source = await readFile(`${root}tests/behaviour/programs/${program}.nut`, 'utf8');
  // The program is another file, so that it sees the constants of the library.
  const main = `${preamble}dofile("program.nut", true);\n`;
  const stdout = await runMain(vm, { 'program.nut': source, 'main.nut': main });
  return stdout.trimEnd().split('\n');
}

// Whatever a simulated imp is called by, what the library finds is in the root table.
const preamble = `local root = getroottable();
simulate <- function(scenario) {
    local simulated = SimulatedImp(scenario, root);
    foreach (name, value in simulated.platform) {
        root[name] <- value;
    }
    return simulated;
};
dofile("impos.nut", true);
before <- [];
foreach (name, value in root) {
    before.push(name);
}
dofile("library.nut", true);
`;

const runner = `dofile("driver.nut", true);
function make(settings) {
    return ConnectionManager(settings);
}
function run(program, seconds, scenarios) {
    foreach (scenario in scenarios) {
        local simulated = simulate(scenario);
        local driver = BehaviourDriver(simulated, make, program);
        driver.start();
        try {
            simulated.run(seconds);
        } catch (error) {
            simulated.note("the simulator threw " + error);
        }
        printTrace(simulated.trace);
    }
}
`;

async function runMain(vm: SquirrelVm, files: Readonly<Record<string, string>>): Promise<string> {
  const all = {
    'library.nut': await readFile(`${root}ConnectionManager.lib.nut`, 'utf8'),
    'impos.nut': await readFile(`${root}targets/simulator/impos.nut`, 'utf8'),
    ...files,
  };
  return withFolder(all, async (folder) => {
    const main = join(folder, 'main.nut');
    const { ok, stdout, stderr } = await runSquirrel(vm, main, { cwd: folder, timeoutSeconds });
    if (!ok) throw new Error(`main.nut did not run to its end:\n${stderr}\n${stdout.slice(-500)}`);
    return stdout;
  });
}
