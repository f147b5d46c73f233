import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TraceEvent } from '../../targets/simulator/imp.js';
import { runSquirrel, squirrelVm, type Bits, type SquirrelVm } from '../../targets/squirrel/vm.js';
import { withFolder } from '../../targets/squirrel/with-folder.js';
import { root } from '../support/files.js';
import { runInEngine } from '../support/engine.js';
import { generateOnce, printTrace, readTraces } from '../support/squirrel.js';
import type { Host, Job } from './host.js';

const timeoutSeconds = 240;

/** The committed library, to be read, and the compact one. */
type Library = 'ConnectionManager.lib.nut' | 'ConnectionManager.min.lib.nut';

/**
 * A committed library in a Squirrel machine, whose bindenv() holds its environment weakly: a
 * library that relies on being held by one fails here.
 */
export async function squirrelHost(
  bits: Bits,
  library: Library = 'ConnectionManager.lib.nut',
): Promise<Host> {
  const vm = await squirrelVm(bits);
  const text = await readFile(`${root}${library}`, 'utf8');
  const runMain: RunMain = (files) => runFiles(vm, { 'library.nut': text, ...files });
  return {
    name: `${library} on the ${bits}-bit machine`,
    run: (jobs) => runJobs(runMain, jobs),
    print: (program) => print(runMain, program),
  };
}

/** The same in the engine of this project, as stock Squirrel. */
export async function engineHost(library: Library = 'ConnectionManager.lib.nut'): Promise<Host> {
  const text = await readFile(`${root}${library}`, 'utf8');
  const runMain: RunMain = async (files) =>
    runInEngine({ ...(await withImpos(files)), 'library.nut': text }, 'main.nut');
  return {
    name: `${library} in the embedded engine`,
    run: (jobs) => runJobs(runMain, jobs),
    print: (program) => print(runMain, program),
  };
}

/** All jobs run in one process, each with its own simulated imp. */
async function runJobs(runMain: RunMain, jobs: readonly Job[]): Promise<TraceEvent[][][]> {
  const calls = jobs.map(({ program, seconds, scenarios }) =>
    [program, seconds, scenarios].map((each) => JSON.stringify(each)).join(', '),
  );
  const stdout = await runMain({
    'add-ons.nut': await readAddOns(),
    'driver.nut': generateOnce('tests/behaviour/driver.ts'),
    'main.nut': `${preamble}${printTrace}${runner}${calls.map((call) => `run(${call});\n`).join('')}`,
  });
  const traces = readTraces(stdout);
  return jobs.map(({ scenarios }) => traces.splice(0, scenarios.length));
}

/** The committed add-ons, in one file. */
async function readAddOns(): Promise<string> {
  const files = (await readdir(root)).filter((name) => name.endsWith('.device.lib.nut'));
  const texts = await Promise.all(files.map((name) => readFile(`${root}${name}`, 'utf8')));
  return texts.map((text) => `{\n${text}\n}\n`).join('');
}

async function print(runMain: RunMain, program: string): Promise<string[]> {
  const source = await readFile(`${root}tests/behaviour/programs/${program}.nut`, 'utf8');
  // The program is another file, so that it sees the constants of the library.
  const main = `${preamble}dofile("program.nut", true);\n`;
  const stdout = await runMain({ 'program.nut': source, 'main.nut': main });
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

const runner = `dofile("add-ons.nut", true);
dofile("driver.nut", true);
function make(settings) {
    local isCapped = typeof settings == "table" && "addOn" in settings;
    return isCapped ? ConnectionCaps(settings) : ConnectionManager(settings);
}
function addOn(name, manager, settings) {
    return root[name](manager, settings);
}
function run(program, seconds, scenarios) {
    foreach (scenario in scenarios) {
        local simulated = simulate(scenario);
        local driver = BehaviourDriver(simulated, make, addOn, program);
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

type Files = Readonly<Record<string, string>>;

/** Runs main.nut beside the library and other files, and returns what it printed. */
type RunMain = (files: Files) => Promise<string>;

async function withImpos(files: Files): Promise<Files> {
  return { 'impos.nut': await readFile(`${root}targets/simulator/impos.nut`, 'utf8'), ...files };
}

async function runFiles(vm: SquirrelVm, files: Files): Promise<string> {
  return withFolder(await withImpos(files), async (folder) => {
    const main = join(folder, 'main.nut');
    const { ok, stdout, stderr } = await runSquirrel(vm, main, { cwd: folder, timeoutSeconds });
    if (!ok) throw new Error(`main.nut did not run to its end:\n${stderr}\n${stdout.slice(-500)}`);
    return stdout;
  });
}
