import { nounFor } from '../../cli/noun-for.js';
import { UsageError } from '../../cli/usage-error.js';
import { frameText } from '../deaths.js';
import type { TestResult } from '../embedded/test-session.js';
import { ProgramError } from '../program-error.js';
import type { Run } from '../run.js';
import { clockTime, timeline } from '../timeline.js';
import {
  findTests,
  readConfiguration,
  readVariables,
  type TestConfiguration,
} from './configuration.js';
import { readTestOptions, testHelp, type TestCommandOptions } from './options.js';
import { runTestFile } from './test-file.js';

/** How many tests went how. */
interface Count {
  passed: number;
  failed: number;
  files: number;
  /** Simulated, in milliseconds. */
  time: number;
}

/** Lines of a stack that are shown. */
const MOST_FRAMES = 5;

/** Lines of the timeline of a failed test that are shown. */
const MOST_LINES = 12;

/**
 * `impsim test`.
 * @returns The exit code.
 * @throws UsageError
 */
export async function testCommand(args: readonly string[]): Promise<number> {
  const given = readTestOptions(args);
  if (given === null) {
    process.stdout.write(testHelp);
    return 0;
  }
  const options = { ...given, variables: { ...readVariables(), ...given.variables } };
  const configuration = readConfiguration(options.config);
  const files = options.files.length > 0 ? options.files : await findTests(configuration);
  if (files.length === 0) throw new UsageError('there are no test files. See impsim test --help.');
  const count = await runAll(files, configuration, options);
  process.stdout.write(`\n${summary(count)}\n`);
  return count.failed > 0 || count.passed === 0 ? 1 : 0;
}

/** Runs the files, some at a time, and prints each when it is done, in order. */
async function runAll(
  files: readonly string[],
  configuration: TestConfiguration,
  options: TestCommandOptions,
): Promise<Count> {
  const count: Count = { passed: 0, failed: 0, files: 0, time: 0 };
  const runs = inParallel(options.jobs, files, (file) => runFile(file, configuration, options));
  for (const [index, run] of runs.entries()) {
    const file = files[index]!;
    const outcome = await run;
    process.stdout.write(show(file, outcome, count));
    count.files++;
    if (configuration.stopOnFail === true && count.failed > 0) break;
  }
  return count;
}

/** @returns A run, or why there is none. */
async function runFile(
  file: string,
  configuration: TestConfiguration,
  options: TestCommandOptions,
): Promise<Run | string> {
  try {
    return await runTestFile(file, configuration, options);
  } catch (error) {
    if (error instanceof ProgramError) return error.message;
    throw error;
  }
}

/** Works on as many items at a time as there are jobs; the results are in the order of the items. */
function inParallel<Item, Result>(
  jobs: number,
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result>[] {
  const running: Promise<unknown>[] = [];
  return items.map((item, index) => {
    const before = index < jobs ? Promise.resolve() : running[index - jobs];
    const result = Promise.resolve(before).then(() => work(item));
    running.push(result.catch(() => undefined));
    return result;
  });
}

function show(file: string, outcome: Run | string, count: Count): string {
  if (typeof outcome === 'string') {
    count.failed++;
    return `FAIL ${file}\n${indented(outcome)}`;
  }
  const { tests = [], failure } = outcome;
  const lines = tests.map((test) => showTest(file, test, outcome));
  const failed = tests.filter((test) => test.failure !== null).length;
  count.failed += failed;
  count.passed += tests.length - failed;
  count.time += tests.at(-1)?.to ?? 0;
  if (failure !== null) {
    count.failed++;
    lines.push(`FAIL ${file}\n${indented(failure)}`);
  }
  return lines.join('');
}

function showTest(
  file: string,
  { name, from, to, records, failure, info }: TestResult,
  run: Run,
): string {
  const took = clockTime(to - from);
  const notes = info.map((text) => indented(`info: ${text}`)).join('');
  if (failure === null) return `ok   ${file}: ${name} ${took}\n${notes}`;
  const frames = failure.frames.slice(0, MOST_FRAMES).map(frameText);
  const story = timeline(run.trace.slice(...records));
  const lines = [failure.message, ...frames, ...story.slice(-MOST_LINES)];
  return `FAIL ${file}: ${name} ${took}\n${notes}${indented(lines.join('\n'))}`;
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `     ${line}\n`)
    .join('');
}

function summary({ passed, failed, files, time }: Count): string {
  const counts = failed === 0 ? `PASS ${passed}` : `FAIL ${failed} of ${passed + failed}`;
  const tests = nounFor(failed === 0 ? passed : passed + failed, 'test');
  return `${counts} ${tests} in ${files} ${nounFor(files, 'file')}, ${clockTime(time)} simulated`;
}
