/** In what one device of a fleet differs from the others. */
import { USUAL_EPOCH } from '../../simulator/clock.js';
import { createHash } from 'node:crypto';
import type { Scenario } from '../../simulator/scenario.js';
import type { ScenarioFile } from '../../simulator/scenario-file.js';
import { networkFrom } from './network-timeline.js';
import { milliseconds } from './summary.js';

/** What the devices of a fleet have in common, and by how much they differ. */
export interface FleetSettings {
  /** What happens to all of them, and their server. */
  scenario: Scenario & Pick<ScenarioFile, 'server'>;

  /** What the differences depend on. */
  seed: number;

  /** The devices start within so many seconds. */
  spreadSeconds: number;

  /** `connectDelay` differs by up to so many percent from the scenario's. */
  delayVariation: number;
}

/** One device's own scenario. */
export interface DeviceScenario {
  /** When it starts, in milliseconds since the fleet's time began. */
  start: number;

  /** What happens to it, in its own time: seconds since its start. */
  scenario: Scenario;
}

const USUAL_CONNECT_DELAY = 1.5;

/**
 * Makes the scenario of a device, which depends on its number and the seed only.
 * @param device - Its number.
 */
export function deviceScenario(settings: FleetSettings, device: number): DeviceScenario {
  const dice = diceOf(settings.seed, device);
  const start = Math.floor(dice() * milliseconds(settings.spreadSeconds));
  const { scenario, delayVariation } = settings;
  const connectDelay = scenario.connectDelay ?? USUAL_CONNECT_DELAY;
  const varied = connectDelay * (1 + ((2 * dice() - 1) * delayVariation) / 100);
  return {
    start,
    scenario: {
      ...shifted(scenario, start),
      connectDelay: Math.round(varied * 1000) / 1000,
      seed: Math.floor(dice() * 65537),
      silent: false,
      detailed: false,
    },
  };
}

/** A scenario as a device sees it that starts so many milliseconds later. */
function shifted(scenario: Scenario, offset: number): Scenario {
  const { network, agentMessages = [], clockSteps = [], epoch } = scenario;
  const move = <T extends { at: number }>(each: T) => ({ ...each, at: each.at - offset / 1000 });
  const past = clockSteps.filter(({ at }) => milliseconds(at) <= offset);
  const stepped = past.reduce((sum, { by }) => sum + by, 0);
  return {
    ...scenario,
    network: networkFrom(network ?? [], offset),
    agentMessages: agentMessages.filter(({ at }) => milliseconds(at) >= offset).map(move),
    clockSteps: clockSteps.filter((step) => !past.includes(step)).map(move),
    epoch: (epoch ?? USUAL_EPOCH) + stepped + Math.floor(offset / 1000),
  };
}

/** Numbers from 0 to below 1, of 32 bits each; there are eight of them. */
function diceOf(seed: number, device: number): () => number {
  const digest = createHash('sha256').update(`${seed}/${device}`).digest();
  let place = 0;
  return () => {
    const number = digest.readUInt32LE(place);
    place += 4;
    return number / 2 ** 32;
  };
}
