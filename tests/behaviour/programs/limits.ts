import { SimulatedImp } from '../../../targets/simulator/imp.js';
import type { Library } from '../../hosts/javascript.js';

/** Settings that are not finite: no timer can be set for them. */
export function run({ ConnectionManager }: Library, print: (line: string) => void): void {
  const values = [
    ['NaN', NaN],
    ['infinity', Infinity],
    ['-infinity', -Infinity],
  ] as const;
  for (const name of ['checkTimeout', 'connectTimeout']) {
    for (const [word, value] of values) {
      const { platform } = new SimulatedImp({});
      let text = 'taken';
      try {
        new ConnectionManager({ [name]: value }, platform);
      } catch (error) {
        text = (error as Error).message.split(', got')[0] ?? '';
      }
      print(`${word}: ${text}`);
    }
  }
}
