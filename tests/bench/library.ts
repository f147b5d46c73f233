/**
 * A library that is measured, as bytecode in a folder of its own.
 */
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { execute } from '../../targets/squirrel/vm-process.js';
import { runSquirrel, type SquirrelVm } from '../../targets/squirrel/vm.js';

/** A library that is measured. */
export interface Library {
  /** What the table and the messages call it. */
  name: string;
  /** Where it is kept, and what is measured is written to. */
  folder: string;
  /** The file with its bytecode. */
  bytecode: string;
}

/** Far longer than any workload takes: only a library that hangs gets there. */
const TIMEOUT_SECONDS = 600;

const HERE = fileURLToPath(new URL('.', import.meta.url));

/**
 * Compiles a library.
 * @param folder - A folder for this library alone, which need not be there.
 * @throws Error with the compiler's message when it does not compile.
 */
export async function compileLibrary(
  vm: SquirrelVm,
  name: string,
  source: string,
  folder: string,
): Promise<Library> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'l.nut'), source);
  // Every function in the bytecode has the name of the file: it is short, and the same for all.
  const argv = [...vm.argv, '-c', '-o', 'lib.cnut', 'l.nut'];
  const { exitCode, stdout, stderr } = await execute(argv, { cwd: folder });
  if (exitCode !== 0) throw new Error(`${name} does not compile:\n${stderr}${stdout}`);
  return { name, folder, bytecode: join(folder, 'lib.cnut') };
}

/** What a library takes of the program storage, by the names of the rows. */
export async function sizeFigures(library: Library): Promise<Map<string, number>> {
  const source = await readFile(join(library.folder, 'l.nut'), 'utf8');
  return new Map([
    ['source, bytes', Buffer.byteLength(source)],
    ['source without comments and layout, bytes', Buffer.byteLength(withoutComments(source))],
    ['bytecode, bytes', (await stat(library.bytecode)).size],
  ]);
}

/** The lines of a Squirrel program that do something, without their indentation. */
export function withoutComments(source: string): string {
  const code = source.replace(
    /("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|\/\*[^]*?\*\/|\/\/.*/g,
    (_, quoted?: string) => quoted ?? '',
  );
  return code.replace(/^\s+|[ \t]+$/gm, '');
}

/**
 * Runs workload.nut to its end.
 * @param work - What to do, and how often.
 * @returns What it printed.
 * @throws Error when the library does not do what it should.
 */
export async function runWorkload(
  vm: SquirrelVm,
  library: Library,
  [work, count]: readonly [string, number],
  env = process.env,
): Promise<string> {
  const args = [library.bytecode, work, String(count)];
  return runProgram(vm, 'workload.nut', args, env, `${library.name} fails at ${work} ${count}`);
}

/**
 * Runs a program of this folder to its end.
 * @returns What it printed.
 * @throws Error that begins with `failure` when it does not get there.
 */
export async function runProgram(
  vm: SquirrelVm,
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  failure: string,
): Promise<string> {
  const options = { args: [...args], cwd: HERE, env, timeoutSeconds: TIMEOUT_SECONDS };
  const run = await runSquirrel(vm, join(HERE, program), options);
  if (run.ok) return run.stdout;
  throw new Error(`${failure}:\n${run.stderr.trim()}`);
}
