import type * as Extras from '../../core/extras/index.js';
import type * as Core from '../../core/index.js';
import { SimulatedImp, type TraceEvent } from '../../targets/simulator/imp.js';
import { BehaviourDriver, type AddOn, type Make } from '../behaviour/driver.js';
import type { Host, Job } from './host.js';

/** What a module of the library exports. */
export type Library = typeof Core;

/** Found once the package is built; its types are those of the sources. */
const PACKAGED_ADD_ONS = 'imp-connection-manager/extras';

/** What the module of the add-ons exports. */
type AddOns = typeof Extras;

type AnyAddOn = new (manager: unknown, settings: unknown, platform: unknown) => unknown;

/** A program of `tests/behaviour/programs/`: it prints what is so. */
export type PrintingProgram = (library: Library, print: (line: string) => void) => void;

/** The core as it is, in Node. */
export async function coreHost(): Promise<Host> {
  return hostOf(
    'TypeScript in Node',
    await import('../../core/index.js'),
    await import('../../core/extras/index.js'),
  );
}

/** The built package, in Node, under the name that its users know. */
export async function packageHost(): Promise<Host> {
  return hostOf(
    'JavaScript build in Node',
    (await import('imp-connection-manager')) as unknown as Library,
    (await import(PACKAGED_ADD_ONS)) as AddOns,
  );
}

function hostOf(name: string, library: Library, addOns: AddOns): Host {
  return {
    name,
    run: (jobs) => Promise.resolve(jobs.map((job) => runJob(library, addOns, job))),
    print: (program) => print(library, program),
  };
}

function runJob(
  library: Library,
  addOns: AddOns,
  { program, seconds, scenarios }: Job,
): TraceEvent[][] {
  return scenarios.map((scenario) => {
    const imp = new SimulatedImp(scenario);
    const make: Make = (settings) => {
      const isCapped = typeof settings === 'object' && settings !== null && 'addOn' in settings;
      const Class = isCapped ? addOns.ConnectionCaps : library.ConnectionManager;
      return new Class(settings as Core.Settings, imp.platform);
    };
    const addOn: AddOn = (name, manager, settings) =>
      new (addOns[name as keyof AddOns] as AnyAddOn)(manager, settings, imp.platform);
    new BehaviourDriver(imp, make, addOn, program).start();
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
