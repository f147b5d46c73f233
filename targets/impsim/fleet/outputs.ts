/** Where what a fleet did goes. */
import { writeFile } from 'node:fs/promises';
import { reportPage } from '../report/report.js';
import { figures } from './figures.js';
import { printFleetFile, type FleetFile } from './fleet-file.js';
import type { Outputs } from './options.js';

/**
 * Writes what a fleet did to where it is wanted.
 * @param tookSeconds - How long it took to run it; null when it was not run now.
 * @returns The exit code.
 */
export async function tell(
  file: FleetFile,
  { out, report, json }: Outputs,
  tookSeconds: number | null,
): Promise<number> {
  if (out !== undefined) await writeFile(out, printFleetFile(file));
  if (report !== undefined) {
    const { program, scenario, summary } = file;
    await writeFile(report, await reportPage({ kind: 'fleet', program, scenario, summary }));
  }
  process.stdout.write(json ? printFleetFile(file) : figures(file, tookSeconds));
  return file.summary.died > 0 ? 1 : 0;
}

/** Runs a command: what it throws is told on one line, and is exit code 2. */
export async function refuseOnError(run: () => Promise<number>): Promise<number> {
  try {
    return await run();
  } catch (error) {
    process.stderr.write(`impsim: ${(error as Error).message}\n`);
    return 2;
  }
}
