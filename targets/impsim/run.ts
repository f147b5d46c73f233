import type { Scenario, TraceEvent } from '../simulator/imp.js';
import type { ImpWithAgent } from './agent/imp-with-agent.js';
import type { StartedAgent } from './agent/start-agent.js';
import type { AgentOptions } from './embedded/agent.js';
import type { Bundle } from './bundle.js';
import type { TestOptions, TestResult } from './embedded/test-session.js';
import type { Place } from './places.js';
import type { SquirrelSource } from './squirrel-source.js';

/** A line of a stack: the place, and the function's name, empty for one without. */
export interface Frame extends Place {
  readonly name: string;
}

/** An exception that a program did not catch. */
export interface Uncaught {
  /** The index of its event in the trace. */
  event: number;
  /** Where it comes from in the user's files, the innermost place first; empty if nobody knows. */
  frames: readonly Frame[];
}

/** What became of a run. */
export interface Run {
  trace: TraceEvent[];
  /** What the program gave ConnectionManager as settings, by name; empty if nobody watched. */
  settings: readonly string[];
  uncaught: Uncaught[];
  /** The largest number of timers that the program held at a time. */
  mostTimers: number;
  /** The last time that the run is known to have reached: milliseconds since the start. */
  reached: number;
  /** Why it did not come to its end; null if it did. */
  failure: string | null;
  /** How the tests went, if there were to be any. */
  tests?: readonly TestResult[];
}

/** A program in JavaScript: the absolute path of its file, and what it was bundled to. */
export interface NodeSource {
  readonly file: string;
  readonly bundle: Bundle;
}

/** The program of an agent, and where it runs. */
export type AgentSource =
  | { readonly kind: 'node'; readonly program: NodeSource }
  | { readonly kind: 'squirrel'; readonly source: SquirrelSource };

/** How a program is run. */
export interface RunOptions {
  /** Seconds since the start, whole ones. */
  seconds: number;
  /** Whether ConnectionManager is watched: what it does is in the trace, too. Default: false. */
  isWatched?: boolean;
  /** The agent that runs beside the device; null for none. */
  agent?: AgentSource | null;
  /** How the tests in the program are run; null for a program without tests. */
  tests?: TestOptions | null;
  /** Told now and then how many milliseconds have passed. */
  onProgress?: (now: number) => void;
  /** Takes what the program prints; by default, nobody does. */
  onPrint?: (text: string) => void;
  /** Seconds of real time without any progress after which it hangs. Default: 20. */
  patience?: number;
  /** Starts the agent; not needed for a program in Node. */
  startAgent?: StartAgent;
  /** Whether it waits for a debugger; null for not at all. Default: null. */
  debug?: DebugOptions | null;
}

/** Starts an agent beside its device. */
export type StartAgent = (
  source: AgentSource,
  imp: ImpWithAgent,
  scenario: Scenario,
  options: AgentOptions,
) => StartedAgent;

/** What a debugger is given. */
export interface DebugOptions {
  /** Where it connects. */
  readonly port: number;
  /** Whether it stops at the first statement. */
  readonly breaksAtStart: boolean;
}

/** Real time: far longer than any program needs until the next of the stops. */
export const PATIENCE_SECONDS = 20;

const MOST_BETWEEN_STOPS = 600;

/** When to look how far a run is: seconds since the start, the last of them its end. */
export function stopsOf(seconds: number): number[] {
  const step = Math.min(MOST_BETWEEN_STOPS, Math.max(1, Math.trunc(seconds / 100)));
  const count = Math.max(1, Math.ceil(seconds / step));
  return Array.from({ length: count }, (_, index) => Math.min(seconds, (index + 1) * step));
}

/** What to say of a program that lets no time pass. */
export function hangs(reached: number, patience: number): string {
  const at = `${reached / 1000} s after the start`;
  return `The program hangs: a call that began at ${at}, or later, has not returned for ${patience} s of real time. Does it loop for ever?`;
}

/** What a program can have of the memory of this machine, an imp having less than a megabyte. */
export const MOST_MEGABYTES = 512;

/** What to say of a program that takes more. */
export function outOfMemory(): string {
  return `The program has run out of memory: it takes more than ${MOST_MEGABYTES} MB. Does it keep more and more, or call itself for ever?`;
}

/** A run of which is known only how far it came, and why no farther. */
export function failed(reached: number, failure: string): Run {
  return { trace: [], settings: [], uncaught: [], mostTimers: 0, reached, failure };
}
