import { SimulatedImp } from '../../../targets/simulator/imp.js';
import type { Library } from '../../hosts/javascript.js';
import { describeEvent } from '../../../targets/simulator/describe-event.js';

/** Messages whose text cannot be made, among others. */
export function run({ ConnectionManager }: Library, print: (line: string) => void): void {
  const simulated = new SimulatedImp({ boot: 'warm', epoch: 1000, sendResults: [0, 4] });
  const manager = new ConnectionManager({}, simulated.platform);
  const attempt = (method: 'log' | 'error'): void => {
    try {
      manager[method](reading);
    } catch (error) {
      print(`${method} threw ${(error as Error).message}`);
    }
  };
  manager.onConnect(() => {
    simulated.note('onConnect');
  });
  attempt('log');
  manager.log('first');
  attempt('error');
  manager.error('second');
  manager.connect();
  simulated.run(2);
  // The second one is refused, and waits.
  attempt('log');
  manager.log('third');
  simulated.run(10);
  for (const event of simulated.trace) {
    const { at, kind } = event;
    if (['log', 'error', 'note'].includes(kind)) print(`${at} ${kind} ${describeEvent(event)}`);
  }
}

const reading = {
  toString(): string {
    throw new Error('no text');
  },
};
