import type { Program } from '../behaviour/driver.js';
import type { Scenario, TraceEvent } from '../../targets/simulator/imp.js';

/** What is to be run: a program of the driver, in several scenarios. */
export interface Job {
  program: Program;
  seconds: number;
  scenarios: readonly Scenario[];
}

/** A place where ConnectionManager can live. */
export interface Host {
  name: string;

  /** Runs all jobs; returns the traces, those of a job in the order of its scenarios. */
  run(jobs: readonly Job[]): Promise<TraceEvent[][][]>;

  /** Runs a program of `tests/behaviour/programs/`; returns the lines that it printed. */
  print(program: string): Promise<string[]>;
}
