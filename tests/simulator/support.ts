/** What the tests of the simulated imp share. */
import {
  SimulatedImp,
  type Scenario,
  type SimulatedPlatform,
  type TraceKind,
} from '../../targets/simulator/imp.js';
import { lineOf } from '../support/events.js';

/** A device program in Node. */
export type Program = (platform: SimulatedPlatform) => void;

export const offline: Scenario = { network: [{ at: 0, up: false }] };

/** Runs a program for so many seconds; its policy is RETURN_ON_ERROR, unless it sets another. */
export function run(program: Program, seconds: number, scenario: Scenario = {}): SimulatedImp {
  const imp = new SimulatedImp(scenario);
  imp.start(() => {
    returnOnError(imp.platform);
    program(imp.platform);
  });
  imp.run(seconds);
  return imp;
}

/** Sets the policy that most programs want. */
export function returnOnError({ server, ...constants }: SimulatedPlatform): void {
  server.setsendtimeoutpolicy(constants.RETURN_ON_ERROR, constants.WAIT_TIL_SENT, 30);
}

/** What a program traced, those kinds only, or all but what every program does. */
export function traced(imp: SimulatedImp, ...kinds: TraceKind[]): string[] {
  const usual: TraceKind[] = ['policy', 'blinkup.window'];
  return imp.trace
    .filter(({ kind }) => (kinds.length === 0 ? !usual.includes(kind) : kinds.includes(kind)))
    .map(lineOf);
}

/** Runs a program that is given a function to note things with; returns what it noted, and when. */
export function noted(
  program: (platform: SimulatedPlatform, note: (text: string) => void) => void,
  seconds: number,
  scenario: Scenario = {},
): string[] {
  const imp = new SimulatedImp(scenario);
  imp.start(() => {
    returnOnError(imp.platform);
    program(imp.platform, (text) => {
      imp.note(text);
    });
  });
  imp.run(seconds);
  return traced(imp, 'note', 'uncaught').map((line) => line.replace(' note', ''));
}

/** A program that connects at once and notes what the callback says. */
export function connecting(timeout: number): Parameters<typeof noted>[0] {
  return ({ server }, note) => {
    server.connect((reason) => {
      note(`reason ${reason}`);
    }, timeout);
  };
}
