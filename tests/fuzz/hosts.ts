/** Runs many programs at once: in Node, and in Squirrel machines. */
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { transformSync } from 'esbuild';
import { generate } from '../../codegen/generate.js';
import { openSources } from '../../codegen/load/sources.js';
import { runSquirrel, squirrelVm, type SquirrelVm } from '../../targets/squirrel/vm.js';
import { withFolder } from '../../targets/squirrel/with-folder.js';

/** What a program does; null when it prints the same wherever it is run. */
export type Verdict = Difference | null;

export interface Difference {
  /** What is wrong, in a word or two; while a program is shrunk, it stays the same. */
  readonly kind: string;
  /** The code of the error that the program was refused with, if it was. */
  readonly refusedWith: string | null;
  readonly details: string;
}

/** A program that never ends would hold up all the others. */
const TIMEOUT_SECONDS = 120;

/** They are looked for once. */
let machines: Promise<SquirrelVm[]> | undefined;

const target = { header: '', source: 'program.ts', globals: null };

/** Runs programs and tells of each whether all hosts print the same. */
export async function judge(programs: readonly string[]): Promise<Verdict[]> {
  const compiled = compile(programs);
  machines ??= Promise.all([squirrelVm(32), squirrelVm(64)]);
  const found = await machines;
  const outputs = await Promise.all(
    found.map((machine) =>
      runAll(
        machine,
        compiled.map(({ text }) => text),
      ),
    ),
  );
  return programs.map((program, at) => {
    const refused = compiled[at]?.refused ?? null;
    if (refused !== null) return refused;
    const expected = runInNode(program);
    return (
      found
        .map(({ bits }, machine) => compare(bits, expected, outputs[machine]?.[at]))
        .find(Boolean) ?? null
    );
  });
}

interface Compiled {
  readonly text: string | null;
  readonly refused: Difference | null;
}

/** One for all: it takes longer to read the libraries of JavaScript than many programs. */
const sources = openSources('/');

/** All programs of a batch are checked together. */
function compile(programs: readonly string[]): Compiled[] {
  const pathOf = (at: number): string => `/program${at}.ts`;
  programs.forEach((text, at) => {
    sources.hold(pathOf(at), text);
  });
  return programs.map((_, at) => {
    const { text, diagnostics } = generate(pathOf(at), target, sources);
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    const [first] = errors;
    if (first === undefined) return { text, refused: null };
    const details = errors
      .map(
        ({ code, message, file, start, length }) =>
          `${code} ${message}\n  ${file.text.slice(start, start + length)}`,
      )
      .join('\n');
    return { text: null, refused: { kind: 'refused', refusedWith: first.code, details } };
  });
}

function runInNode(program: string): string {
  const { code } = transformSync(program, { loader: 'ts', format: 'cjs', target: 'es2022' });
  const module = { exports: {} as { main: (print: (line: string) => void) => void } };
  const lines: string[] = [];
  runInNewContext(code, { module, exports: module.exports }, { timeout: TIMEOUT_SECONDS * 1000 });
  module.exports.main((line) => lines.push(line));
  return lines.join('\n');
}

const MARK = '--- next ---\n';

/** Runs programs one after the other in one process; null stands for one that is not there. */
async function runAll(machine: SquirrelVm, texts: readonly (string | null)[]): Promise<string[]> {
  const programs = texts.map((text, at) => [`program${at}.nut`, text ?? ''] as const);
  const files = { ...Object.fromEntries(programs), 'all.nut': launcher(texts.length) };
  return withFolder(files, async (folder) => {
    const options = { cwd: folder, timeoutSeconds: TIMEOUT_SECONDS };
    const { stdout, stderr } = await runSquirrel(machine, join(folder, 'all.nut'), options);
    return stdout.split(MARK).map((output) => output.replace(/\n$/, '') || stderr);
  });
}

function launcher(count: number): string {
  return `for (local at = 0; at < ${count}; at++) {
    try {
        ::main <- function(print) {};
        dofile("program" + at + ".nut", true);
        main(function(line) { print(line + "\\n"); });
    } catch (error) {
        print("uncaught: " + error + "\\n");
    }
    print("${MARK.trimEnd()}\\n");
}
`;
}

function compare(bits: number, expected: string, actual: string | undefined): Verdict {
  if (actual === expected) return null;
  const details = `Node prints:\n${expected}\n\n${bits}-bit Squirrel prints:\n${actual ?? '(nothing)'}`;
  return { kind: `another output in ${bits}-bit Squirrel`, refusedWith: null, details };
}
