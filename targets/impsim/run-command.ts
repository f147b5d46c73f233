import { basename } from 'node:path';
import { UsageError } from '../cli/usage-error.js';
import type { ScenarioFile } from '../simulator/scenario-file.js';
import { secondsOf, type Options } from './options.js';
import { deathText } from './deaths.js';
import { paintFor } from './paint.js';
import { storyText, traceText } from './print.js';
import { describeMissing, type MissingNames } from './missing-names.js';
import { checkAgent, checkStubs, machineFor, prepare } from './program.js';
import { showProgress } from './progress.js';
import type { Run } from './run.js';
import type { TitledScenario } from './report/report.js';
import { findScenario, programOf, withoutRun } from './scenarios.js';
import { settingWarnings } from './settings.js';
import { clockTime } from './timeline.js';
import { exitCodeOf, verdictOf, verdictText, type Verdict } from './verdict.js';
import { githubAnnotations, junitText, verdictJson } from './verdict-output.js';
import { oneLine } from './visible.js';
import { keepInputs, writeOutput } from './write-output.js';

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
  const program = options.file ?? programOf(file, options.scenario!);
  if (program === null) {
    throw new UsageError(
      `which program? The scenario ${options.scenario} names none. See impsim --help.`,
    );
  }
  const inputs = [program, options.scenario, options.stubs, options.agent];
  const read = inputs.filter((each) => each !== null);
  keepInputs('--report', options.report, read);
  keepInputs('--junit', options.junit, read);
  const { libraries, stubs, agent, variables } = options;
  const machine = machineFor(program, options.machine);
  if (stubs !== null) checkStubs(stubs, machine);
  if (agent !== null) checkAgent(agent, machine);
  if (options.debug !== null && machine === 'squirrel') {
    throw new UsageError('--inspect: the Squirrel VM has no debugger. Leave out --vm squirrel.');
  }
  const onMissing = (names: MissingNames) => {
    if (!options.isQuiet) warn(describeMissing(basename(program), names));
  };
  const run = await prepare({
    file: program,
    machine,
    libraries,
    stubs,
    agent,
    variables,
    onMissing,
  });
  const end = seconds * 1000;
  const progress = showProgress(end, (now) => `${clockTime(now)} of ${clockTime(end)}`);
  const { title, ...scenario } = scenarioOf(file, options);
  const { debug } = options;
  const result = await run(scenario, {
    seconds,
    isWatched: true,
    onProgress: progress.show,
    debug,
  });
  progress.clear();
  const death = deathText(result);
  const duration = lasted(result, seconds);
  const { failOn, junit } = options;
  const verdict = verdictOf(result, { seconds: duration, failOn, expect: file.expect ?? {} });
  print(result, death, duration, options);
  tell(verdict, program, duration, options);
  if (junit !== null) await writeOutput(junit, junitText(verdict, program));
  if (options.report !== null) {
    const titled = title === undefined ? scenario : { ...scenario, title };
    await writeOutput(options.report, await reportOf(result, death, titled, duration, program));
  }
  return exitCodeOf(verdict);
}

/** What happens to the imp, and the title of that. */
function scenarioOf(file: ScenarioFile, { seed }: Options): TitledScenario {
  const scenario = withoutRun(file);
  return seed === null ? scenario : { ...scenario, seed, timerOrder: 'shuffled' };
}

/** A page for a browser. */
async function reportOf(
  run: Run,
  death: string,
  scenario: TitledScenario,
  seconds: number,
  file: string,
): Promise<string> {
  // Only here, as most runs do without.
  const { reportPage } = await import('./report/report.js');
  return reportPage({
    kind: 'run',
    program: basename(file),
    scenario,
    seconds,
    trace: run.trace,
    died: death.split('\n').find((line) => line !== '') ?? null,
  });
}

/** How long a run was, in seconds. */
function lasted(run: Run, seconds: number): number {
  return run.failure === null ? seconds : run.reached / 1000;
}

function print(run: Run, death: string, seconds: number, options: Options): void {
  const { trace, isJson, isQuiet } = options;
  const { stdout } = process;
  const story = { seconds, width: stdout.columns as number | undefined, paint: paintFor(stdout) };
  // Of some failures nothing is known but that they came.
  const isKnown = run.failure === null || run.trace.length > 0;
  if (!isQuiet && !isJson && isKnown) {
    process.stdout.write(trace === null ? storyText(run, story) : traceText(run.trace, trace));
  }
  if (!isQuiet) warn(settingWarnings(run.settings));
  process.stderr.write(death);
}

/** The verdict comes last; what others read as data is kept clean of it. */
function tell(verdict: Verdict, program: string, seconds: number, options: Options): void {
  const { trace, isJson, isQuiet } = options;
  const isBad = verdict.problems.length > 0;
  if (isJson) process.stdout.write(verdictJson(verdict, program, seconds));
  const stream = trace === null && !isJson && !isQuiet ? process.stdout : process.stderr;
  if (trace !== 'json' && (isBad || !isQuiet)) {
    const paint = paintFor(stream);
    stream.write(`${paint(isBad ? 'red' : 'green', oneLine(verdictText(verdict)))}\n`);
  }
  if (process.env['GITHUB_ACTIONS'] === 'true') {
    stream.write(githubAnnotations(verdict.problems));
  }
}

function warn(lines: readonly string[]): void {
  process.stderr.write(lines.map((each) => `impsim: ${each}\n`).join(''));
}
