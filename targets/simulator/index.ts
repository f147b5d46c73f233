/** What a test or a simulation in JavaScript needs to run device programs. */
import { requireScenario } from './check-scenario.js';
import { SimulatedImp as Imp } from './imp.js';
import type { Scenario } from './scenario.js';

export { ScenarioError } from './check-scenario.js';
export type * from './imp.js';

/**
 * A simulated imp: impOS in virtual time, with as much of it as a device program needs that
 * connects, sends and sleeps. One object is one device, and independent of all others.
 */
export class SimulatedImp extends Imp {
  /**
   * @param scenario - What happens to the imp. Default: nothing, and impOS is as by default.
   * @param root - What the program's functions have as `this` when impOS calls them. Default: the
   *   platform.
   * @throws ScenarioError when a setting is none, or has a wrong value.
   */
  constructor(scenario: Scenario = {}, root: object | null = null) {
    requireScenario(scenario, 'What SimulatedImp was given');
    super(scenario, root);
  }
}
