import { basename, dirname } from 'node:path';
import { ts } from 'ts-morph';
import { checkOutputs } from './inputs.js';
import type { Job } from './project.js';
import { run, type RunOptions } from './run.js';
import { openSources, type Change, type Sources } from '../load/sources.js';

/** An editor writes a file in several steps, which are one change. */
const quietMilliseconds = 20;

/**
 * Generates files, and again whenever one of their sources changes, until the process is told to
 * end.
 * @returns The exit code.
 * @throws UsageError when the first round finds no file to read, or cannot write.
 */
export function watch(jobs: readonly Job[], options: RunOptions): Promise<number> {
  const files = new WatchedFiles((changed) => {
    for (const each of watched) each.next(changed);
  });
  const watched = jobs.map((job) => new WatchedJob(job, options, files));
  try {
    checkOutputs(jobs);
    for (const each of watched) each.run();
  } catch (error) {
    files.close();
    throw error;
  }
  process.stderr.write('ts2nut: watching; Ctrl+C ends it\n');
  return new Promise((resolve) => {
    const end = (): void => {
      files.close();
      resolve(0);
    };
    process.once('SIGINT', end).once('SIGTERM', end);
  });
}

/** A job and its sources, which are kept: the libraries of JavaScript take longest to load. */
class WatchedJob {
  private sources: Sources | null = null;
  private hasFailed = false;

  constructor(
    private readonly job: Job,
    private readonly options: RunOptions,
    private readonly files: WatchedFiles,
  ) {}

  run(): void {
    // It stays so when the round is thrown out of.
    this.hasFailed = true;
    const sources = this.open();
    this.files.add(sources.paths);
    // What has changed since it was read and before it was watched.
    const current = this.refresh() === 'reopen' ? this.open() : sources;
    this.hasFailed = run(this.job, { ...this.options, sources: current }) !== 0;
  }

  /** Takes another round if it is about these files; nothing that it finds ends the watching. */
  next(files: readonly string[]): void {
    try {
      const change = this.refresh();
      if (files.some((file) => this.isNew(file))) this.sources = null;
      if (change !== 'none' || this.sources === null) this.run();
    } catch (error) {
      process.stderr.write(`ts2nut: ${(error as Error).message}\n`);
    }
  }

  private open(): Sources {
    const { entry } = this.job;
    this.files.add([entry]);
    this.sources ??= openSources(dirname(entry));
    this.sources.open(entry);
    return this.sources;
  }

  /** Reads again what has changed. */
  private refresh(): Change {
    const changes = this.sources?.paths.map((path) => this.sources!.refresh(path)) ?? [];
    if (changes.includes('reopen')) this.sources = null;
    return changes.find((each) => each !== 'none') ?? 'none';
  }

  /** Whether a file may change what an import leads to, or how all files are checked. */
  private isNew(file: string): boolean {
    if (/^(package|tsconfig.*)\.json$/.test(basename(file))) return true;
    // What was missing may be there now.
    const isMissing = this.hasFailed && this.sources?.get(file) === undefined;
    return isMissing && (/\.([cm]?tsx?|json)$/.test(file) || ts.sys.directoryExists(file));
  }
}

/** Says which files have changed, or come into their folders, as soon as no others follow. */
class WatchedFiles {
  private readonly watchers = new Map<string, ts.FileWatcher>();
  private readonly changed = new Set<string>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly onChange: (files: readonly string[]) => void) {}

  add(files: readonly string[]): void {
    const options = { watchFile: ts.WatchFileKind.UseFsEventsOnParentDirectory };
    for (const file of files) {
      this.keep(file, (note) => ts.sys.watchFile!(file, note, undefined, options));
      this.keep(dirname(file), (note) => ts.sys.watchDirectory!(dirname(file), note));
    }
  }

  close(): void {
    clearTimeout(this.timer);
    for (const watcher of this.watchers.values()) watcher.close();
  }

  private keep(path: string, watch: (note: (file: string) => void) => ts.FileWatcher): void {
    if (!this.watchers.has(path)) this.watchers.set(path, watch(this.note));
  }

  private readonly note = (file: string): void => {
    this.changed.add(file);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const files = [...this.changed];
      this.changed.clear();
      this.onChange(files);
    }, quietMilliseconds);
  };
}
