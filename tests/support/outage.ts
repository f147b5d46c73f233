import type { Scenario } from '../../targets/simulator/scenario.js';

/** A network that is down from one second until another. */
export function outage(from: number, until: number): Scenario {
  return {
    network: [
      { at: from, up: false },
      { at: until, up: true },
    ],
  };
}
