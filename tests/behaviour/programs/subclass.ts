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

    protected say(what: string): void {
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

  /** A subclass that connects once. */
  class Hesitant extends Talking {
    private connects = 0;

    override connect(): boolean {
      this.connects++;
      if (this.connects === 1) return super.connect();
      this.say('no connect');
      return false;
    }
  }

  // A retry that a subclass does nothing about does not come again, whatever makes a turn.
  function hesitate(scenario: Scenario): void {
    print('no retry:');
    const simulated = new SimulatedImp(scenario);
    const manager = new Hesitant(simulated, {});
    manager.connect();
    simulated.run(22);
    simulated.limitTimers(0);
    simulated.run(10);
    simulated.limitTimers(null);
    manager.setBlinkUpBehavior(3);
    simulated.run(10);
  }

  const failing = { boot: 'warm', network: [{ at: 0, up: false, failAfter: 20 }] } as const;
  const losing = { network: [{ at: 7, up: false }] };
  live('start connected', { boot: 'warm' }, { startBehavior: 1 });
  live('start disconnected', {}, { startBehavior: 2 });
  live('retry', { ...failing, network: [...failing.network] }, {});
  live('stay connected', losing, { stayConnected: true });
  live('connectFor', { boot: 'warm' }, {});
  hesitate({ ...failing, network: [...failing.network] });
}
