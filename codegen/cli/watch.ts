import { watch as watchFolder, type FSWatcher } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Job } from './project.js';
import { run, type RunOptions } from './run.js';
import { openSources, type Sources } from '../load/sources.js';

/** An editor writes a file in several steps, which are one change. */
const quietMilliseconds = 20;

/**
 * Generates files, and again whenever one of their sources changes, until the process is told to
 * end.
 * @returns The exit code.
 * @throws UsageError when the first round finds no file to read, or cannot write.
 */
export function watch(jobs: readonly Job[], options: RunOptions): Promise<number> {
  const folders = new Folders((files) => {
    for (const each of watched) each.next(files);
  });
  const watched = jobs.map((job) => new WatchedJob(job, options, folders));
  try {
    for (const each of watched) each.run();
  } catch (error) {
    folders.close();
    throw error;
  }
  process.stderr.write('ts2nut: watching; Ctrl+C ends it\n');
  return new Promise((resolve) => {
    const end = (): void => {
      folders.close();
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
    private readonly folders: Folders,
  ) {}

  run(): void {
    const { entry } = this.job;
    // It stays so when the round is thrown out of.
    this.hasFailed = true;
    this.sources ??= openSources(dirname(entry));
    this.sources.programOf(entry);
    const { paths } = this.sources;
    this.folders.add([entry, ...paths].map((path) => dirname(path)));
    // What has changed since it was read and before it was watched.
    for (const path of paths) this.sources.refresh(path);
    this.hasFailed = run(this.job, { ...this.options, sources: this.sources }) !== 0;
  }

  /** Takes another round if it is about these files; nothing that it finds ends the watching. */
  next(files: readonly string[]): void {
    if (!this.takeIn(files)) return;
    try {
      this.run();
    } catch (error) {
      process.stderr.write(`ts2nut: ${(error as Error).message}\n`);
    }
  }

  /** Reads what has changed, and says whether something has. */
  private takeIn(files: readonly string[]): boolean {
    if (files.some((file) => /[/\\]tsconfig[^/\\]*\.json$/.test(file))) this.sources = null;
    // Each is to be read, so no short cut.
    const changed = files.filter((file) => this.sources?.refresh(file));
    // What was missing may be there now.
    const isNew = this.hasFailed && files.some((file) => /\.([cm]?tsx?|json)$/.test(file));
    if (isNew) this.sources?.findAgain();
    return this.sources === null || isNew || changed.length > 0;
  }
}

/** Says which files have changed in some folders, as soon as no others follow. */
class Folders {
  private readonly watchers = new Map<string, FSWatcher>();
  private readonly changed = new Set<string>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly onChange: (files: readonly string[]) => void) {}

  add(folders: readonly string[]): void {
    for (const folder of folders) {
      if (this.watchers.has(folder)) continue;
      const watcher = watchFolder(folder, (_, name) => {
        if (name !== null) this.note(join(folder, name));
      });
      // A folder that vanishes: its sources do so, too, and that is reported.
      watcher.on('error', () => {
        watcher.close();
      });
      this.watchers.set(folder, watcher);
    }
  }

  close(): void {
    clearTimeout(this.timer);
    for (const watcher of this.watchers.values()) watcher.close();
  }

  private note(file: string): void {
    this.changed.add(file);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const files = [...this.changed];
      this.changed.clear();
      this.onChange(files);
    }, quietMilliseconds);
  }
}
