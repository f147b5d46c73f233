import { version } from '../../package.json';
import { readArguments } from '../../targets/cli/command-line.js';
import { readProject, singleJob, type Job } from './project.js';
import { UsageError } from '../../targets/cli/usage-error.js';

const help = `Usage: ts2nut <entry.ts> [-o FILE] [--source-map] [--compact]
              [--check | --diff | --watch | --fix] [--strict]
       ts2nut --project FILE [--check | --diff | --watch | --fix] [--strict]
       ts2nut <entry.ts> [--compact] --tree
       ts2nut --explain CODE
       ts2nut --where FILE.nut:LINE[:COLUMN]

Translates a TypeScript program, an entry and its imports, to one Squirrel file. Without -o, prints
the Squirrel to standard output. Errors and warnings go to standard error.

  -o, --output FILE   write to FILE
      --source-map    also write FILE.map, which --where reads
      --compact       generate the smallest bytecode: few lines, short names, no comments
      --project FILE  generate every file that this JSON file lists
      --check         write nothing; show the difference and fail if a file is stale
      --diff          write nothing; print only what would change, like diff(1)
      --watch         generate again whenever a source changes, until Ctrl+C
      --fix           first change the sources as the hints say, where that is mechanical
      --strict        treat warnings as errors
      --tree          print the Squirrel syntax tree
      --explain CODE  explain an error and what to write instead: --explain CM2001
      --where PLACE   print the source of a place in a generated file: --where device.nut:12
  -h, --help          print this
      --version       print the version

Exit code: 0 done or up to date; 1 errors in the sources, or --check or --diff found a stale file;
2 wrong arguments, or a file cannot be read or written.
`;

/** What happens to the generated files. */
export type Mode = 'write' | 'check' | 'diff' | 'watch' | 'fix' | 'tree';

/** What a command line asks for. */
export type Command =
  | { readonly name: 'print'; readonly text: string }
  | { readonly name: 'explain'; readonly code: string }
  | { readonly name: 'where'; readonly place: string }
  | {
      readonly name: 'generate';
      readonly jobs: readonly Job[];
      readonly mode: Mode;
      /** Whether warnings are errors. */
      readonly isStrict: boolean;
      /** The command that brings stale files up to date. */
      readonly fixCommand: string;
    };

type Values = ReturnType<typeof parse>['values'];

/**
 * Reads the command line.
 * @throws UsageError when it makes no sense, or a project cannot be read.
 */
export function readCommand(args: readonly string[]): Command {
  const { values, positionals } = parse(args);
  if (values.help) return { name: 'print', text: help };
  if (values.version) return { name: 'print', text: `${version}\n` };
  const given = [...Object.keys(values).map((name) => `--${name}`), ...positionals];
  if (values.explain !== undefined) return alone(given, { name: 'explain', code: values.explain });
  if (values.where !== undefined) return alone(given, { name: 'where', place: values.where });
  const mode = modeOf(values);
  const jobs =
    values.project === undefined
      ? [readSingle(values, positionals, mode)]
      : readProjectJobs(values.project, values, positionals);
  const { strict: isStrict = false } = values;
  return { name: 'generate', jobs, mode, isStrict, fixCommand: fixCommandOf(args) };
}

/** The command that was run, without the options that keep it from writing. */
function fixCommandOf(args: readonly string[]): string {
  const kept = args.filter((each) => each !== '--check' && each !== '--diff');
  const words = kept.map((each) => (/^[\w@%+=:,./-]+$/.test(each) ? each : JSON.stringify(each)));
  return ['ts2nut', ...words].join(' ');
}

function parse(args: readonly string[]) {
  return readArguments('ts2nut', args, {
    output: { type: 'string', short: 'o' },
    'source-map': { type: 'boolean' },
    compact: { type: 'boolean' },
    project: { type: 'string' },
    check: { type: 'boolean' },
    diff: { type: 'boolean' },
    watch: { type: 'boolean' },
    fix: { type: 'boolean' },
    strict: { type: 'boolean' },
    tree: { type: 'boolean' },
    explain: { type: 'string' },
    where: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
    version: { type: 'boolean' },
  });
}

/** A question that nothing else goes with. */
function alone(given: readonly string[], command: Command): Command {
  const other = given.find((each) => each !== `--${command.name}`);
  if (other !== undefined)
    throw new UsageError(`--${command.name} stands alone, got ${other} too.`);
  return command;
}

function modeOf(values: Values): Mode {
  const modes = (['check', 'diff', 'watch', 'fix', 'tree'] as const).filter((mode) => values[mode]);
  const [mode = 'write', other] = modes;
  if (other !== undefined) throw new UsageError(`--${mode} and --${other} do not go together.`);
  return mode;
}

function readProjectJobs(
  project: string,
  values: Values,
  positionals: readonly string[],
): readonly Job[] {
  const isOwn = values.output ?? values['source-map'] ?? values.compact ?? positionals[0];
  if (isOwn !== undefined) {
    throw new UsageError(
      '--project names the entries, outputs, source maps and what is compact itself.',
    );
  }
  if (values.tree) throw new UsageError('--tree is of one entry, not of a project.');
  return readProject(project);
}

function readSingle(values: Values, [entry, other]: readonly string[], mode: Mode): Job {
  if (entry === undefined) throw new UsageError('which entry? See ts2nut --help.');
  if (other !== undefined) throw new UsageError(`one entry at a time, got ${other} too.`);
  const { output, 'source-map': hasSourceMap = false, compact: isCompact = false } = values;
  if (mode === 'tree' && output !== undefined) throw new UsageError('--tree only prints: no -o.');
  if (output === undefined) {
    const needy = hasSourceMap ? 'source-map' : mode;
    const prints = needy === 'write' || needy === 'fix' || needy === 'tree';
    if (!prints) throw new UsageError(`--${needy} needs -o FILE.`);
  }
  return singleJob(entry, output, { hasSourceMap, isCompact });
}
