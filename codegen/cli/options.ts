import { version } from '../../package.json';
import { readArguments } from '../../targets/cli/command-line.js';
import { readProject, singleJob, type Job } from './project.js';
import { UsageError } from '../../targets/cli/usage-error.js';

const help = `Usage: ts2nut <entry.ts> [-o FILE] [--source-map] [--compact]
              [--check | --diff | --watch]
       ts2nut --project FILE [--check | --diff | --watch]
       ts2nut <entry.ts> [--compact] --tree
       ts2nut --explain CODE
       ts2nut --where FILE.nut:LINE[:COLUMN]

Turns TypeScript, an entry with all that it imports, into one Squirrel file. Without -o the
Squirrel goes to standard output. What is wrong with a source goes to standard error.

  -o, --output FILE   write to FILE
      --source-map    write FILE.map, too: where FILE comes from, for --where
      --compact       generate what costs a device least: few lines, short names, no comments
      --project FILE  generate all the files that this JSON file lists
      --check         write nothing; fail, and show the difference, when a file is not what would
                      be generated
      --diff          write nothing; print what would change, like diff(1), and nothing else
      --watch         generate again whenever a source changes, until Ctrl+C
      --tree          print the Squirrel tree that would be printed as text
      --explain CODE  say what an error means and what to write instead: --explain CM2001
      --where PLACE   say what a place of a generated file comes from: --where device.nut:12
  -h, --help          print this
      --version       print the version

Exit code: 0 done, or up to date; 1 errors in the source, or --check or --diff found a stale file;
2 wrong arguments, or trouble reading or writing.
`;

/** What becomes of what is generated. */
export type Mode = 'write' | 'check' | 'diff' | 'watch' | 'tree';

/** What the command was told to do. */
export type Command =
  | { readonly name: 'print'; readonly text: string }
  | { readonly name: 'explain'; readonly code: string }
  | { readonly name: 'where'; readonly place: string }
  | {
      readonly name: 'generate';
      readonly jobs: readonly Job[];
      readonly mode: Mode;
      /** The command that writes what --check would have. */
      readonly mend: string;
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
  return values.project === undefined
    ? readSingle(values, positionals, mode)
    : { ...readProjectJobs(values.project, values, positionals), mode };
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
  const modes = (['check', 'diff', 'watch', 'tree'] as const).filter((mode) => values[mode]);
  const [mode = 'write', other] = modes;
  if (other !== undefined) throw new UsageError(`--${mode} and --${other} do not go together.`);
  return mode;
}

function readProjectJobs(project: string, values: Values, positionals: readonly string[]) {
  const isOwn = values.output ?? values['source-map'] ?? values.compact ?? positionals[0];
  if (isOwn !== undefined) {
    throw new UsageError(
      '--project names the entries, outputs, source maps and what is compact itself.',
    );
  }
  if (values.tree) throw new UsageError('--tree is of one entry, not of a project.');
  const mend = project === 'ts2nut.json' ? 'npm run generate' : `ts2nut --project ${project}`;
  return { name: 'generate', jobs: readProject(project), mend } as const;
}

function readSingle(values: Values, [entry, other]: readonly string[], mode: Mode): Command {
  if (entry === undefined) throw new UsageError('which entry? See ts2nut --help.');
  if (other !== undefined) throw new UsageError(`one entry at a time, got ${other} too.`);
  const { output, 'source-map': hasSourceMap = false, compact: isCompact = false } = values;
  if (mode === 'tree' && output !== undefined) throw new UsageError('--tree only prints: no -o.');
  if (output === undefined) {
    const needy = hasSourceMap ? 'source-map' : mode;
    if (needy !== 'write' && needy !== 'tree') throw new UsageError(`--${needy} needs -o FILE.`);
  }
  const mend = `ts2nut ${entry} -o ${output ?? ''}${hasSourceMap ? ' --source-map' : ''}${isCompact ? ' --compact' : ''}`;
  return {
    name: 'generate',
    jobs: [singleJob(entry, output, { hasSourceMap, isCompact })],
    mode,
    mend,
  };
}
