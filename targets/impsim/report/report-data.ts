import type { Scenario, TraceEvent } from '../../simulator/imp.js';
import type { FleetSummary } from '../fleet/summary.js';

/** What a report tells of: one imp's run, or a fleet. */
export type Report = RunReport | FleetReport;

/** A scenario, and what it is about if it says so. */
export type TitledScenario = Scenario & { title?: string };

/** The run of one imp. */
export interface RunReport {
  kind: 'run';
  /** The program's name. */
  program: string;
  scenario: TitledScenario;
  /** How long it ran. */
  seconds: number;
  /** All that happened, in order. */
  trace: readonly TraceEvent[];
  /** The message of the exception that ended the program; null when none did. */
  died: string | null;
}

/** What many imps did that run the same program. */
export interface FleetReport {
  kind: 'fleet';
  /** The program's name. */
  program: string;
  scenario: TitledScenario;
  summary: FleetSummary;
}

/** A setting of a scenario that is not as by default. */
export interface Knob {
  name: string;
  value: string;
}

/** What the page is given. */
export interface PageData {
  report: Report;
  knobs: Knob[];
}
