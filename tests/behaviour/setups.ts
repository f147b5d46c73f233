import type { Scenario } from '../../targets/simulator/scenario.js';

/** A network that is down. */
export const offline: Scenario = { boot: 'warm', network: [{ at: 0, up: false }] };

/** A network on which every attempt fails after so many seconds. */
export function failing(failAfter: number): Scenario {
  return { boot: 'warm', network: [{ at: 0, up: false, failAfter }] };
}

/** Callbacks that say what happens. */
export const watched = ['0 onConnect a', '0 onDisconnect d', '0 onTimeout t'];
