/** Hints for programs that die of what imps have and the simulated one has not. */
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { version } from '../../package.json';
import { didYouMean } from '../cli/did-you-mean.js';
import { isImpOs, objects, type ObjectName } from '../impos/index.js';
import { DeviceImp } from '../simulator/device-imp.js';
import { SimulatedImp } from '../simulator/imp.js';
import { globalsOf } from './globals.js';
import { isOfAgents } from './missing-names.js';
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
  const extension = extname(place.file);
  const globals = globalsOf(extension === '.nut' ? new SimulatedImp({}) : new DeviceImp({}));
  return memberHint(line, name, globals) ?? globalHint(line, name, globals, extension);
}

/** About a member of one of impOS's objects. */
function memberHint(line: string, name = '', globals: object): string | null {
  for (const [, module = '', member = '', call] of line.matchAll(/\b(\w+)\.(\w+)(\()?/g)) {
    const object: unknown = Reflect.get(globals, module);
    const isMissing = typeof object === 'object' && object !== null && !(member in object);
    if (!isMissing || (name !== '' && name !== member)) continue;
    const path = `${module}.${member}`;
    if (isOfAgents(path)) return agentHint(path);
    const meant = isImpOs(path) ? '' : didYouMean(member, membersOf(module));
    const use = call === undefined ? path : `${path}()`;
    return `The simulated imp has no ${module}.${member}${meant || '.'} Let something stand in for it: ("${member}" in ${module}) ? ${use} : …`;
  }
  return null;
}

function membersOf(module: string): string[] {
  return Object.keys(objects[module as ObjectName] ?? {});
}

function agentHint(name: string): string {
  return `Only agents have ${name}. impsim runs device programs.`;
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
  if (name === 'nv') return NV_HINT;
  if (isOfAgents(name)) return agentHint(name);
  if (extension !== '.nut' && isNodeGlobal(name) && !isImpOs(name)) {
    const isTimer = /^(set|clear)(Timeout|Interval|Immediate)$|^queueMicrotask$/.test(name);
    const instead = isTimer ? 'they have imp.wakeup() and imp.cancelwakeup()' : 'it is of Node';
    return `Imps have no ${name}: ${instead}.`;
  }
  const meant = didYouMean(name, Object.keys(globals));
  const standIn = extension === '.nut' ? `${name} <- …` : `globalThis.${name} = …`;
  return `Neither the program nor the simulated imp has ${name}${meant || '.'} If imps have it, let something stand in for it: ${standIn}`;
}

const NV_HINT =
  'A run starts without nv, as an imp does after a power cut, whatever the wake reason. Test for it: ("nv" in getroottable())';

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
