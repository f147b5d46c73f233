import { spawn } from 'node:child_process';

/** A part of the check. */
export interface Step {
  readonly name: string;
  /** What a shell runs, with the commands of the dependencies on its PATH. */
  readonly command: string;
  /** What to do when it fails. */
  readonly remedy: string;
}

/**
 * Runs steps one after another, those after a failed one, too. What they print goes where this
 * process prints, and says at last how each ended.
 * @param print - Prints a line.
 * @returns Whether all have succeeded.
 */
export async function runSteps(
  steps: readonly Step[],
  print: (line: string) => void,
): Promise<boolean> {
  const summary: string[] = [];
  let ok = true;
  for (const step of steps) {
    print(`\n== ${step.name}: ${step.command}`);
    const began = performance.now();
    const succeeded = (await exitCodeOf(step.command)) === 0;
    ok &&= succeeded;
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const remedy = succeeded ? '' : `  ${step.remedy}`;
    summary.push(
      `${succeeded ? 'ok    ' : 'FAILED'} ${seconds.padStart(6)} s  ${step.name}${remedy}`,
    );
  }
  print(`\n${summary.join('\n')}`);
  return ok;
}

function exitCodeOf(command: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, { shell: true, stdio: 'inherit' });
    child.once('error', reject).once('close', resolve);
  });
}
