// Stands in until the report is there.
import type { Scenario, TraceRecord } from '../../simulator/imp.js';
import type { FleetSummary } from '../fleet/summary.js';

export type Report = RunReport | FleetReport;

export interface RunReport {
  kind: 'run';
  program: string;
  scenario: Scenario;
  seconds: number;
  trace: readonly TraceRecord[];
  died: string | null;
}

export interface FleetReport {
  kind: 'fleet';
  program: string;
  scenario: Scenario;
  summary: FleetSummary;
}

export function reportPage(report: Report): Promise<string> {
  return Promise.resolve(`<!doctype html><title>${report.kind}</title>\n`);
}
