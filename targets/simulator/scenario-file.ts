/** Scenarios in JSON files: what is wrong with one is said all at once, each mistake with its path. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type * as Esbuild from 'esbuild';
import { requireScenario, ScenarioError } from './check-scenario.js';
import type { Scenario } from './scenario.js';

export { checkScenario, ScenarioError } from './check-scenario.js';
export { parseDuration } from './duration.js';

/** A server that a fleet can overrun. It does its handshakes one after the other. */
export interface FleetServer {
  /**
   * Handshakes per second.
   * @minimum 0.001
   * @maximum 1000000
   */
  capacity: number;

  /**
   * Handshakes that it does at once after a rest. Default: 1.
   * @minimum 1
   * @multipleOf 1
   */
  burst?: number;

  /**
   * How many devices can wait for their handshake; others get no answer. Default: 1000.
   * @minimum 1
   * @multipleOf 1
   */
  backlog?: number;

  /**
   * Seconds that a device waits for its handshake. Default: 20.
   * @minimum 0.001
   */
  patience?: number;

  /**
   * How many equal parts the server has, each with its share of the above but patience: device i goes to
   * number i modulo this. Default: 1.
   * @minimum 1
   * @maximum 1000
   * @multipleOf 1
   */
  frontEnds?: number;
}

/** A scenario in a file, and what is to be run in it. */
export interface ScenarioFile extends Scenario {
  /** Where the schema is, for editors. */
  $schema?: string;

  /** What it is about, in a line; it has no effect. */
  title?: string;

  /** In fleets, what the server can bear. Default: anything. */
  server?: FleetServer;

  /** The device program to run: a file, seen from the folder of this one. */
  program?: string;

  /**
   * How long to run it: seconds, also as text, or a number with a unit: `90s`, `15m`, `24h`, `7d`.
   * @minimum 0
   * @pattern ^\d+(\.\d+)?[smhd]?$
   */
  duration?: number | string;

  /** What a run must come to; otherwise it fails. */
  expect?: Expectations;
}

/**
 * What a run must come to: numbers, or comparisons such as `">= 12"`. One of `lost`, `refused`, `waiting`
 * and `died` replaces what impsim checks by itself.
 */
export interface Expectations {
  /** Tasks and messages that ConnectionManager had queued when the program ended. */
  lost?: Expectation;

  /** Messages and log lines that impOS did not accept. */
  refused?: Expectation;

  /** Tasks and messages that ConnectionManager has queued at the end of the run. */
  waiting?: Expectation;

  /** Exceptions that end the program. */
  died?: Expectation;

  /** Messages to the agent that impOS accepted: all, or by their names. */
  sent?: Expectation | Record<string, Expectation>;

  /** Log lines that impOS accepted. */
  logged?: Expectation;

  /** Attempts to connect. */
  attempts?: Expectation;

  /** The share of the time that the imp is online, in percent. */
  online?: Expectation;
}

/**
 * A number, or a comparison: `12`, `">= 12"`, `"< 90 %"`.
 * @minimum 0
 * @pattern ^\s*(>=|<=|>|<|=)?\s*\d+(\.\d+)?\s*%?\s*$
 */
export type Expectation = number | string;

/**
 * Reads a scenario file.
 * @throws ScenarioError with every mistake in it; what readFile() throws when it is not there.
 */
export async function readScenario(file: string): Promise<ScenarioFile> {
  return parseScenario((await readFile(file, 'utf8')).replace(/^\uFEFF/, ''), file);
}

/**
 * Reads the text of a scenario file.
 * @param file - What it is called, for messages.
 * @throws ScenarioError with every mistake in it.
 */
export function parseScenario(text: string, file = 'the text'): ScenarioFile {
  const value = parseJson(text, file);
  requireScenario(value, file);
  return value as ScenarioFile;
}

/** What is no JSON is said where, which JSON.parse() does not always do. */
function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ScenarioError(file, [placeOf(text) ?? (error as Error).message]);
  }
}

/** Returns the first mistake in a text that is no JSON; null if esbuild finds none. */
function placeOf(text: string): string | null {
  // Only here, as nobody else needs it.
  const { transformSync } = createRequire(import.meta.url)('esbuild') as typeof Esbuild;
  try {
    transformSync(text, { loader: 'json', logLevel: 'silent' });
    return null;
  } catch (error) {
    const { text: mistake, location } = (error as Esbuild.TransformFailure).errors[0]!;
    return `line ${location!.line}, column ${location!.column + 1}: ${mistake}`;
  }
}
