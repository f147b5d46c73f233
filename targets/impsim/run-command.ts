import type { Scenario } from '../simulator/imp.js';
import type { ScenarioFile } from '../simulator/scenario-file.js';
import { secondsOf, type Options } from './options.js';
import { deathText, storyText, traceText } from './print.js';
import { prepare } from './program.js';
import { showProgress } from './progress.js';
import type { Run } from './run.js';
import { findScenario } from './scenarios.js';

const USUAL_DURATION = '24h';

/**
 * Runs a program and prints what happens.
 * @returns The exit code.
 * @throws UsageError when something that it needs is missing or wrong.
 * @throws ProgramError when it does not compile.
 */
export async function runCommand(options: Options): Promise<number> {
  const file = options.scenario === null ? {} : await findScenario(options.scenario);
  const seconds = options.seconds ?? secondsOf('duration', file.duration ?? USUAL_DURATION);
  const run = await prepare(options);
  const progress = showProgress(seconds);
  const result = await run(scenarioOf(file, options), { seconds, onProgress: progress.show });
  progress.clear();
  print(result, seconds, options);
  return deathText(result) === '' ? 0 : 1;
}

/** What the imp is told of a scenario file. */
function scenarioOf(file: ScenarioFile, { seed }: Options): Scenario {
  const scenario: Scenario = { ...file };
  for (const key of ['$schema', 'title', 'program', 'duration'])
    Reflect.deleteProperty(scenario, key);
  return seed === null ? scenario : { ...scenario, seed, timerOrder: 'shuffled' };
}

function print(run: Run, seconds: number, { trace, isQuiet }: Options): void {
  if (!isQuiet) {
    process.stdout.write(trace === null ? storyText(run, seconds) : traceText(run.trace, trace));
  }
  process.stderr.write(deathText(run));
}
