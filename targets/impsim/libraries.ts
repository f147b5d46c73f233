import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../../package.json';
import { UsageError } from '../cli/usage-error.js';
import { packageFile } from './package-files.js';
import { describePlace, type Place } from './places.js';
import { joinSources, sourceOf, type SquirrelSource } from './squirrel-source.js';

/** A library as a program asks for it, and where it does. */
export interface Requirement {
  readonly name: string;
  readonly version: string;
  readonly place: string;
}

/**
 * Finds a library.
 * @throws UsageError when it is not there.
 */
export type FindLibrary = (required: Requirement) => SquirrelSource;

/**
 * Puts the libraries that a program requires in front of it, as impCentral does. The `#require`
 * lines stay: to Squirrel they are comments.
 * @throws UsageError when a library is not there, or a `#require` is not as impCentral wants it.
 */
export function linkLibraries(program: SquirrelSource, find: FindLibrary): SquirrelSource {
  const libraries = program.text.split('\n').flatMap((line, index) => {
    if (!line.startsWith('#require')) return [];
    return [find(readRequirement(line.trimEnd(), program.places[index] ?? null))];
  });
  return libraries.length === 0 ? program : joinSources(libraries, program);
}

function readRequirement(line: string, where: Place | null): Requirement {
  const place = where === null ? 'the program' : describePlace(where);
  const [, name, version] = /^#require\s+"([^":]+):([^":]+)"$/.exec(line) ?? [];
  if (name === undefined || version === undefined) {
    throw new UsageError(`${place}: expected #require "Name.lib.nut:1.0.0", got ${line}`);
  }
  return { name, version, place };
}

const OWN = 'ConnectionManager.lib.nut';

/**
 * Finds libraries in folders, the first one first, and at last the one of this package.
 * @param folders - Each has files that are called what `#require` calls the library.
 */
export function findIn(folders: readonly string[]): FindLibrary {
  return (required) => {
    const files = folders.map((folder) => join(folder, required.name));
    const file = files.find((each) => existsSync(each));
    if (file !== undefined) return checked(required, file, readFileSync(file, 'utf8'));
    if (required.name === OWN) return ownLibrary(required);
    throw new UsageError(missing(required, folders));
  };
}

function missing({ name, place }: Requirement, folders: readonly string[]): string {
  const where = folders.length === 0 ? 'here' : `in ${folders.join(' or ')}`;
  return `${place}: there is no library ${name} ${where}.
It is looked for in the folders that --lib FOLDER names, as a file ${name}; ${OWN}:${version} is there always.`;
}

function checked(required: Requirement, file: string, text: string): SquirrelSource {
  const [, found] = /\bVERSION\s*=\s*"([^"]+)"/.exec(text) ?? [];
  if (found !== undefined && found !== required.version) {
    const { name, version, place } = required;
    throw new UsageError(`${place}: ${name}:${version} is required, and ${file} is ${found}.`);
  }
  return sourceOf(file, text);
}

/** Within a major version, what was written for an older library runs with a newer one. */
function isMetBy(present: string, wanted: string): boolean {
  const isVersion = /^\d+\.\d+\.\d+$/.test(wanted);
  const isOlder = wanted.localeCompare(present, 'en', { numeric: true }) <= 0;
  return isVersion && isOlder && majorOf(wanted) === majorOf(present);
}

function majorOf(version: string): string {
  return version.split('.')[0]!;
}

function ownLibrary({ place, version: wanted }: Requirement): SquirrelSource {
  if (!isMetBy(version, wanted)) {
    throw new UsageError(
      `${place}: ${OWN}:${wanted} is required, and here is ${version}, which stands in for ${majorOf(version)}.0.0 to ${version}. Another one can be had from a folder, with --lib FOLDER.`,
    );
  }
  const text = readFileSync(packageFile(OWN), 'utf8');
  // No places: what a user looks for in a stack is in files of his own.
  return { text, places: text.split('\n').map(() => null) };
}
