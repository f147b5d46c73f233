import { programOf, secondsOf, type Behaviour } from '../behaviour/behaviour.js';
import { variantsOf } from '../behaviour/variants.js';
import type { TraceEvent } from '../../targets/simulator/imp.js';
import type { Host } from './host.js';

/** A host with what all behaviours did on it, each in the order of its variants. */
export interface Run {
  host: Host;
  traces: readonly (readonly (readonly TraceEvent[])[])[];
}

/** Runs behaviours in all variants of impOS on several hosts. */
export async function runEverywhere(
  behaviours: readonly Behaviour[],
  hosts: readonly Host[],
): Promise<readonly Run[]> {
  const jobs = behaviours.map((each) => ({
    program: programOf(each),
    seconds: secondsOf(each),
    scenarios: variantsOf(each).map(({ scenario }) => scenario),
  }));
  return Promise.all(hosts.map(async (host) => ({ host, traces: await host.run(jobs) })));
}
