/** Runs the command as a user has it, built. */
import { execute } from '../../targets/squirrel/vm-process.js';
import { lineOf } from '../support/events.js';
import { root } from '../support/files.js';
import type { TraceEvent, TraceKind } from '../../targets/simulator/imp.js';

export interface Result {
  exitCode: number;
  stdout: string;
  stderr: string;
}

export async function impsim(cwd: string, ...args: string[]): Promise<Result> {
  return execute([process.execPath, `${root}dist/impsim.js`, ...args], { cwd });
}

/** The events that `--trace json` printed, as `at kind text`; of these kinds, or all. */
export function recordsOf({ stdout }: Result, ...kinds: TraceKind[]): string[] {
  const events = stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as TraceEvent);
  return events.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind)).map(lineOf);
}
