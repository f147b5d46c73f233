/** Adds up what the shards of a fleet did. */
import { isDeepStrictEqual } from 'node:util';
import { mergeDeeds } from './devices.js';
import { UsageError } from '../../cli/usage-error.js';
import { fleetFile, type FleetFile } from './fleet-file.js';

/** A shard, and what its file is called. */
export interface NamedFile {
  name: string;
  file: FleetFile;
}

/**
 * Adds up all shards of a fleet.
 * @param shards - In any order.
 * @returns The same as when the fleet had been run in one.
 * @throws UsageError when they do not belong together, or one is missing or there twice.
 */
export function mergeShards(shards: readonly NamedFile[]): FleetFile {
  const [first] = shards;
  if (!first) throw new UsageError('there are no shards to merge');
  for (const shard of shards) checkBelongs(shard, first);
  checkComplete(shards, first.file.shard.count);
  const whole = { ...first.file, shard: { index: 1, count: 1 } };
  return fleetFile(whole, mergeDeeds(shards.map(({ file }) => file)));
}

/** What is the same for all shards of a fleet. */
const COMMON: Readonly<Record<string, (file: FleetFile) => unknown>> = {
  program: ({ program }) => program,
  'program (a file of the same name)': ({ programHash }) => programHash,
  title: ({ scenario }) => scenario.title,
  scenario: ({ scenario }) => scenario,
  seed: ({ seed }) => seed,
  'number of devices': ({ devices }) => devices,
  'number of shards': ({ shard }) => shard.count,
  duration: ({ summary }) => summary.seconds,
  bucket: ({ summary }) => summary.bucketSeconds,
  spread: ({ spreadSeconds }) => spreadSeconds,
  'delay variation': ({ delayVariation }) => delayVariation,
};

function checkBelongs({ name, file }: NamedFile, first: NamedFile): void {
  for (const [what, valueOf] of Object.entries(COMMON)) {
    const [own, others] = [valueOf(file), valueOf(first.file)];
    if (isDeepStrictEqual(own, others)) continue;
    const isLong = what === 'scenario' || own === file.programHash;
    const values = isLong ? 'another' : `${show(own)}, not ${show(others)}`;
    throw new UsageError(`${name} does not belong to ${first.name}: its ${what} is ${values}`);
  }
}

function show(value: unknown): string {
  return JSON.stringify(value ?? null);
}

function checkComplete(shards: readonly NamedFile[], count: number): void {
  const names = new Map<number, string>();
  for (const { name, file } of shards) {
    const { index } = file.shard;
    const other = names.get(index);
    if (other !== undefined) {
      throw new UsageError(`${other} and ${name} are both shard ${index} of ${count}`);
    }
    names.set(index, name);
  }
  for (let index = 1; index <= count; index++) {
    if (!names.has(index)) throw new UsageError(`shard ${index} of ${count} is missing`);
  }
}
