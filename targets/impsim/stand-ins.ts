/** Hints for programs that die of what imps have and the simulated one has not. */
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { version } from '../../package.json';
import { didYouMean } from '../cli/did-you-mean.js';
import { SimulatedImp } from '../simulator/imp.js';
import { makeGlobals } from './globals.js';
import { isNodeGlobal } from './node-globals.js';
import type { Place } from './places.js';

/** What Squirrel and V8 say of something that is not there; V8 does not always name it. */
const MISSING = [
  /^the index '([A-Za-z_]\w*)' does not exist$/,
  /^(\w+) is not defined$/,
  /^\w+\.(\w+) is not a function$/,
  /^Cannot read properties of (?:undefined|null) \(/,
];

/**
 * Says what to do about something that the simulated imp does not have.
 * @param message - What the program died of.
 * @param place - Where it died, in a file that can be read.
 * @returns The hint; null when it did not die of that.
 */
export function standInHint(message: string, place: Place): string | null {
  const found = MISSING.map((each) => each.exec(message)).find((each) => each !== null);
  if (!found) return null;
  const [, name] = found;
  const line = readLine(place);
  const { platform } = new SimulatedImp({});
  const globals = { ...makeGlobals(platform), ...platform };
  return memberHint(line, name, globals) ?? globalHint(line, name, globals, extname(place.file));
}

/** About a member of one of impOS's objects. */
function memberHint(line: string, name = '', globals: object): string | null {
  for (const [, module = '', member = '', call] of line.matchAll(/\b(\w+)\.(\w+)(\()?/g)) {
    const object: unknown = Reflect.get(globals, module);
    const isMissing = typeof object === 'object' && object !== null && !(member in object);
    if (!isMissing || (name !== '' && name !== member)) continue;
    const meant = didYouMean(member, membersOf(object));
    const use = call === undefined ? `${module}.${member}` : `${module}.${member}()`;
    return `The simulated imp has no ${module}.${member}${meant || '.'} Let something stand in for it: ("${member}" in ${module}) ? ${use} : …`;
  }
  return null;
}

function membersOf(object: object): string[] {
  const names = Object.getOwnPropertyNames(Object.getPrototypeOf(object));
  return names.filter((name) => name !== 'constructor' && !name.startsWith('_'));
}

/** About a name by itself. */
function globalHint(
  line: string,
  name: string | undefined,
  globals: object,
  extension: string,
): string | null {
  if (name === undefined || !new RegExp(`(?<![\\w."'])${name}(?![\\w"'])`).test(line)) return null;
  if (name === 'ConnectionManager') return managerHint(extension);
  if (extension !== '.nut' && isNodeGlobal(name)) {
    const isTimer = /^(set|clear)(Timeout|Interval|Immediate)$|^queueMicrotask$/.test(name);
    const instead = isTimer ? 'they have imp.wakeup() and imp.cancelwakeup()' : 'it is of Node';
    return `Imps have no ${name}: ${instead}.`;
  }
  const meant = didYouMean(name, Object.keys(globals));
  const standIn = extension === '.nut' ? `${name} <- …` : `globalThis.${name} = …`;
  return `Neither the program nor the simulated imp has ${name}${meant || '.'} If imps have it, let something stand in for it: ${standIn}`;
}

function managerHint(extension: string): string {
  return extension === '.nut'
    ? `Is its #require line missing? #require "ConnectionManager.lib.nut:${version}"`
    : "Is its import missing? import { ConnectionManager } from 'imp-connection-manager';";
}

function readLine({ file, line }: Place): string {
  try {
    return readFileSync(file, 'utf8').split('\n')[line - 1] ?? '';
  } catch {
    return '';
  }
}
