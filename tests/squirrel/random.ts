/**
 * Random programs in the embedded engine and in the Squirrel machine. A hundred at a time share a
 * process.
 */
import * as fc from 'fast-check';
import { print } from '../../codegen/squirrel/print.js';
import { SquirrelError } from '../../targets/squirrel/engine/engine.js';
import { runSquirrel, squirrelVm, type SquirrelVm } from '../../targets/squirrel/vm.js';
import { withFolder } from '../../targets/squirrel/with-folder.js';
import { printingEngine } from '../support/engine.js';
import { randomPrograms } from './random-program.js';

/** A program that does not do the same in both. */
export interface Difference {
  readonly program: string;
  readonly engine: string;
  readonly machine: string;
}

const batchSize = 100;

/** Prints a value with what is in it, but nothing that depends on the memory. */
const prelude = `function show(value, depth = 0) {
    local kind = type(value);
    if (depth == 0) print(kind + " ");
    if (kind == "array" || kind == "table") {
        print(kind == "array" ? "[" : "{");
        if (depth < 4) foreach (key, each in value) {
            print(key + ":");
            show(each, depth + 1);
            print(" ");
        }
        print(kind == "array" ? "]" : "}");
    } else if (kind == "instance" || kind == "class" || kind == "function" || kind == "generator") {
        print(kind);
    } else {
        print(value + "");
    }
    if (depth == 0) print("\\n");
}
`;

const mark = '\n=== ';

/** Makes programs, runs all of them, and returns those that differ. */
export async function compareRandomPrograms(seed: number, count: number): Promise<Difference[]> {
  const vm = await squirrelVm(32);
  const differences: Difference[] = [];
  for (let first = 0; first < count; first += batchSize) {
    const numRuns = Math.min(batchSize, count - first);
    const trees = fc.sample(randomPrograms, { seed: seed + first, numRuns });
    const programs = trees.map((tree) => print(tree).text);
    differences.push(...(await compareBatch(vm, programs)));
  }
  return differences;
}

async function compareBatch(vm: SquirrelVm, programs: readonly string[]): Promise<Difference[]> {
  const source = prelude + programs.map(wrap).join('');
  const engine = partsOf(runInEngine(source));
  const machine = partsOf(await runInMachine(vm, source));
  const differences = programs.flatMap((program, place) => {
    const [ours, theirs] = [engine[place] ?? 'nothing', machine[place] ?? 'nothing'];
    return ours === theirs ? [] : [{ place, program, engine: ours, machine: theirs }];
  });
  if (differences.length === 0) return [];
  // Addresses that were cut or changed to upper case differ from run to run.
  const again = partsOf(runInEngine(source));
  return differences.filter(({ place }) => engine[place] === again[place]);
}

/** What a program leaves in the root table would be seen by those after it. */
function wrap(program: string, place: number): string {
  const body = `local run = function() {\n${program}};\n`;
  const call = 'try { run.call({ show = show }); } catch (error) { show(error); }\n';
  return `print("${mark.replace('\n', '\\n')}${place}\\n");\n{\n${body}${call}}\n`;
}

function partsOf(output: string): string[] {
  return output.split(mark).slice(1);
}

function runInEngine(source: string): string {
  const { engine, output } = printingEngine();
  try {
    engine.run(source, 'program.nut');
  } catch (error) {
    if (!(error instanceof SquirrelError)) throw error;
    return normalized(`${output()}\nuncaught: ${error.message}`);
  }
  return normalized(output());
}

async function runInMachine(vm: SquirrelVm, source: string): Promise<string> {
  return withFolder({ 'program.nut': source }, async (folder) => {
    const run = await runSquirrel(vm, `${folder}/program.nut`, { timeoutSeconds: 120 });
    return normalized(
      run.stdout + (run.ok ? '' : `\nended with ${run.exitCode}: ${run.stderr.slice(0, 500)}`),
    );
  });
}

/** Where things are in memory, and the sign of what is not a number, say nothing. */
function normalized(output: string): string {
  return output.replace(/0x0x[\da-f]+/g, '0x?').replaceAll('-nan', 'nan');
}
