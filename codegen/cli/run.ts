import { dirname } from 'node:path';
import { generate } from '../generate.js';
import type { Mode } from './options.js';
import { outputsOf, patchOf, staleOf, write, type Output } from './outputs.js';
import type { Job } from './project.js';
import { pathOf, report, type Style } from './report.js';
import { openSources, type Sources } from '../load/sources.js';
import { outline } from '../squirrel/outline.js';

/** How the jobs of a command are run. */
export interface RunOptions {
  readonly mode: Mode;
  readonly mend: string;
  readonly style: Style;
  /** Where the entry is loaded from; what has been used before is quicker. */
  readonly sources?: Sources;
}

/**
 * Runs jobs one after the other; those of one entry share what has been loaded for it.
 * @returns The highest exit code.
 * @throws UsageError when a file cannot be read or written.
 */
export function runAll(jobs: readonly Job[], options: RunOptions): number {
  const loaded = new Map<string, Sources>();
  const codes = jobs.map((job) => {
    const sources = loaded.get(job.entry) ?? openSources(dirname(job.entry));
    loaded.set(job.entry, sources);
    return run(job, { ...options, sources });
  });
  return Math.max(0, ...codes);
}

/**
 * Generates one file, and prints it, writes it or compares it with the one that is there.
 * @returns The exit code.
 * @throws UsageError when a file cannot be read or written.
 */
export function run(job: Job, { mode, mend, style, sources }: RunOptions): number {
  const generated = generate(job.entry, job.target, sources);
  if (generated.text === null) {
    process.stderr.write(report(generated.diagnostics, style));
    return 1;
  }
  if (mode === 'tree') return print(outline(generated.tree!));
  if (job.output === null) return print(generated.text);
  const outputs = outputsOf(job.output, generated, job);
  const stale = staleOf(outputs);
  if (mode === 'diff') return showDifference(stale);
  if (mode === 'check') return check(stale, mend, style);
  return update(outputs, stale, mode, style);
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

function showDifference(stale: readonly Output[]): number {
  process.stdout.write(stale.map(patchOf).join('\n'));
  return stale.length === 0 ? 0 : 1;
}

function check(stale: readonly Output[], mend: string, { folder }: Style): number {
  for (const { file } of stale) {
    const problem = `${pathOf(file, folder)} is not what its source generates.`;
    process.stderr.write(`ts2nut: ${problem} To mend it: ${mend}\n`);
  }
  return showDifference(stale);
}

function update(
  outputs: readonly Output[],
  stale: readonly Output[],
  mode: Mode,
  { folder }: Style,
): number {
  const names = (stale.length === 0 ? outputs : stale).map(({ file }) => pathOf(file, folder));
  const isNews = stale.length > 0 || mode === 'watch';
  write(stale);
  const what = stale.length > 0 ? `wrote ${names.join(' and ')}` : `${names[0]!} is up to date`;
  if (isNews) process.stderr.write(`ts2nut: ${what}\n`);
  return 0;
}
