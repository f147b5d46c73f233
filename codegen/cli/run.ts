import { dirname } from 'node:path';
import { generate } from '../generate.js';
import { fixSources } from './fix.js';
import { checkOutputs } from './inputs.js';
import type { Mode } from './options.js';
import { outputsOf, patchOf, staleOf, write, type Output } from './outputs.js';
import type { Job } from './project.js';
import { pathOf, report, type Style } from './report.js';
import { openSources, type Sources } from '../load/sources.js';
import { outline } from '../squirrel/outline.js';

/** How the jobs of a command are run. */
export interface RunOptions {
  readonly mode: Mode;
  /** Whether warnings are errors. */
  readonly isStrict: boolean;
  /** The command that brings stale files up to date. */
  readonly fixCommand: string;
  readonly style: Style;
  /** The sources to load the entry from; ones that were used before are faster. */
  readonly sources?: Sources;
}

/**
 * Runs jobs one after the other; jobs with the same entry share its sources.
 * @returns The highest exit code.
 * @throws UsageError when a file cannot be read or written.
 */
export function runAll(jobs: readonly Job[], options: RunOptions): number {
  if (options.mode === 'fix') fix(jobs, options.style);
  const loaded = new Map<string, Sources>();
  for (const { entry } of jobs) {
    const sources = loaded.get(entry) ?? openSources(dirname(entry));
    sources.open(entry);
    loaded.set(entry, sources);
  }
  const paths = [...loaded.values()].flatMap((each) => each.paths);
  checkOutputs(jobs, paths);
  const codes = jobs.map((job) => run(job, { ...options, sources: loaded.get(job.entry)! }));
  return Math.max(0, ...codes);
}

function fix(jobs: readonly Job[], { folder }: Style): void {
  for (const file of new Set(jobs.flatMap(fixSources))) {
    process.stderr.write(`ts2nut: fixed ${pathOf(file, folder)}\n`);
  }
}

/**
 * Generates one file, and prints it, writes it or compares it with the file on disk.
 * @returns The exit code.
 * @throws UsageError when a file cannot be read or written.
 */
export function run(job: Job, options: RunOptions): number {
  const { mode, style } = options;
  const generated = generate(job.entry, job.target, options.sources);
  const { text } = generated;
  const diagnostics = options.isStrict
    ? generated.diagnostics.map((each) => ({ ...each, severity: 'error' as const }))
    : generated.diagnostics;
  if (diagnostics.length > 0) process.stderr.write(report(diagnostics, style));
  if (text === null || diagnostics.some(({ severity }) => severity === 'error')) return 1;
  if (mode === 'tree') return print(outline(generated.tree!));
  if (job.output === null) return print(text);
  checkOutputs([job], [...generated.sources.keys()]);
  const outputs = outputsOf(job.output, generated, job);
  const stale = staleOf(outputs);
  if (mode === 'diff') return showDifference(stale);
  if (mode === 'check') return check(stale, options.fixCommand, style);
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

function check(stale: readonly Output[], fixCommand: string, { folder }: Style): number {
  for (const { file } of stale) {
    process.stderr.write(`ts2nut: ${pathOf(file, folder)} is stale. To update it: ${fixCommand}\n`);
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
