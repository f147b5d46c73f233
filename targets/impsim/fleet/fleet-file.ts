/** Files that tell what a fleet did, or a shard of it. */
import { readFile } from 'node:fs/promises';
import { fileTrouble } from '../../cli/file-trouble.js';
import { UsageError } from '../../cli/usage-error.js';
import type { ScenarioFile } from '../../simulator/scenario-file.js';
import { checkScenario } from '../../simulator/check-scenario.js';
import { mistakesIn, type Schema } from '../../simulator/json-schema.js';
import type { FleetSettings } from './device-scenario.js';
import { shardDevices, type Death, type Deeds, type Shard } from './devices.js';
import { bucketCount, total, type FleetSummary } from './summary.js';

/** What a fleet did, or a shard of it, and all that it depends on. */
export interface FleetFile extends FleetSettings {
  format: 'impsim-fleet';

  /** The version of this format. */
  version: 2;

  /** The name of the program's file, or `stayConnected` for the built-in one. */
  program: string;

  /** What the program consists of, library included: a hash. */
  programHash: string;

  scenario: ScenarioFile;

  /** How many devices the whole fleet has. */
  devices: number;

  /** Which part of the fleet this is; `1` of `1` for the whole. */
  shard: Shard;

  summary: FleetSummary;

  /** The first few devices that died, by number. */
  deaths: Death[];
}

/** What a fleet is, without what it did. */
export type FleetPlan = Omit<FleetFile, 'format' | 'version' | 'summary' | 'deaths'>;

/** Puts together what a fleet is and what it did. */
export function fleetFile(plan: FleetPlan, { summary, deaths }: Deeds): FleetFile {
  const { program, programHash, scenario, devices, seed, spreadSeconds, delayVariation, shard } =
    plan;
  return {
    ...{ format: 'impsim-fleet', version: 2, program, programHash, scenario, devices, seed },
    ...{ spreadSeconds, delayVariation, shard, summary, deaths },
  };
}

/** The text of a file. */
export function printFleetFile(file: FleetFile): string {
  return `${JSON.stringify(file)}\n`;
}

/**
 * Reads a file.
 * @throws UsageError when it cannot be read, or is not what `impsim fleet` writes.
 */
export async function readFleetFile(name: string): Promise<FleetFile> {
  const file = checkText(await readText(name));
  if (typeof file !== 'string') return file;
  throw new UsageError(`${name} is not what impsim fleet --out writes: ${file}`);
}

async function readText(name: string): Promise<string> {
  try {
    return await readFile(name, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read ${name}: ${fileTrouble(error)}.`);
  }
}

/** Returns what a text says, or what is wrong with it. */
function checkText(text: string): FleetFile | string {
  try {
    const value: unknown = JSON.parse(text);
    return firstMistake(value) ?? (value as FleetFile);
  } catch (error) {
    return (error as Error).message;
  }
}

function firstMistake(value: unknown): string | null {
  const [first] = mistakesIn(value, schema);
  if (first !== undefined) return first;
  const file = value as FleetFile;
  const { scenario, shard } = file;
  if (shard.index > shard.count) return `shard.index: must be <= ${shard.count}`;
  const [mistake] = checkScenario(scenario);
  if (mistake !== undefined) return `scenario: ${mistake}`;
  return wrongList(file) ?? impossibleCount(file);
}

function wrongList({ scenario, summary }: FleetFile): string | null {
  const count = bucketCount(summary);
  const { server } = summary;
  const hasServer = scenario.server !== undefined;
  if (hasServer !== (server !== undefined)) return 'summary.server: must be there as in scenario';
  const odd = server && SERVER_LISTS.find((list) => server[list].length !== count);
  if (odd !== undefined) return `summary.server.${odd}: must have ${count} elements`;
  const wrong = LISTS.find((list) => summary[list].length !== count);
  return wrong === undefined ? null : `summary.${wrong}: must have ${count} elements`;
}

/** What no fleet can have done. */
function impossibleCount({ devices, shard, scenario, summary }: FleetFile): string | null {
  const { first, last, step = 1 } = shardDevices(devices, shard, scenario.server);
  const own = Math.floor((last - first) / step) + 1;
  if (summary.devices !== own) {
    return `summary.devices: shard ${shard.index} of ${shard.count} of ${devices} devices has ${own}, got ${summary.devices}`;
  }
  if (summary.died > own) return `summary.died: must be <= ${own}, got ${summary.died}`;
  const most = Math.max(...summary.online);
  if (most > own) return `summary.online: must be <= ${own}, got ${most}`;
  if (summary.radioSeconds > own * summary.seconds) {
    return `summary.radioSeconds: must be <= ${own * summary.seconds}, got ${summary.radioSeconds}`;
  }
  return impossibleSum(summary);
}

function impossibleSum({ attempts, successes, failures, server }: FleetSummary): string | null {
  const ended = total(successes) + total(failures);
  if (ended > total(attempts)) {
    return `summary.attempts: ${total(attempts)} attempts cannot have ${ended} ends`;
  }
  if (server === undefined || total(server.useful) <= total(server.handshakes)) return null;
  return `summary.server.useful: must be <= ${total(server.handshakes)}, got ${total(server.useful)}`;
}

const LISTS = ['attempts', 'successes', 'failures', 'online'] as const;

const SERVER_LISTS = ['handshakes', 'useful', 'unanswered'] as const;

const whole = { type: 'number', multipleOf: 1, minimum: 0 };
const some = { ...whole, minimum: 1 };
const number = { type: 'number', minimum: 0 };
// Times are whole milliseconds.
const duration = { ...number, minimum: 0.001 };
const text = { type: 'string' };
const counts = { type: 'array', items: whole };

function record(
  properties: Readonly<Record<string, Schema>>,
  optional: Readonly<Record<string, Schema>> = {},
): Schema {
  const required = Object.keys(properties);
  return { type: 'object', properties: { ...properties, ...optional }, required };
}

const schema = record({
  format: { const: 'impsim-fleet' },
  version: { const: 2 },
  program: text,
  programHash: text,
  scenario: { type: 'object' },
  devices: some,
  seed: whole,
  spreadSeconds: number,
  delayVariation: number,
  shard: record({ index: some, count: some }),
  summary: record(
    {
      devices: some,
      seconds: duration,
      bucketSeconds: duration,
      attempts: counts,
      successes: counts,
      failures: counts,
      online: counts,
      died: whole,
      sent: whole,
      logged: whole,
      lost: whole,
      radioSeconds: number,
    },
    { server: record({ handshakes: counts, useful: counts, unanswered: counts }) },
  ),
  deaths: {
    type: 'array',
    items: record({ device: some, at: number, message: text }),
  },
});
