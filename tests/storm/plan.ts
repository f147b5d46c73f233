import type { Answer, Scenario } from '../../targets/simulator/scenario.js';

/**
 * One thing that happens: the program does it, or it is done to the imp. What `number` and `text`
 * are depends on the act.
 */
export interface Action {
  act: string;
  /** Which manager does it. */
  manager: number;
  number: number;
  text: string;
}

/**
 * An action from outside, at so many milliseconds since the start: as seconds, a short float could
 * not hold them.
 */
export interface Step extends Action {
  at: number;
}

/** A life of an imp, made by chance, as plain data. */
export interface Plan {
  scenario: Scenario;
  /** Whether the program goes on after an exception; not in the scenario. */
  survives: boolean;
  /** The settings of each manager. */
  settings: Record<string, unknown>[];
  /** The calls that the subclass of a manager overrides and does nothing about; empty for none. */
  refuses: string;
  /** Whether `server.disconnect()` itself ends an attempt, and calls its callback. */
  answersWithin: boolean;
  /** How attempts are answered, in turns, before all faults are over. */
  answers: Answer[];
  /** What the program does from outside, in order of time. */
  steps: Step[];
  /** What callbacks and tasks do, by number. */
  scripts: Action[][];
  /** When all faults are over, and when the life is: seconds since the start. */
  calmAt: number;
  seconds: number;
}
