/**
 * `npm run bench`: what the library costs a device, on the 32-bit machine.
 */
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { execute, findOnPath } from '../../targets/squirrel/vm-process.js';
import { squirrelVm, type SquirrelVm } from '../../targets/squirrel/vm.js';
import { withFolder } from '../../targets/squirrel/with-folder.js';
import { root } from '../support/files.js';
import { addOnCosts, showAddOns } from './add-ons.js';
import { heapFigures, heapRecorder } from './heap.js';
import { instructionFigures, steepRows } from './instructions.js';
import { compileLibrary, sizeFigures } from './library.js';
import { bytesPerDevice, measureEventRates, showEventRates, slowEventRates } from './simulator.js';
import { importBytes, MOST_IMPORT_BYTES, showImport } from './size.js';
import { measureEngine, showEngine } from './engine.js';
import { measurePaces, showPaces, slowPaces } from './speed.js';
import { table, type Column } from './table.js';

const USAGE = `Usage: npm run bench -- [options]

Measures ConnectionManager.lib.nut on the 32-bit Squirrel VM, beside the one that was committed
last: bytes of source and bytecode, bytes of heap that are asked for, and instructions of this
computer, as valgrind counts them. Below a ratio of 1 this one is cheaper.

Then measures what the built package adds to a program that imports it, how quick the built
generator is, beside \`tsc --noEmit\` on the core, how many events a second the built simulator
brings to the library, beside @sinonjs/fake-timers, and how quick the Squirrel engine is, beside the
VM.

  --against FILE  beside this library instead
  --quick         leaves out what takes longest
  --help          prints this

Exit code 1: a library fails, sending offline log lines takes more than linear time, the import is
larger than it may be, or the generator, the simulator or the engine is slower than it may be.
`;

/** How often the simulator is measured, and how many devices are held in memory. */
const ROUNDS = 5;
const DEVICES = 10_000;

const LIBRARY = 'ConnectionManager.lib.nut';

interface Options {
  against?: string;
  quick: boolean;
}

interface Source {
  title: string;
  text: string;
}

/** What there is to measure with. */
interface Instruments {
  vm: SquirrelVm;
  recorder?: string;
  valgrind?: string;
  quick: boolean;
}

/** Undefined for a call for help. */
function readOptions(args: string[]): Options | undefined {
  const { values } = parseArgs({
    args,
    options: {
      against: { type: 'string' },
      quick: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const { help, quick, against } = values;
  if (help) return undefined;
  return { quick, ...(against === undefined ? {} : { against }) };
}

/** The library that this one is compared with; undefined when nothing has been committed. */
async function readOther({ against }: Options): Promise<Source | undefined> {
  if (against !== undefined) {
    return { title: basename(against), text: await readFile(against, 'utf8') };
  }
  try {
    return { title: 'committed', text: await gitShow(`HEAD:./${LIBRARY}`) };
  } catch (error) {
    console.error(`There is no committed library to compare with: ${messageOf(error)}`);
    return undefined;
  }
}

async function gitShow(object: string): Promise<string> {
  const { exitCode, stdout, stderr } = await execute(['git', 'show', object], { cwd: root });
  if (exitCode !== 0) throw new Error(stderr.trim());
  return stdout;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What is missing is left out of the table, and said. */
async function findInstruments(quick: boolean): Promise<Instruments> {
  const vm = await squirrelVm(32);
  const valgrind = await findOnPath('valgrind', process.env);
  if (valgrind === undefined) console.error('Instructions are left out: there is no valgrind.');
  const recorder = await heapRecorder(vm).catch((error: unknown) => {
    console.error(`The heap is left out: there is no libmemusage. ${messageOf(error)}`.trimEnd());
    return undefined;
  });
  return {
    vm,
    quick,
    ...(valgrind === undefined ? {} : { valgrind }),
    ...(recorder === undefined ? {} : { recorder }),
  };
}

async function measure(
  { vm, quick, recorder, valgrind }: Instruments,
  { title, text }: Source,
  folder: string,
): Promise<Column> {
  const library = await compileLibrary(vm, title, text, folder);
  const heap = recorder === undefined ? [] : await heapFigures(vm, library, recorder);
  const instructions =
    valgrind === undefined ? [] : await instructionFigures(vm, library, valgrind, quick);
  return { title, figures: new Map([...(await sizeFigures(library)), ...heap, ...instructions]) };
}

async function bench(options: Options): Promise<number> {
  const here: Source = { title: 'this build', text: await readFile(join(root, LIBRARY), 'utf8') };
  const other = await readOther(options);
  const instruments = await findInstruments(options.quick);
  return withFolder({}, async (folder) => {
    const first = await measure(instruments, here, join(folder, 'this'));
    const second = other && (await measure(instruments, other, join(folder, 'that')));
    console.log(table(first, second));
    const { vm, recorder } = instruments;
    const library = join(folder, 'this', 'lib.cnut');
    console.log(`\n${showAddOns(await addOnCosts(vm, library, recorder, folder))}`);
    const steep = steepRows(first.figures);
    for (const name of steep) console.error(`Not linear: ${name}`);
    const large = await isLarge();
    const slow = options.quick ? [] : await findSlow();
    return large || steep.length + slow.length > 0 ? 1 : 0;
  });
}

/** Prints what the import adds to a program. */
async function isLarge(): Promise<boolean> {
  const bytes = await importBytes(root);
  console.log(`\n${showImport(bytes)}`);
  return bytes > MOST_IMPORT_BYTES;
}

/** Prints how quick the generator and the simulator are, and finds what takes too long. */
async function findSlow(): Promise<string[]> {
  const paces = await measurePaces();
  console.log(`\n${showPaces(paces)}`);
  const rates = measureEventRates(ROUNDS);
  console.log(showEventRates(rates));
  const bytes = bytesPerDevice(DEVICES).toLocaleString('en');
  console.log(`simulator, each of ${DEVICES.toLocaleString('en')} devices: ${bytes} bytes`);
  const engine = await measureEngine();
  console.log(showEngine(engine));
  const slow = [...slowPaces(paces), ...slowEventRates(rates), ...slowPaces(engine)];
  for (const name of slow) console.error(`Too slow: ${name}`);
  return slow;
}

async function main(args: string[]): Promise<number> {
  let options: Options | undefined;
  try {
    options = readOptions(args);
  } catch (error) {
    console.error(`${messageOf(error)}\n\n${USAGE}`);
    return 2;
  }
  if (options) return bench(options);
  console.log(USAGE);
  return 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}
