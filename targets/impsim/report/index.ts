/** Writes reports from tests and scripts. */
import type { TraceEvent } from '../../simulator/imp.js';
import { writeWhole } from '../write-whole.js';
import { reportPage, type TitledScenario } from './report.js';

export type { TitledScenario } from './report.js';

/** What a report shows. */
export interface ReportOptions {
  /** What happened: `imp.trace`. */
  trace: readonly TraceEvent[];

  /** The heading. Default: `test`. */
  program?: string;

  /** How long the run was. Default: up to the last event. */
  seconds?: number;

  /** What happened to the imp; the report shows what is not as by default. */
  scenario?: TitledScenario;

  /** Why the program died: `imp.died`. */
  died?: string | null;
}

/**
 * Writes a report of a run as an HTML page: a timeline to zoom, and a list of all events.
 * @throws Error when the file cannot be written.
 */
export async function writeReport(
  file: string,
  { trace, program = 'test', scenario = {}, died = null, ...others }: ReportOptions,
): Promise<void> {
  const { seconds = (trace.at(-1)?.at ?? 0) / 1000 } = others;
  await writeWhole(
    file,
    await reportPage({ kind: 'run', program, scenario, seconds, trace, died }),
  );
}
