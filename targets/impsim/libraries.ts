import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../../package.json';
import { didYouMean } from '../cli/did-you-mean.js';
import { fileTrouble } from '../cli/file-trouble.js';
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
 * @throws UsageError when it is missing.
 */
export type FindLibrary = (required: Requirement) => SquirrelSource;

/** A library that is missing, with what to do about it. */
class MissingLibrary extends UsageError {
  constructor(
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}

/**
 * Puts the libraries that a program requires before it, as impCentral does. The `#require` lines stay:
 * to Squirrel they are comments.
 * @throws UsageError with every library that is missing and every `#require` that impCentral rejects.
 */
export function linkLibraries(program: SquirrelSource, find: FindLibrary): SquirrelSource {
  const libraries: SquirrelSource[] = [];
  const mistakes: UsageError[] = [];
  for (const [index, line] of program.text.split('\n').entries()) {
    if (!line.startsWith('#require')) continue;
    try {
      libraries.push(find(readRequirement(line.trimEnd(), program.places[index] ?? null)));
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      mistakes.push(error);
    }
  }
  if (mistakes.length > 0) throw new UsageError(textOf(mistakes));
  return libraries.length === 0 ? program : joinSources(libraries, program);
}

/** The mistakes, then each hint once. */
function textOf(mistakes: readonly UsageError[]): string {
  const hints = mistakes.flatMap((each) => (each instanceof MissingLibrary ? [each.hint] : []));
  return [...mistakes.map(({ message }) => message), ...new Set(hints)].join('\n');
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

/** The add-ons of this package, which have its version. */
const ADD_ONS = [
  'BlinkUpWindow.device.lib.nut',
  'ConnectionBackoff.device.lib.nut',
  'ConnectionCaps.device.lib.nut',
  'ConnectionSession.device.lib.nut',
];

/** What the library was called up to version 1. */
const OLD = 'ConnectionManager.class.nut';

/**
 * Finds libraries in folders, the first one first, and at last the one of this package.
 * @param folders - Each has files named as in `#require`; as on impCentral, case does not matter.
 */
export function findIn(folders: readonly string[]): FindLibrary {
  return (required) => {
    for (const folder of folders) {
      const file = fileIn(folder, required.name);
      if (file !== null) return checked(required, file, readLibrary(file, required));
    }
    const own = [OWN, ...ADD_ONS].find((name) => isSameName(name, required.name));
    if (own !== undefined) return ownLibrary(own, required);
    throw missing(required, folders);
  };
}

function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** The file of a library in a folder, preferably spelled exactly alike; null for none. */
function fileIn(folder: string, name: string): string | null {
  const files = filesIn(folder);
  const found = files.includes(name) ? name : files.find((each) => isSameName(each, name));
  return found === undefined ? null : join(folder, found);
}

function filesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

function readLibrary(file: string, { place }: Requirement): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${place}: cannot read the library ${file}: ${fileTrouble(error)}.`);
  }
}

function missing({ name, place }: Requirement, folders: readonly string[]): MissingLibrary {
  if (isSameName(name, OLD)) return new MissingLibrary(`${place}: ${OLD} is missing.`, OLD_HINT);
  const where = folders.length === 0 ? '' : ` in ${folders.join(' or ')}`;
  const meant = didYouMean(name, [...ADD_ONS, ...folders.flatMap(filesIn)]) || '.';
  return new MissingLibrary(`${place}: there is no library ${name}${where}${meant}`, HINT);
}

const HINT = `impsim looks for libraries in the folders given with --lib FOLDER, as files of these names. ${OWN}:${version} and its add-ons are always available.`;

const OLD_HINT = `${OLD} is version 1 of ConnectionManager, with another API. To run the program as it is, put the file into a folder given with --lib FOLDER: it is in github.com/electricimp/ConnectionManager, tag v1.0.2. To use the current API, require ${OWN}:${version}.`;

function checked(required: Requirement, file: string, text: string): SquirrelSource {
  const [, found] = /\bVERSION\s*=\s*"([^"]+)"/.exec(text) ?? [];
  if (found !== undefined && found !== required.version) {
    const { name, version, place } = required;
    throw new UsageError(`${place}: ${name}:${version} is required, but ${file} is ${found}.`);
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

function ownLibrary(name: string, { place, version: wanted }: Requirement): SquirrelSource {
  if (!isMetBy(version, wanted)) {
    throw new UsageError(
      `${place}: ${name}:${wanted} is required, but this package has ${version}, which replaces ${majorOf(version)}.0.0 to ${version}. For another version, put its file into a folder given with --lib FOLDER.`,
    );
  }
  const text = readFileSync(packageFile(name), 'utf8');
  // No places: what a user looks for in a stack is in files of his own.
  return { text, places: text.split('\n').map(() => null) };
}
