import { dirname, relative } from 'node:path';
import type { Scenario } from '../../simulator/imp.js';
import { deathText } from '../deaths.js';
import { checkAgent, checkStubs, machineFor, prepare, type Runnable } from '../program.js';
import { showProgress } from '../progress.js';
import type { Run } from '../run.js';
import { findScenario, withoutRun } from '../scenarios.js';
import { timeline } from '../timeline.js';
import { USUAL_FAILURE_KINDS, verdictOf, type FailureKind } from '../verdict.js';
import { keepInputs, writeOutput } from '../write-output.js';
import { readStormOptions, stormHelp, type StormOptions } from './options.js';
import { findFirst, simplify, type Finding, type Judge } from './search.js';
import { makeStorm, scenarioOf, type Storm } from './storm.js';

/** What a storm did to the program. */
interface Damage {
  readonly kind: FailureKind;
  readonly text: string;
  readonly run: Run;
}

/**
 * `impsim storm`.
 * @returns The exit code.
 * @throws UsageError or ProgramError
 */
export async function stormCommand(args: readonly string[]): Promise<number> {
  const options = readStormOptions(args);
  if (options === null) {
    process.stdout.write(stormHelp);
    return 0;
  }
  const { program, scenario, stubs, agent, out, jobs } = options;
  keepInputs('--out', out, [program, scenario ?? '', stubs ?? '', agent ?? '']);
  const run = await ready(options);
  const base = scenario === null ? {} : withoutRun(await findScenario(scenario));
  const found = await findFirst(storms(options), judgeOf(run, base, options, null), jobs);
  if (found === null) {
    process.stdout.write(`PASS ${options.runs} storms\n`);
    return 0;
  }
  const judge = judgeOf(run, base, options, found.problem.kind);
  const simplest = await simplify(found, judge, jobs);
  await writeOutput(out, fileText(simplest, base, options));
  process.stdout.write(report(simplest, options));
  return 1;
}

function ready(options: StormOptions): Promise<Runnable> {
  const { program, stubs, agent, libraries, variables } = options;
  const machine = machineFor(program, null);
  if (stubs !== null) checkStubs(stubs, machine);
  if (agent !== null) checkAgent(agent, machine);
  const inThread = machine === 'node';
  return prepare({ file: program, machine, libraries, stubs, agent, variables, inThread });
}

function* storms({ seed, runs, seconds }: StormOptions): Generator<Storm> {
  const progress = showProgress(runs, (done) => `storm ${done} of ${runs}`);
  for (let i = 0; i < runs; i++) {
    progress.show(i);
    yield makeStorm(seed + i, seconds);
  }
  progress.clear();
}

/** @param wanted - What counts; null for all that the options name. */
function judgeOf(
  run: Runnable,
  base: Scenario,
  { countsRefused }: StormOptions,
  wanted: FailureKind | null,
): Judge<Damage> {
  const all: FailureKind[] = [
    ...USUAL_FAILURE_KINDS,
    ...(countsRefused ? ['refused' as const] : []),
  ];
  const failOn = wanted === null ? all : [wanted];
  return async (storm) => {
    const { seconds } = storm;
    const result = await run(scenarioOf(storm, base), { seconds, isWatched: true });
    const [problem] = verdictOf(result, { seconds, failOn, expect: {} }).problems;
    if (problem === undefined) return null;
    return { kind: problem.kind as FailureKind, text: problem.text, run: result };
  };
}

function fileText(
  { storm }: Finding<Damage>,
  base: Scenario,
  { program, out }: StormOptions,
): string {
  const path = relative(dirname(out), program).replaceAll('\\', '/');
  const { seconds } = storm;
  const title = `a storm that ${path} does not live through`;
  const file = { title, program: path, duration: seconds, ...scenarioOf(storm, base) };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function report({ problem }: Finding<Damage>, { out, program }: StormOptions): string {
  const { text, run } = problem;
  const scenario = out.includes('/') ? out : `./${out}`;
  return [
    ...timeline(run.trace),
    '',
    `${deathText(run)}To run it: npx impsim ${program} --scenario ${scenario}`,
    `FAIL ${text}`,
    '',
  ].join('\n');
}
