import { SimulatedImp } from '../../../targets/simulator/imp.js';
import type { Library } from '../../hosts/javascript.js';

/** What many messages cost, in work and in memory. */
export function run(library: Library, print: (line: string) => void): void {
  // Twice as many take twice the work, or, with the square, four times.
  print(`sending is in proportion: ${workFor(library, 2000) < 3 * workFor(library, 1000)}`);
  print(`keeping costs little more than the text: ${overhead(library) <= 24}`);
}

/** How many times a place of the list is touched, from the first message to the last one sent. */
function workFor({ ConnectionManager }: Library, count: number): number {
  let work = 0;
  const counted = new Proxy<string[]>([], {
    get(list, name, receiver) {
      work += 1;
      return Reflect.get(list, name, receiver) as unknown;
    },
    set(list, name, value, receiver) {
      work += 1;
      return Reflect.set(list, name, value, receiver);
    },
  });
  class Counting extends ConnectionManager {
    fill(): void {
      this._logs = counted;
      for (let i = 0; i < count; i++) this.log('message');
    }
  }
  const simulated = new SimulatedImp({ boot: 'warm' });
  const manager = new Counting({}, simulated.platform);
  manager.fill();
  manager.connect();
  simulated.run(10);
  const sent = simulated.trace.filter(({ kind }) => kind === 'log').length;
  return sent === count ? work : Infinity;
}

/** Bytes that a message takes beyond its text, at some bytes for each thing that keeps it. */
function overhead({ ConnectionManager }: Library): number {
  class Open extends ConnectionManager {
    measure(): number {
      return cost(this._logs, new Set());
    }
  }
  const manager = new Open({}, new SimulatedImp({ boot: 'warm', epoch: 1000 }).platform);
  const before = manager.measure();
  for (let i = 100; i < 200; i++) manager.log(`message ${i}`);
  return (manager.measure() - before) / 100 - '1000 - message 100'.length;
}

/** 8 bytes for each place in a list, 40 for each object; texts that are the same are kept once. */
function cost(value: unknown, seen: Set<unknown>): number {
  if (typeof value === 'string') {
    const isKnown = seen.has(value);
    seen.add(value);
    return isKnown ? 0 : value.length;
  }
  if (typeof value !== 'object' || value === null) return 0;
  const inner = Object.values(value).map((each) => 8 + cost(each, seen));
  return inner.reduce((sum, each) => sum + each, 40);
}
