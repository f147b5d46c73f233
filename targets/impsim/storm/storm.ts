/** Random outages, and simpler ones. */
import type { Failure, NetworkChange, Scenario } from '../../simulator/imp.js';
import { MathModule } from '../../simulator/math-module.js';

/** The network is down for a while; in whole seconds. */
export interface Outage {
  readonly at: number;
  readonly length: number;
  readonly code: Failure;
  readonly silent: boolean;
}

/** What happens to a program. */
export interface Storm {
  /** In order, and apart from each other. */
  readonly outages: readonly Outage[];
  /** Null for the usual one. */
  readonly connectDelay: number | null;
  /** What the order of timers that are due together depends on; null for the usual order. */
  readonly seed: number | null;
  /** How long it is. */
  readonly seconds: number;
}

const CODES = ['NO_WIFI', 'NO_IP_ADDRESS', 'NOT_RESOLVED', 'NO_SERVER'] as const;
const DELAYS = [null, 0.2, 5, 20] as const;
const MOST_OUTAGES = 5;

/** The storm of a number: always the same one. */
export function makeStorm(seed: number, seconds: number): Storm {
  const math = new MathModule(seed);
  const chance = () => math.rand() / 2 ** 31;
  const pick = <T>(values: readonly T[]): T => values[Math.trunc(chance() * values.length)]!;
  const outages: Outage[] = [];
  const count = 1 + Math.trunc(chance() * MOST_OUTAGES);
  for (let at = 0, i = 0; i < count; i++) {
    // Short ones are as likely as long ones.
    const length = Math.ceil(Math.max(2, seconds / 4) ** chance());
    at += Math.trunc((chance() * seconds) / count) + 1;
    if (at + length >= seconds) break;
    outages.push({ at, length, code: pick(CODES), silent: chance() < 0.3 });
    at += length;
  }
  return { outages, connectDelay: pick(DELAYS), seed: chance() < 0.5 ? seed : null, seconds };
}

/**
 * The storm as a scenario.
 * @param base - What else happens.
 */
export function scenarioOf({ outages, connectDelay, seed }: Storm, base: Scenario): Scenario {
  const network = outages.flatMap(({ at, length, code, silent }): NetworkChange[] => [
    { at, up: false, ...(code === 'NO_WIFI' ? {} : { code }), ...(silent ? { silent } : {}) },
    { at: at + length, up: true },
  ]);
  return {
    ...base,
    ...(connectDelay === null ? {} : { connectDelay }),
    ...(seed === null ? {} : { seed, timerOrder: 'shuffled' as const }),
    network: [...(base.network ?? []), ...network],
  };
}

/** Simpler storms, the simplest first. */
export function simpler(storm: Storm): Storm[] {
  const { outages, connectDelay, seed, seconds } = storm;
  return [
    ...outages.map((_, index) => ({ ...storm, outages: outages.filter((_, i) => i !== index) })),
    ...(connectDelay === null ? [] : [{ ...storm, connectDelay: null }]),
    ...(seed === null ? [] : [{ ...storm, seed: null }]),
    ...smaller(seconds, 1).map((shorter) => ({ ...storm, seconds: shorter })),
    ...outages.flatMap((_, index) => withSimplerOutage(storm, index)),
  ];
}

function withSimplerOutage(storm: Storm, index: number): Storm[] {
  const { outages } = storm;
  const outage = outages[index]!;
  const before = outages[index - 1];
  const earliest = before === undefined ? 1 : before.at + before.length + 1;
  const changes: Partial<Outage>[] = [
    ...(outage.silent ? [{ silent: false }] : []),
    ...(outage.code === 'NO_WIFI' ? [] : [{ code: 'NO_WIFI' as const }]),
    ...smaller(outage.length, 1).map((length) => ({ length })),
    ...smaller(outage.at, earliest).map((at) => ({ at })),
  ];
  return changes.map((change) => {
    return {
      ...storm,
      outages: outages.map((each, i) => (i === index ? { ...each, ...change } : each)),
    };
  });
}

/** Smaller whole numbers, far ones first: each is half as far away as the one before. */
function smaller(number: number, least: number): number[] {
  const numbers: number[] = [];
  for (let step = number - least; step >= 1; step = Math.trunc(step / 2))
    numbers.push(number - step);
  return numbers;
}
