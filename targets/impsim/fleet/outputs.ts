/** Where what a fleet did goes. */
import { reportPage } from '../report/report.js';
import { writeOutput } from '../write-output.js';
import { figures } from './figures.js';
import { printFleetFile, type FleetFile } from './fleet-file.js';
import type { Outputs } from './options.js';

/**
 * Writes what a fleet did to where it is wanted.
 * @param tookSeconds - How long it took to run it; null when it was not run now.
 * @returns The exit code.
 * @throws UsageError when a file cannot be written.
 */
export async function tell(
  file: FleetFile,
  { out, report, json }: Outputs,
  tookSeconds: number | null,
): Promise<number> {
  if (out !== undefined) await writeOutput(out, printFleetFile(file));
  if (report !== undefined) {
    const { program, scenario, summary } = file;
    await writeOutput(report, await reportPage({ kind: 'fleet', program, scenario, summary }));
  }
  process.stdout.write(json ? printFleetFile(file) : figures(file, tookSeconds));
  return file.summary.died > 0 ? 1 : 0;
}
