import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { fileTrouble } from '../../targets/cli/file-trouble.js';
import type { Target } from '../load/target.js';
import { UsageError } from '../../targets/cli/usage-error.js';

/** A file to generate. */
export interface Job {
  /** The absolute path of the entry module. */
  readonly entry: string;
  /** The absolute path of the file to write; null for standard output. */
  readonly output: string | null;
  /** Whether a source map is written beside it. */
  readonly hasSourceMap: boolean;
  /** What else it reads: the project file, and the files that this names. */
  readonly inputs: readonly string[];
  readonly target: Target;
}

interface ProjectEntry {
  entry: string;
  output: string;
  header?: string;
  sourceMap?: boolean;
  compact?: boolean;
  globals?: { file: string; type: string };
  library?: string;
}

/**
 * Reads a project file: a JSON array of the files to generate, its paths relative to it.
 * @throws UsageError when it cannot be read or an entry is not as it must be.
 */
export function readProject(path: string): Job[] {
  const entries = parse(path);
  if (!Array.isArray(entries)) throw new UsageError(`${path} must hold a JSON array.`);
  const folder = dirname(resolve(path));
  return entries.map((each: unknown, position) => {
    if (!isProjectEntry(each)) {
      throw new UsageError(
        `${path}[${position}] must be {"entry": FILE, "output": FILE}, and may have "header": FILE, "sourceMap": true, "compact": true, "library": FILE and "globals": {"file": FILE, "type": NAME}.`,
      );
    }
    const { entry, output, header, sourceMap = false, compact = false, globals, library } = each;
    return {
      entry: realPath(resolve(folder, entry)),
      output: resolve(folder, output),
      hasSourceMap: sourceMap,
      inputs: [
        resolve(path),
        ...[header, globals?.file].flatMap((file) =>
          file === undefined ? [] : resolve(folder, file),
        ),
      ],
      target: {
        header: header === undefined ? '' : read(resolve(folder, header)),
        isCompact: compact,
        source: entry,
        globals: globals ? { file: resolve(folder, globals.file), type: globals.type } : null,
        ...(library === undefined ? {} : { library: resolve(folder, library) }),
      },
    };
  });
}

/** The job of a command line that names one entry. */
export function singleJob(
  entry: string,
  output?: string,
  { hasSourceMap = false, isCompact = false }: { hasSourceMap?: boolean; isCompact?: boolean } = {},
): Job {
  return {
    entry: realPath(resolve(entry)),
    output: output === undefined ? null : resolve(output),
    hasSourceMap,
    inputs: [],
    target: { header: '', isCompact, source: basename(entry), globals: null },
  };
}

/** Where a link leads to: there the entry's imports and tsconfig.json are looked for. */
function realPath(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}

/**
 * Reads a text file.
 * @throws UsageError with the reason when it cannot be read.
 */
export function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${fileTrouble(error)}.`);
  }
}

function parse(path: string): unknown {
  try {
    return JSON.parse(read(path));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path} is not JSON: ${(error as Error).message}`);
  }
}

function isProjectEntry(value: unknown): value is ProjectEntry {
  if (typeof value !== 'object' || value === null) return false;
  const { entry, output, header, sourceMap, compact, globals, library } = value as Record<
    string,
    unknown
  >;
  return (
    typeof entry === 'string' &&
    typeof output === 'string' &&
    (header === undefined || typeof header === 'string') &&
    (compact === undefined || typeof compact === 'boolean') &&
    (sourceMap === undefined || typeof sourceMap === 'boolean') &&
    (library === undefined || typeof library === 'string') &&
    (globals === undefined || isGlobals(globals))
  );
}

function isGlobals(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { file, type } = value as Record<string, unknown>;
  return typeof file === 'string' && typeof type === 'string';
}
