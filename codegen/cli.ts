#!/usr/bin/env node
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { createTwoFilesPatch } from 'diff';
import { version } from '../package.json';
import { format } from './diagnostics.js';
import { generate } from './generate.js';
import { read, readProject, singleJob, type Job } from './project.js';
import { UsageError } from './usage-error.js';

const help = `Usage: ts2nut <entry.ts> [-o FILE]
       ts2nut --project FILE

Turns TypeScript into Squirrel. Without -o the Squirrel goes to standard output.

  -o, --output FILE   write to FILE
      --project FILE  generate all the files that this JSON file lists
      --check         write nothing; fail when a file is not what would be generated
  -h, --help          print this
      --version       print the version

Exit code: 0 done, or up to date; 1 errors in the source, or --check found a stale file;
2 wrong arguments, or trouble reading or writing.
`;

interface Options {
  readonly jobs: readonly Job[];
  readonly isCheck: boolean;
  /** The command that writes what --check would have. */
  readonly mend: string;
}

/** Runs the command and returns its exit code. */
function main(args: readonly string[]): number {
  try {
    const options = parse(args);
    if (typeof options === 'string') {
      process.stdout.write(options);
      return 0;
    }
    return Math.max(0, ...options.jobs.map((job) => run(job, options)));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`ts2nut: ${error.message}\n`);
    return 2;
  }
}

/** What to do, or a text to print instead. */
function parse(args: readonly string[]): Options | string {
  const { values, positionals } = parseOptions(args);
  if (values.help) return help;
  if (values.version) return `${version}\n`;
  const isCheck = values.check ?? false;
  const [entry, surplus] = positionals;
  if (surplus !== undefined) throw new UsageError(`one entry at a time, got ${surplus} too.`);
  if (values.project !== undefined) {
    if (entry !== undefined || values.output !== undefined) {
      throw new UsageError('--project names the entries and outputs itself.');
    }
    return { jobs: readProject(values.project), isCheck, mend: 'npm run generate' };
  }
  if (entry === undefined) throw new UsageError('which entry? See ts2nut --help.');
  if (isCheck && values.output === undefined) throw new UsageError('--check needs -o FILE.');
  const job = singleJob(entry, values.output);
  return { jobs: [job], isCheck, mend: `ts2nut ${entry} -o ${values.output ?? ''}` };
}

function parseOptions(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        output: { type: 'string', short: 'o' },
        project: { type: 'string' },
        check: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\nSee ts2nut --help.`);
  }
}

function run({ entry, output, target }: Job, { isCheck, mend }: Options): number {
  const { text, diagnostics } = generate(entry, target);
  if (text === null) {
    const folder = process.cwd();
    process.stderr.write(diagnostics.map((each) => format(each, folder)).join('\n'));
    return 1;
  }
  if (output === null) {
    process.stdout.write(text);
    return 0;
  }
  return isCheck ? compare(output, text, mend) : update(output, text);
}

function compare(output: string, text: string, mend: string): number {
  const present = existsSync(output) ? read(output) : '';
  if (present === text) return 0;
  const name = relative(process.cwd(), output);
  const patch = createTwoFilesPatch(name, name, present, text, 'as it is', 'as generated');
  process.stdout.write(`${patch}\n`);
  process.stderr.write(`ts2nut: ${name} is not what its source generates. To mend it: ${mend}\n`);
  return 1;
}

/** Writes a file all at once, so that nobody ever reads half of it. */
function update(output: string, text: string): number {
  if (existsSync(output) && read(output) === text) return 0;
  const partial = `${output}.${process.pid}.part`;
  try {
    mkdirSync(dirname(output), { recursive: true });
    writeFileSync(partial, text);
    renameSync(partial, output);
  } catch (error) {
    if (existsSync(partial)) rmSync(partial);
    throw new UsageError(`cannot write ${output}: ${(error as Error).message}`);
  }
  process.stderr.write(`ts2nut: wrote ${relative(process.cwd(), output)}\n`);
  return 0;
}

process.exitCode = main(process.argv.slice(2));
