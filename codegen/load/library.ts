import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ts } from 'ts-morph';
import { UsageError } from '../../targets/cli/usage-error.js';

/**
 * A package that is a library in Squirrel, as the field `squirrel` of its package.json says: what
 * it exports and declares are globals there.
 */
export interface Library {
  /** What `#require` calls it, with its version: `Name.lib.nut:1.0.0`. */
  readonly require: string;

  /** The type whose members are globals, too: what is of this type vanishes. Null for none. */
  readonly globals: string | null;
}

/** The libraries of one program. */
export class Libraries {
  private readonly known = new Map<string, Library | null>();

  /** The library that a file of types belongs to; null for a file of the program, and for others. */
  of(file: ts.SourceFile): Library | null {
    if (!file.isDeclarationFile) return null;
    const folder = dirname(file.fileName);
    const known = this.known.get(folder);
    if (known !== undefined) return known;
    const found = readLibrary(folder);
    this.known.set(folder, found);
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
  readonly squirrel?: { readonly require: string; readonly globals?: string };
}

function readLibrary(folder: string): Library | null {
  const path = nearestPackageJson(folder);
  const { version, squirrel } = path === null ? {} : parse(path);
  if (squirrel === undefined) return null;
  const { require, globals = null } = squirrel;
  return { require: require.includes(':') ? require : `${require}:${version ?? ''}`, globals };
}

function parse(path: string): Manifest {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Manifest;
  } catch (error) {
    throw new UsageError(`${path} is not JSON: ${(error as Error).message}`);
  }
}
