import { SimulatedImp } from '../../../targets/simulator/imp.js';
import type { Library } from '../../hosts/javascript.js';

/** What callbacks and tasks that are bound to nothing get, and methods as timer callbacks. */
export function run({ ConnectionManager }: Library, print: (line: string) => void): void {
  const simulated = new SimulatedImp({});
  const { hardware, imp } = simulated.platform;
  const manager = new ConnectionManager({ retryOnTimeout: false }, simulated.platform);

  function say(what: string): (this: unknown, ...args: unknown[]) => void {
    return function (...args) {
      const self = this === manager ? 'the manager' : 'the globals';
      const isKnown = this === manager || this === simulated.platform;
      const gets = args.map((each) => ` ${String(each)}`).join('');
      print(`${hardware.millis()} ${what}: this is ${isKnown ? self : 'unknown'}, gets${gets}`);
    };
  }

  manager.onConnect(say('onConnect')).onTimeout(say('onTimeout')).onDisconnect(say('onDisconnect'));
  manager.onNextConnect(say('onNextConnect')).connectFor(say('connectFor'));
  imp.wakeup(1, manager.connect.bind(manager));
  imp.wakeup(5, manager.disconnect.bind(manager));
  simulated.run(8);
  simulated.changeNetwork({ at: 0, up: false, failAfter: 2 });
  manager.connect();
  simulated.run(4);
  simulated.changeNetwork({ at: 0, up: true });
  manager.connect();
  simulated.run(3);
  simulated.changeNetwork({ at: 0, up: false });
  simulated.run(10);
}
