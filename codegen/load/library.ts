import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ts } from 'ts-morph';

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

/** The library that a file of types belongs to; null for a file of the program, and for others. */
export function libraryOf(file: ts.SourceFile): Library | null {
  return file.isDeclarationFile ? readLibrary(dirname(file.fileName)) : null;
}

const libraries = new Map<string, Library | null>();

/** The nearest package.json upwards tells. */
function readLibrary(folder: string): Library | null {
  const known = libraries.get(folder);
  if (known !== undefined) return known;
  const path = join(folder, 'package.json');
  const isTop = dirname(folder) === folder;
  const above = isTop ? null : () => readLibrary(dirname(folder));
  const found = existsSync(path) ? parse(readFileSync(path, 'utf8')) : (above?.() ?? null);
  libraries.set(folder, found);
  return found;
}

function parse(text: string): Library | null {
  const { version, squirrel } = JSON.parse(text) as {
    version?: string;
    squirrel?: { require: string; globals?: string };
  };
  if (squirrel === undefined) return null;
  const { require, globals = null } = squirrel;
  return { require: require.includes(':') ? require : `${require}:${version ?? ''}`, globals };
}
