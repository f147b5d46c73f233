/** What Electric Imp's Builder makes of a program with `@include` and the like. */
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { pathOf } from '../../codegen/cli/report.js';
import { UsageError } from '../cli/usage-error.js';
import type { Place } from './places.js';
import { ProgramError } from './program-error.js';
import type { SquirrelSource } from './squirrel-source.js';

/** What is used of Builder's machine. */
interface Machine {
  file: string;
  path: string;
  generateLineControlStatements: boolean;
  readers: { file: { inputFileDir: string } };
  execute(source: string, variables: object): string;
  _out(output: unknown, context: unknown, buffer: { lastOutputFile?: string | null }): void;
}

type Builder = new () => { logger: object; machine: Machine };

/** Values of Builder's variables, by their names. */
export type Variables = Readonly<Record<string, string>>;

const DIRECTIVE = /^[ \t]*@(include|set|macro|if|while|repeat|error|warning)\b|@\{/m;

/** A line that Builder leaves out; `@ (x)` starts a lambda of Squirrel. */
const COMMENT = /^[ \t]*@([ \t]+[^ \t(\r\n].*)?\r?$/m;

/** Whether a program is written for Builder. */
export function hasDirectives(text: string): boolean {
  return DIRECTIVE.test(text) || COMMENT.test(text);
}

/**
 * Runs Builder on a program.
 * @throws UsageError when Builder is not installed.
 * @throws ProgramError when Builder finds a mistake.
 */
export function build(file: string, text: string, variables: Variables): SquirrelSource {
  const { machine } = prepare(loadBuilder(file), file);
  try {
    return readLineControl(machine.execute(text, { ...variables }));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ProgramError(`${file} cannot be built: ${reason}`);
  }
}

// The user's own first: it may be another version.
function loadBuilder(file: string): Builder {
  for (const from of [resolve(file), import.meta.url]) {
    try {
      return createRequire(from)('Builder') as Builder;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  throw new UsageError(
    `${file} has directives for Electric Imp's Builder, which is not installed. To install it: npm install Builder`,
  );
}

function prepare(Builder: Builder, file: string): InstanceType<Builder> {
  const builder = new Builder();
  const silent = () => undefined;
  builder.logger = { debug: silent, info: silent, warning: silent, error: silent };
  const { machine } = builder;
  machine.generateLineControlStatements = true;
  machine.file = basename(file);
  machine.path = dirname(file);
  machine.readers.file.inputFileDir = dirname(resolve(file));
  // By itself it names the line only where the file changes, though conditions leave lines out.
  const out = machine._out.bind(machine);
  machine._out = (output, context, buffer) => {
    buffer.lastOutputFile = null;
    out(output, context, buffer);
  };
  return builder;
}

/** Takes the `#line` statements out, which may stand within a line, too. */
function readLineControl(text: string): SquirrelSource {
  const parts = text.split(/#line (\d+) "([^"\n]*)"\n/);
  const places: (Place | null)[] = [];
  let whole = parts[0]!;
  for (let i = 1; i < parts.length; i += 3) {
    const [first, file, part] = [Number(parts[i]), parts[i + 1]!, parts[i + 2]!];
    const begun = whole === '' || whole.endsWith('\n') ? 0 : 1;
    const lines = part.split('\n').slice(0, part.endsWith('\n') ? -1 : undefined);
    for (const [index] of lines.slice(begun).entries()) {
      places.push({ file: pathOf(join(file), process.cwd()), line: first + begun + index });
    }
    whole += part;
  }
  return { text: whole, places: [...places, null] };
}
