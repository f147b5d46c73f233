import { mistakesIn } from './json-schema.js';
import schema from './scenario.schema.json';

/** A scenario that cannot be used. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';

  /**
   * @param source - What the scenario is called: its file, for example.
   * @param mistakes - What is wrong with it: a path, and why.
   */
  constructor(
    source: string,
    readonly mistakes: readonly string[],
  ) {
    super([`${source} is not a scenario:`, ...mistakes.map((each) => `  ${each}`)].join('\n'));
  }
}

const EXAMPLE = 'A scenario is an object such as { "network": [{ "at": 60, "up": false }] }.';

/**
 * Looks for mistakes in what may be a scenario, as it stands in a file.
 * @returns For each the path and what is wrong, such as `network[2].at: must be a number >= 0, got "5"`.
 */
export function checkScenario(value: unknown): string[] {
  const [, kind] = /^\[object (\w+)\]$/.exec(Object.prototype.toString.call(value)) ?? [];
  if (kind === 'Object') return [...mistakesIn(value, schema), ...wideIntegers(value, '')];
  if (kind === 'Promise') return ['must be an object, got a promise: await it'];
  const mistakes = mistakesIn(value, schema);
  return [...(mistakes.length > 0 ? mistakes : [`must be an object, got a ${kind}`]), EXAMPLE];
}

const SMALLEST = -0x80000000;
const LARGEST = 0x7fffffff;

/** An imp would wrap integers that do not fit in 32 bits. */
function wideIntegers(value: unknown, path: string): string[] {
  if (typeof value === 'number') {
    const fits = !Number.isInteger(value) || (value >= SMALLEST && value <= LARGEST);
    return fits ? [] : [`${path}: must be from ${SMALLEST} to ${LARGEST}, got ${value}`];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => {
    const step = Array.isArray(value) ? `[${name}]` : `${path === '' ? '' : '.'}${name}`;
    return wideIntegers(each, `${path}${step}`);
  });
}

/**
 * Refuses what is no scenario.
 * @param source - What it is called, for the message.
 * @throws ScenarioError with every mistake in it.
 */
export function requireScenario(value: unknown, source: string): void {
  const mistakes = checkScenario(withoutFunctions(value));
  if (mistakes.length > 0) throw new ScenarioError(source, mistakes);
}

/** Inputs may be functions where a scenario is no file: there is nothing to check. */
function withoutFunctions(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('inputs' in value)) return value;
  return { ...value, inputs: dataOf(value.inputs) };
}

function dataOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).filter(([, each]) => typeof each !== 'function');
  return Object.fromEntries(entries.map(([name, each]) => [name, dataOf(each)]));
}
