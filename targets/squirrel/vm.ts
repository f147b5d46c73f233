/**
 * Squirrel virtual machines to run programs in.
 *
 * The first choice is Debian's i386 build of Squirrel 3.1, whose integers and floats have 32 bits,
 * as on an imp.
 */
import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { debianCommand, type Bits, type ProvisionOptions } from './vm-debian.js';
import {
  execute,
  findOnPath,
  firstThatWorks,
  type ExecuteOptions,
  type Execution,
} from './vm-process.js';
import { withFolder } from './with-folder.js';

export type { FetchPackages } from './debian-packages.js';
export type { Bits, ProvisionOptions } from './vm-debian.js';

/** A Squirrel 3.1 that has been run on this machine. */
export interface SquirrelVm {
  /** The size of its integers; floats always have 32 bits. */
  bits: Bits;
  /** Its command line, to which the arguments of `sq` are added. */
  argv: string[];
  /** Whether it is one of Debian's builds in the cache folder, or was found on PATH. */
  origin: 'debian' | 'path';
}

/** How to run a Squirrel program. */
export interface SquirrelOptions extends ExecuteOptions {
  /** The program's `vargv`. */
  args?: readonly string[];
}

/** How a Squirrel program ended. */
export interface SquirrelRun extends Execution {
  /** Whether the program ran to its end and returned no other integer than 0. */
  ok: boolean;
}

/** The names that the machine has where others have packaged it. */
const NAMES = ['sq', 'squirrel3', 'squirrel'];

/** A machine that takes longer for a few lines hangs: it may be another program of that name. */
const PROBE_TIMEOUT_SECONDS = 20;

const COMPILER_TIMEOUT_SECONDS = 60;

/**
 * A machine with integers of the given size: Debian's build, or, where that cannot be had, one
 * that is on PATH. Debian's build is fetched if it is not in the cache folder.
 * @throws if there is none; the message says what was tried and what to install.
 */
export async function squirrelVm(bits: Bits, options: ProvisionOptions = {}): Promise<SquirrelVm> {
  const ways = [() => debianVm(bits, options), () => pathVm(options, bits)];
  return choose(`${bits}-bit Squirrel 3.1 machine`, ways);
}

/**
 * The machine that is most like an imp: Debian's i386 build, else its amd64 build, else the one on
 * PATH. Debian's builds are fetched if they are not in the cache folder.
 * @throws if there is none; the message says what was tried and what to install.
 */
export async function anySquirrelVm(options: ProvisionOptions = {}): Promise<SquirrelVm> {
  const ways = [
    () => debianVm(32, options),
    () => debianVm(64, options),
    () => pathVm(options, 32, 64),
  ];
  return choose('Squirrel 3.1 machine', ways);
}

async function choose(what: string, ways: (() => Promise<SquirrelVm>)[]): Promise<SquirrelVm> {
  try {
    return await firstThatWorks(ways, (way) => way());
  } catch (error) {
    const tried = error instanceof Error ? error.message : String(error);
    throw new Error(
      `There is no ${what} here. What was tried:\n${tried}\n` +
        'Install squirrel3 (Squirrel 3.1) so that `sq` or `squirrel3` is on PATH, ' +
        'or run on Debian with apt-get and dpkg.',
      { cause: error },
    );
  }
}

async function debianVm(bits: Bits, options: ProvisionOptions): Promise<SquirrelVm> {
  const argv = await debianCommand(bits, options);
  return { bits: await probe(argv, [bits]), argv, origin: 'debian' };
}

async function pathVm(options: ProvisionOptions, ...wanted: Bits[]): Promise<SquirrelVm> {
  const { env = process.env } = options;
  return firstThatWorks(NAMES, async (name) => {
    const file = await findOnPath(name, env);
    if (file === undefined) throw new Error(`${name} is not on PATH`);
    return { bits: await probe([file], wanted), argv: [file], origin: 'path' };
  });
}

/**
 * Runs a machine and asks it what it is.
 * @returns the size of its integers, which is one of those that are wanted.
 * @throws if it does not run, or is not Squirrel 3.1 with such integers and 32-bit floats.
 */
