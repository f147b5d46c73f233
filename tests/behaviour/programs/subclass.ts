import { SimulatedImp, type Scenario } from '../../../targets/simulator/imp.js';
import type { Settings } from '../../../core/index.js';
import type { Library } from '../../hosts/javascript.js';

/** A subclass whose connect() and disconnect() say when they are called. */
export function run({ ConnectionManager }: Library, print: (line: string) => void): void {
  class Talking extends ConnectionManager {
    constructor(
      private readonly simulated: SimulatedImp,
      settings: Settings,
    ) {
      super(settings, simulated.platform);
    }

    override connect(): boolean {
      this.say('connect');
      return super.connect();
    }

    override disconnect(force = false, flushTimeout = 30): boolean {
      this.say('disconnect');
      return super.disconnect(force, flushTimeout);
    }

    private say(what: string): void {
      const at = this.simulated.platform.hardware.millis();
      print(`${at} ${what}, _connected ${this._connected}`);
    }
  }

  function live(title: string, scenario: Scenario, settings: Settings): Talking {
    print(`${title}:`);
    const simulated = new SimulatedImp(scenario);
    const manager = new Talking(simulated, settings);
    if (title === 'connectFor') manager.connectFor(() => undefined);
    if (title === 'retry') manager.connect();
    simulated.run(30);
    return manager;
  }

  const failing = { boot: 'warm', network: [{ at: 0, up: false, failAfter: 20 }] } as const;
  const losing = { network: [{ at: 7, up: false }] };
  live('start connected', { boot: 'warm' }, { startBehavior: 1 });
  live('start disconnected', {}, { startBehavior: 2 });
  live('retry', { ...failing, network: [...failing.network] }, {});
  live('stay connected', losing, { stayConnected: true });
  live('connectFor', { boot: 'warm' }, {});
}
