import { SimulatedImp } from '../../../targets/simulator/imp.js';
import type { Library } from '../../hosts/javascript.js';

/** What many messages and tasks cost, in work and in memory. */
export function run(library: Library, print: (line: string) => void): void {
  // Twice as many take twice the work, or, with the square, four times.
  const messages = (count: number): number => sendMessages(library, count);
  const tasks = (count: number): number => runTasks(library, count);
  print(`sending is in proportion: ${messages(2000) < 3 * messages(1000)}`);
  print(`running tasks is in proportion: ${tasks(400) < 3 * tasks(200)}`);
  // A list of three.
  print(`keeping costs less than 80 bytes beyond the text: ${overhead(library) < 80}`);
}

let work = 0;

/** A list that counts how many of its places are moved or copied. */
class Counted<T> extends Array<T> {
  override shift(): T | undefined {
    work += this.length;
    return super.shift();
  }

  override slice(start?: number, end?: number): T[] {
    const part = super.slice(start, end);
    work += 1 + part.length;
    return part;
  }
}

function sendMessages({ ConnectionManager }: Library, count: number): number {
  class Counting extends ConnectionManager {
    fill(): void {
      this._logs = new Counted();
      for (let i = 0; i < count; i++) this.log('message');
    }
  }
  const simulated = new SimulatedImp({ boot: 'warm' });
  const manager = new Counting({}, simulated.platform);
  work = 0;
  manager.fill();
  manager.connect();
  simulated.run(10);
  const sent = simulated.trace.filter(({ kind }) => kind === 'log').length;
  return sent === count ? work : Infinity;
}

function runTasks({ ConnectionManager }: Library, count: number): number {
  let ran = 0;
  class Counting extends ConnectionManager {
    fill(): void {
      this._queue = new Counted();
      for (let i = 0; i < count; i++) this.onNextConnect(() => ran++);
    }
  }
  const simulated = new SimulatedImp({ boot: 'warm', silent: true });
  const manager = new Counting({}, simulated.platform);
  work = 0;
  manager.fill();
  manager.connect();
  simulated.run(10);
  return ran === count ? work : Infinity;
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
  return (manager.measure() - before) / 100 - 'message 100'.length;
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
