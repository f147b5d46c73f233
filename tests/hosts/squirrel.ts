import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from '../../codegen/generate.js';
import type { TraceKind, TraceRecord } from '../../targets/simulator/imp.js';
import { runSquirrel, squirrelVm, type Bits, type SquirrelVm } from '../../targets/squirrel/vm.js';
import { root } from '../support/files.js';
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
    'driver.nut': driver(),
    'main.nut': `${preamble}${runner}${calls.map((call) => `run(${call});\n`).join('')}`,
  });
  const traces = stdout.split('= \n').slice(1).map(parseTrace);
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
        print("= \\n");
        foreach (record in simulated.trace) {
            print(record.at + "|" + record.kind + "|" + record.text + "\\n");
        }
    }
}
`;

async function runMain(vm: SquirrelVm, files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'behaviour-'));
  try {
    const all = {
      'library.nut': await readFile(`${root}ConnectionManager.lib.nut`, 'utf8'),
      'impos.nut': await readFile(`${root}targets/simulator/impos.nut`, 'utf8'),
      ...files,
    };
    for (const [name, text] of Object.entries(all)) await writeFile(join(folder, name), text);
    const { ok, stdout, stderr } = await runSquirrel(vm, join(folder, 'main.nut'), {
      cwd: folder,
      timeoutSeconds,
    });
    if (!ok) throw new Error(`main.nut did not run to its end:\n${stderr}\n${stdout.slice(-500)}`);
    return stdout;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

let driverText: string | null = null;

/** The driver in Squirrel, generated once. */
function driver(): string {
  const entry = `${root}tests/behaviour/driver.ts`;
  const target = { header: '', source: 'tests/behaviour/driver.ts', globals: null };
  const { text, diagnostics } =
    driverText === null ? generate(entry, target) : { text: driverText, diagnostics: [] };
  if (text === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  driverText = text;
  return text;
}

function parseTrace(text: string): TraceRecord[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [at = '', kind = '', ...rest] = line.split('|');
      return { at: Number(at), kind: kind as TraceKind, text: rest.join('|') };
    });
}
