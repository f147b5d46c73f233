/** Scenarios in JSON files: what is wrong with one is said all at once, each mistake with its path. */
import { readFile } from 'node:fs/promises';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { closestMatch } from 'leven';
import type { Scenario } from './scenario.js';
import schema from './scenario.schema.json';

/** A scenario in a file, and what is to be run in it. */
export interface ScenarioFile extends Scenario {
  /** Where the schema is, for editors. */
  $schema?: string;

  /** What it is about, in a line; it has no effect. */
  title?: string;

  /** The device program to run: a file, seen from the folder of this one. */
  program?: string;

  /**
   * How long to run it: seconds, or a number with a unit, such as `90s`, `15m`, `24h` or `7d`.
   * @minimum 0
   * @pattern ^\d+(\.\d+)?[smhd]$
   */
  duration?: number | string;
}

/** A scenario file that cannot be used. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';

  /**
   * @param file - What the file is called.
   * @param mistakes - What is wrong with it: a path in the JSON, and why.
   */
  constructor(
    file: string,
    readonly mistakes: readonly string[],
  ) {
    super([`${file} is not a scenario:`, ...mistakes.map((each) => `  ${each}`)].join('\n'));
  }
}

/**
 * Reads a scenario file.
 * @throws ScenarioError with every mistake in it; what readFile() throws when it is not there.
 */
export async function readScenario(file: string): Promise<ScenarioFile> {
  return parseScenario(await readFile(file, 'utf8'), file);
}

/**
 * Reads the text of a scenario file.
 * @param file - What it is called, for messages.
 * @throws ScenarioError with every mistake in it.
 */
export function parseScenario(text: string, file = 'the text'): ScenarioFile {
  const value = parseJson(text, file);
  const mistakes = checkScenario(value);
  if (mistakes.length > 0) throw new ScenarioError(file, mistakes);
  return value as ScenarioFile;
}

/**
 * Looks for mistakes in what may be a scenario.
 * @returns For each the path and what is wrong, such as `network[2].at: must be a number, got "5"`.
 */
export function checkScenario(value: unknown): string[] {
  const validate = validator();
  if (validate(value)) return [];
  const errors = (validate.errors ?? []).filter(isTelling);
  return [...new Set(errors.filter((each) => !isSaidBetter(each, errors)).map(describe))];
}

const unitSeconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86400 };

/**
 * Reads a duration.
 * @param text - Seconds, or a number with a unit: `90s`, `15m`, `24h`, `7d`.
 * @returns Seconds.
 * @throws Error when it is none.
 */
export function parseDuration(text: number | string): number {
  const [, number, unit = 's'] = /^(\d+(?:\.\d+)?)([smhd])?$/.exec(String(text)) ?? [];
  const seconds = unitSeconds[unit];
  if (number === undefined || seconds === undefined) {
    throw new Error(`expected a duration such as 90s, 15m, 24h or 7d, got ${text}`);
  }
  return Number(number) * seconds;
}

let compiled: ValidateFunction | null = null;

// Compiled when it is needed: that takes longer than most simulations.
function validator(): ValidateFunction {
  compiled ??= new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true }).compile(schema);
  return compiled;
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ScenarioError(file, [error instanceof Error ? error.message : String(error)]);
  }
}

/** Whether an error says more than those below it: that a choice has failed, or that null would do. */
function isTelling({ keyword, params }: ErrorObject): boolean {
  const { type } = params as { type?: unknown };
  return keyword !== 'anyOf' && !(keyword === 'type' && type === 'null');
}

/** Whether another error lists what the value may be, and this one only its type. */
function isSaidBetter(error: ErrorObject, all: readonly ErrorObject[]): boolean {
  if (error.keyword !== 'type') return false;
  return all.some((each) => each.keyword === 'enum' && each.instancePath === error.instancePath);
}

function describe(error: ErrorObject): string {
  const { keyword, params, instancePath, message = '', data } = error;
  const { additionalProperty = '', allowedValues, missingProperty, type } = params as Params;
  const path = pathOf(instancePath);
  switch (keyword) {
    case 'additionalProperties':
      return `${join(path, additionalProperty)}: there is no such setting${hint(additionalProperty, namesIn(error))}`;
    case 'required':
      return `${join(path, missingProperty)}: is missing`;
    case 'enum':
      return `${path}: must be ${listOf(allowedValues)}, got ${show(data)}${hint(data, allowedValues)}`;
    case 'type':
      return `${path}: must be ${nameOf(type)}, got ${show(data)}`;
    case 'pattern':
      return `${path}: must be a duration such as 90s, 15m, 24h or 7d, got ${show(data)}`;
    case 'multipleOf':
      return `${path}: must be a whole number, got ${show(data)}`;
    default:
      return `${path}: ${message}, got ${show(data)}`;
  }
}

interface Params {
  additionalProperty?: string;
  missingProperty?: string;
  allowedValues?: unknown[];
  type?: string | string[];
}

/** The names that would have been right where one is wrong. */
function namesIn({ parentSchema }: ErrorObject): string[] {
  const { properties = {} } = parentSchema as { properties?: object };
  return Object.keys(properties);
}

/** What may have been meant, if anything comes close; else nothing. */
function hint(word: unknown, allowed: readonly unknown[] = []): string {
  const words = allowed.filter((each) => typeof each === 'string');
  if (typeof word !== 'string') return '';
  const meant = closestMatch(word, words, { maxDistance: Math.ceil(word.length / 3) });
  return meant === undefined ? '' : `; did you mean ${meant}?`;
}

/** `/network/2/at` is `network[2].at`, the whole is `$`. */
function pathOf(pointer: string): string {
  const names = pointer.split('/').slice(1);
  const path = names.reduce(
    (all, name) => (/^\d+$/.test(name) ? `${all}[${name}]` : join(all, name)),
    '',
  );
  return path === '' ? '$' : path;
}

function join(path: string, name = ''): string {
  return path === '' || path === '$' ? name : `${path}.${name}`;
}

function listOf(values: readonly unknown[] = []): string {
  return values.map(show).join(' or ');
}

function nameOf(type: string | string[] = []): string {
  const names = [type].flat().filter((name) => name !== 'null');
  return names.map((name) => (/^[aeio]/.test(name) ? `an ${name}` : `a ${name}`)).join(' or ');
}

function show(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
