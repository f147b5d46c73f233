import type * as Core from '../../core/index.js';
import { SimulatedImp, type TraceEvent } from '../../targets/simulator/imp.js';
import { BehaviourDriver, type Manager } from '../behaviour/driver.js';
import type { Host, Job } from './host.js';

/** What a module of the library exports. */
export type Library = typeof Core;

/** A program of `tests/behaviour/programs/`: it prints what is so. */
export type PrintingProgram = (library: Library, print: (line: string) => void) => void;

/** The core as it is, in Node. */
export async function coreHost(): Promise<Host> {
  return hostOf('TypeScript in Node', await import('../../core/index.js'));
}

/** The built package, in Node, under the name that its users know. */
export async function packageHost(): Promise<Host> {
  return hostOf(
    'JavaScript build in Node',
    (await import('imp-connection-manager')) as unknown as Library,
  );
}

function hostOf(name: string, library: Library): Host {
  return {
    name,
    run: (jobs) => Promise.resolve(jobs.map((job) => runJob(library, job))),
    print: (program) => print(library, program),
  };
}

function runJob(library: Library, { program, seconds, scenarios }: Job): TraceEvent[][] {
  return scenarios.map((scenario) => {
    const imp = new SimulatedImp(scenario);
    const make = (settings: unknown): Manager =>
      new library.ConnectionManager(settings as Core.Settings, imp.platform);
    new BehaviourDriver(imp, make, program).start();
    try {
      imp.run(seconds);
    } catch (error) {
      imp.note(`the simulator threw ${(error as Error).message}`);
    }
    return imp.trace;
  });
}

async function print(library: Library, program: string): Promise<string[]> {
  const module = (await import(`../behaviour/programs/${program}.js`)) as { run: PrintingProgram };
  const lines: string[] = [];
  module.run(library, (line) => lines.push(line));
  return lines;
}
