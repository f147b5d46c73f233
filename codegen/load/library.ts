import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { ts } from 'ts-morph';
import { UsageError } from '../../targets/cli/usage-error.js';

/**
 * A package that is a library in Squirrel, as the field `squirrel` of its package.json says: what
 * it exports and declares are globals there.
 */
export interface Library {
  /** What `#require` calls it and those that it needs, with versions: `Name.lib.nut:1.0.0`. */
  readonly requires: readonly string[];

  /** The type whose members are globals, too: what is of this type vanishes. Null for none. */
  readonly globals: string | null;
}

/** The libraries of one program. */
export class Libraries {
  private readonly known = new Map<string, Library | null>();

  /** @param sources - The modules of a library that is loaded before the program. */
  constructor(private readonly sources: ReadonlySet<ts.SourceFile>) {}

  /** The library that a file belongs to; null for a file of the program, and for others. */
  of(file: ts.SourceFile): Library | null {
    if (this.sources.has(file)) return { requires: [], globals: null };
    if (!file.isDeclarationFile) return null;
    const { fileName } = file;
    const known = this.known.get(fileName);
    if (known !== undefined) return known;
    const found = readLibrary(fileName);
    this.known.set(fileName, found);
    return found;
  }
}

/** The package.json of the package that a folder belongs to. */
export function nearestPackageJson(folder: string): string | null {
  const path = join(folder, 'package.json');
  if (existsSync(path)) return path;
  return dirname(folder) === folder ? null : nearestPackageJson(dirname(folder));
}

interface Manifest {
  readonly version?: string;
  readonly squirrel?: {
    readonly require: string;
    readonly globals?: string;
    /** Libraries of their own, which need that one, by the file that declares each. */
    readonly addOns?: Readonly<Record<string, string>>;
  };
}

function readLibrary(file: string): Library | null {
  const path = nearestPackageJson(dirname(file));
  if (path === null) return null;
  const { version = '', squirrel } = parse(path);
  if (squirrel === undefined) return null;
  const { require, globals = null, addOns = {} } = squirrel;
  const addOn = addOns[relative(dirname(path), file).replaceAll(sep, '/')];
  const requires = addOn === undefined ? [require] : [require, addOn];
  return {
    requires: requires.map((each) => (each.includes(':') ? each : `${each}:${version}`)),
    globals,
  };
}

function parse(path: string): Manifest {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Manifest;
  } catch (error) {
    throw new UsageError(`${path} is not JSON: ${(error as Error).message}`);
  }
}
