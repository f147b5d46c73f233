/** Where what a fleet did goes. */
import { reportPage } from '../report/report.js';
import { writeOutput } from '../write-output.js';
import { compareFigures } from './compare-figures.js';
import { comparePicture, escapeXml } from './compare-picture.js';
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

/**
 * Writes what a fleet did with each of several programs.
 * @returns The exit code.
 * @throws UsageError when a file cannot be written.
 */
export async function tellCompared(
  files: readonly FleetFile[],
  { report, json }: Outputs,
): Promise<number> {
  if (report !== undefined) {
    const picture = comparePicture(files);
    const isPicture = report.endsWith('.svg');
    await writeOutput(report, isPicture ? picture : comparePage(files, picture));
  }
  process.stdout.write(json ? `${JSON.stringify(files)}\n` : compareFigures(files));
  return files.some(({ summary }) => summary.died > 0) ? 1 : 0;
}

function comparePage(files: readonly FleetFile[], picture: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Fleets compared – impsim</title>
</head>
<body>
${picture}
<pre>${escapeXml(compareFigures(files))}</pre>
</body>
</html>
`;
}