async function probe(argv: readonly string[], wanted: readonly Bits[]): Promise<Bits> {
  const source = 'print(_intsize_ + " " + _floatsize_ + " " + _version_);';
  const options = { timeoutSeconds: PROBE_TIMEOUT_SECONDS };
  const { stdout, stderr } = await runSource(argv, source, options);
  const bits = wanted.find((bits) => stdout.startsWith(`${bits / 8} 4 Squirrel 3.1`));
  if (bits !== undefined) return bits;
  throw new Error(
    `${argv.join(' ')} is not what is wanted: expected "${wanted.map((bits) => bits / 8).join(' or ')} 4 ` +
      `Squirrel 3.1" (bytes of an integer, bytes of a float, version), got "${stdout.slice(0, 200)}"` +
      `\n${stderr.slice(0, 500)}`.trimEnd(),
  );
}

/**
 * Runs a Squirrel program, compiled or not, to its end.
 *
 * The exit code of `sq` is no answer. It is the integer that the program returns, modulo 256, and
 * 0 if that is none; it is also 0 after an uncaught exception, and 254 if the program does not
 * compile. Nor is the trace of an exception on stderr ("AN ERROR HAS OCCURRED"): one that is thrown
 * in a coroutine or below acall() leaves it even if it is caught. So a few lines of Squirrel load
 * the program and print a word of their own after it: `ok` says that they got there. They are the
 * outermost call in the trace of an exception, and the compiler's message comes on stderr.
 * @param vm - the machine.
 * @param file - the program; a relative path starts at this process' own current folder.
 * @returns how it ended, also if it failed or its time was over.
 * @throws if the machine cannot be started.
 */
export async function runSquirrel(
  vm: SquirrelVm,
  file: string,
  { args = [], ...options }: SquirrelOptions = {},
): Promise<SquirrelRun> {
  const end = `<${randomUUID()}>`;
  const run = await runSource(vm.argv, launcher(resolve(file), args, end), options);
  const completed = run.stdout.endsWith(end);
  const stdout = completed ? run.stdout.slice(0, -end.length) : run.stdout;
  return { ...run, stdout, ok: completed && run.exitCode === 0 };
}

/** The program may put another `print` into the root table. */
function launcher(file: string, args: readonly string[], end: string): string {
  return [
    'local print = ::print;',
    `local program = ::loadfile(${literal(file)}, true);`,
    `local result = program(${args.map(literal).join(', ')});`,
    `print(${literal(end)});`,
    'return result;',
  ].join('\n');
}

/** A verbatim string of Squirrel. */
function literal(text: string): string {
  return `@"${text.replaceAll('"', '""')}"`;
}

function runSource(
  argv: readonly string[],
  source: string,
  options: ExecuteOptions,
): Promise<Execution> {
  return withFolder({ 'launcher.nut': source }, (folder) =>
    execute([...argv, join(folder, 'launcher.nut')], options),
  );
}

/**
 * Compiles a Squirrel program with `sq -c`, which exits with 254 if it cannot: the message of the
 * compiler is then on stderr, and on stdout a shorter one, which is all there is about a file.
 * @param vm - the machine; its bytecode is for machines with integers of the same size.
 * @param file - the program.
 * @param outFile - where the bytecode goes; without it, the program is only checked.
 * @throws with the compiler's message if the program does not compile or cannot be written.
 */
export async function compileSquirrel(
  vm: SquirrelVm,
  file: string,
  outFile?: string,
): Promise<void> {
  await withFolder({}, async (folder) => {
    const target = outFile === undefined ? join(folder, 'out.cnut') : resolve(outFile);
    const argv = [...vm.argv, '-c', '-o', target, resolve(file)];
    const run = await execute(argv, { timeoutSeconds: COMPILER_TIMEOUT_SECONDS });
    if (run.exitCode === 0) return;
    const message = `${run.stderr}${run.stdout}`.trim();
    throw new Error(`${file} cannot be compiled (exit code ${run.exitCode}):\n${message}`);
  });
}
