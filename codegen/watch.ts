import { watch as watchFolder, type FSWatcher } from 'node:fs';
import { dirname, join } from 'node:path';
import { FileSystemRefreshResult, type Project } from 'ts-morph';
import type { Job } from './project.js';
import { openProject, sourcesOf } from './program.js';
import { run, type RunOptions } from './run.js';

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
  for (const each of watched) each.run();
  process.stderr.write('ts2nut: watching; Ctrl+C ends it\n');
  return new Promise((resolve) => {
    const end = (): void => {
      folders.close();
      resolve(0);
    };
    process.once('SIGINT', end).once('SIGTERM', end);
  });
}

/** A job and its project, which is kept, as most of the work is in loading the libraries. */
class WatchedJob {
  private project: Project | null = null;
  private hasFailed = false;

  constructor(
    private readonly job: Job,
    private readonly options: RunOptions,
    private readonly folders: Folders,
  ) {}

  run(): void {
    // It stays so when the round is thrown out of.
    this.hasFailed = true;
    this.project ??= openProject(dirname(this.job.entry));
    const sources = sourcesOf(this.project, this.job.entry);
    this.folders.add(sources.map((each) => dirname(each.getFilePath())));
    // What has changed since it was read and before it was watched.
    for (const each of sources) each.refreshFromFileSystemSync();
    this.hasFailed = run(this.job, { ...this.options, project: this.project }) !== 0;
  }

  /** Takes another round if it is about these files; nothing that it finds ends the watching. */
  next(files: readonly string[]): void {
    if (!this.takeIn(files)) return;
    try {
      this.run();
    } catch (error) {
      this.project = null;
      process.stderr.write(`ts2nut: ${(error as Error).message}\n`);
    }
  }

  /** Reads what has changed, and says whether something has. */
  private takeIn(files: readonly string[]): boolean {
    const isConfigured = files.some((file) => /[/\\]tsconfig[^/\\]*\.json$/.test(file));
    const results = files.map((file) =>
      this.project?.getSourceFile(file)?.refreshFromFileSystemSync(),
    );
    const isUpdated = results.includes(FileSystemRefreshResult.Updated);
    const isDeleted = results.includes(FileSystemRefreshResult.Deleted);
    // A file that was missing may be there now, which a project that has looked does not see.
    const isNew = this.hasFailed && files.some((file) => /\.([cm]?tsx?|json)$/.test(file));
    if (isConfigured || isDeleted || (isNew && !isUpdated)) this.project = null;
    return this.project === null || isUpdated;
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
      watcher.on('error', () => watcher.close());
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
