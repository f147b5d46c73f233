import { SimulatedImp } from '../../../targets/simulator/imp.js';
import type { Library } from '../../hosts/javascript.js';

/** A manager that nobody holds, after the memory has been tidied up, if a program can do that. */
export function run({ ConnectionManager }: Library, print: (line: string) => void): void {
  const simulated = new SimulatedImp({
    boot: 'warm',
    network: [
      { at: 31, up: false },
      { at: 40, up: true },
    ],
  });
  const { hardware } = simulated.platform;
  const say = (what: string) => () => {
    print(`${hardware.millis()} ${what}`);
  };
  const settings = { startBehavior: 1, stayConnected: true } as const;
  new ConnectionManager(settings, simulated.platform)
    .onConnect(say('onConnect'))
    .onDisconnect(say('onDisconnect'))
    .onNextConnect(say('task'));
  simulated.run(100);
}
