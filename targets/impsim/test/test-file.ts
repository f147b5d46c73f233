/** Runs the tests of a file. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readFile } from 'node:fs/promises';
import type { Scenario } from '../../simulator/imp.js';
import { checkProgram } from '../embedded/run.js';
import type { TestOptions } from '../embedded/test-session.js';
import { runInThread } from '../node-thread.js';
import { packageFile } from '../package-files.js';
import { loadSquirrel, readProgramText } from '../program.js';
import type { Run } from '../run.js';
import { findScenario, withoutRun } from '../scenarios.js';
import { joinSources, sourceOf, type SquirrelSource } from '../squirrel-source.js';
import type { TestConfiguration } from './configuration.js';
import type { TestCommandOptions } from './options.js';

const IMP_UNIT = 'targets/impsim/test/impunit.nut';

/** As impt has it. */
const USUAL_TIMEOUT = 30;

/** The longest run, in seconds: what waits longer hangs. */
const MOST_SECONDS = 1_000_000;

/** Bytes: that of an imp004m, as impUnit takes its part. */
const MEMORY = 188416;

type Side = TestOptions['side'];

/**
 * Runs the tests of a file on an imp of its own.
 * @throws UsageError or ProgramError when they cannot be run.
 */
export async function runTestFile(
  file: string,
  configuration: TestConfiguration,
  options: TestCommandOptions,
): Promise<Run> {
  const side: Side = sideOf(file);
  const { timeout = USUAL_TIMEOUT, allowDisconnect = false, stopOnFail = false } = configuration;
  const tests: TestOptions = { side, timeout, allowDisconnect, stopOnFail, filter: options.filter };
  const device = await sourceFor('device', file, configuration, options);
  const agent = await sourceFor('agent', file, configuration, options);
  const scenario = await scenarioFor(file, options);
  return runInThread({ kind: 'squirrel', source: device ?? sourceOf('', '') }, scenario, {
    seconds: MOST_SECONDS,
    agent: agent === null ? null : { kind: 'squirrel', source: agent },
    tests,
  });
}

function sideOf(file: string): Side {
  return file.endsWith('.agent.test.nut') ? 'agent' : 'device';
}

/** What runs on a side: the code under test, and the tests or their partner; null for nothing. */
async function sourceFor(
  side: Side,
  file: string,
  { deviceFile, agentFile }: TestConfiguration,
  options: TestCommandOptions,
): Promise<SquirrelSource | null> {
  const subject = side === 'device' ? deviceFile : agentFile;
  const isTested = sideOf(file) === side;
  const own = isTested ? file : partnerOf(file, side);
  const files = [subject ?? '', own].filter((each) => each !== '');
  if (files.length === 0) return null;
  const loaded = await Promise.all(files.map((each) => loadSquirrel(each, options)));
  const before = [...(isTested ? [await impUnit()] : []), ...loaded.slice(0, -1)];
  const source = joinSources(before, loaded.at(-1)!);
  checkProgram(source);
  return source;
}

/** The file that plays the other side: `X.agent.nut` for `X.device.test.nut`; empty for none. */
function partnerOf(file: string, side: Side): string {
  const partner = file.replace(/\.(?:device\.|agent\.)?test\.nut$/, `.${side}.nut`);
  return existsSync(partner) ? partner : '';
}

/** Without places: what people look for in a stack is in their own files. */
async function impUnit(): Promise<SquirrelSource> {
  const text = await readFile(packageFile(IMP_UNIT), 'utf8');
  return { text, places: text.split('\n').map(() => null) };
}

async function scenarioFor(file: string, { scenario }: TestCommandOptions): Promise<Scenario> {
  const [, named] = /^\/\/ *scenario: *(\S+)\s*$/im.exec(await readProgramText(file)) ?? [];
  const beside = file.replace(/\.nut$/, '.json');
  const name =
    named === undefined ? (existsSync(beside) ? asFile(beside) : scenario) : pathOf(named, file);
  const found = name === null ? {} : withoutRun(await findScenario(name));
  return { memory: MEMORY, ...found };
}

/** A scenario that a test file names: a file beside it, or a ready one. */
function pathOf(name: string, file: string): string {
  const isFile = name.endsWith('.json') || name.includes('/');
  return isFile ? asFile(join(dirname(file), name)) : name;
}

function asFile(path: string): string {
  return path.includes('/') ? path : `./${path}`;
}
