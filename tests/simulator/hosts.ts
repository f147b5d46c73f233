/** The places where a feature is run: in Node, and generated in a Squirrel machine. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from '../../codegen/generate.js';
import { SimulatedImp, type TraceKind, type TraceRecord } from '../../targets/simulator/imp.js';
import { runSquirrel, squirrelVm, type Bits } from '../../targets/squirrel/vm.js';
import { root } from '../support/files.js';
import { FeatureDriver } from './driver.js';
import { programOf, type Feature } from './feature.js';

/** Runs a feature in Node. */
export function traceInNode(feature: Feature): TraceRecord[] {
  const table = {};
  const imp = new SimulatedImp(feature.scenario ?? {}, table);
  new FeatureDriver(imp, table, programOf(feature)).run();
  return imp.trace;
}

/** Runs features in one Squirrel machine, each on an imp of its own. */
export async function tracesInSquirrel(
  bits: Bits,
  features: readonly Feature[],
): Promise<TraceRecord[][]> {
  const folder = await mkdtemp(join(tmpdir(), 'features-'));
  try {
    const files = {
      'impos.nut': await readFile(`${root}targets/simulator/impos.nut`, 'utf8'),
      'driver.nut': driver(),
      'main.nut': mainFile(features),
    };
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const vm = await squirrelVm(bits);
    const options = { cwd: folder, timeoutSeconds: 120 };
    const { ok, stdout, stderr } = await runSquirrel(vm, join(folder, 'main.nut'), options);
    if (!ok)
      throw new Error(
        `main.nut did not run to its end:\n${stderr.slice(-1500)}\n${stdout.slice(-500)}`,
      );
    return stdout.split('= \n').slice(1).map(parseTrace);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function mainFile(features: readonly Feature[]): string {
  const calls = features.map((feature) => {
    const [scenario, program] = [feature.scenario ?? {}, programOf(feature)];
    return `run(${JSON.stringify(scenario)}, ${JSON.stringify(program)});\n`;
  });
  return `dofile("impos.nut", true);
dofile("driver.nut", true);
function run(scenario, program) {
    local table = {};
    local simulated = SimulatedImp(scenario, table);
    FeatureDriver(simulated, table, program).run();
    print("= \\n");
    foreach (record in simulated.trace) {
        print(record.at + "|" + record.kind + "|" + record.text + "\\n");
    }
}
${calls.join('')}`;
}

let driverText: string | null = null;

/** The driver in Squirrel, generated once. */
function driver(): string {
  if (driverText !== null) return driverText;
  const source = 'tests/simulator/driver.ts';
  const { text, diagnostics } = generate(root + source, { header: '', source, globals: null });
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
