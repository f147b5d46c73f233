/**
 * The tests for devices, as impt would run them, but on the simulated imp: so they are right when
 * somebody runs them on a real one.
 */
import { readdir, readFile } from 'node:fs/promises';
import test, { type ExecutionContext } from 'ava';
import { execute } from '../targets/squirrel/vm-process.js';
import { squirrelVm, type Bits } from '../targets/squirrel/vm.js';
import { traceInSquirrel } from '../targets/impsim/squirrel.js';
import type { TraceEvent } from '../targets/simulator/events.js';
import { fileFor, root } from './support/files.js';
import { dataText } from '../targets/simulator/data.js';
import { lineOf } from './support/events.js';

interface ImptConfiguration {
  deviceFile: string;
  timeout: number;
  allowDisconnect: boolean;
  testFiles: string[];
}

/** Builder's variables. */
type Variables = Readonly<Record<string, string>>;

/** How a run went. */
interface Session {
  /** What runtime.nut logged, without its prefix. */
  results: string[];
  trace: TraceEvent[];
}

/** More than any file takes, in virtual time. */
const SECONDS = 3600;

/** With what might not survive being put into a string of Squirrel. */
const WIFI: Variables = { CM_TEST_SSID: 'my "net"', CM_TEST_PWD: 'back\\slash' };

const FOLDER = 'tests/device/';
const read = (file: string) => readFile(`${root}${file}`, 'utf8');
const configuration = JSON.parse(await read('.impt.test')) as ImptConfiguration;
const files = await readdir(`${root}${FOLDER}`);
const testFiles = files.filter((name) => name.endsWith('.test.nut'));

/** Builder takes half a second for a program that runs in less: every program is built once. */
const built = new Map<string, Promise<string>>();

/** Preprocesses files, one after another, as impt does: with Builder, started in the repo. */
async function build(
  t: ExecutionContext,
  files: readonly string[],
  variables: Variables,
): Promise<string> {
  const key = JSON.stringify([files, variables]);
  const program = built.get(key) ?? runBuilder(t, files, variables);
  built.set(key, program);
  return program;
}

async function runBuilder(
  t: ExecutionContext,
  files: readonly string[],
  variables: Variables,
): Promise<string> {
  const main = await fileFor(t, files.map((file) => `@include "${file}"\n`).join(''), 'main.nut');
  const defines = Object.entries(variables).flatMap(([name, value]) => [`-D${name}`, value]);
  const argv = [process.execPath, 'node_modules/Builder/src/cli.js', ...defines, main];
  // Builder looks variables up in the environment, too: those of this computer are not wanted.
  const env = { ...process.env, CM_TEST_SSID: undefined, CM_TEST_PWD: undefined };
  const { exitCode, stdout, stderr } = await execute(argv, { cwd: root, env });
  t.is(exitCode, 0, stderr);
  return stdout;
}

/** Runs a file of tests on the simulated imp. */
async function run(
  t: ExecutionContext,
  file: string,
  variables: Variables,
  bits: Bits = 32,
): Promise<Session> {
  const files = [`${FOLDER}runtime.nut`, configuration.deviceFile, file];
  const source = await build(t, files, variables);
  const program = { name: file, source };
  const trace = await traceInSquirrel(await squirrelVm(bits), program, {}, SECONDS);
  const logs = trace.flatMap((event) => {
    if (event.kind !== 'log') return [];
    const [, line] = /^TEST (.*)$/s.exec(dataText(event.data)) ?? [];
    return line === undefined ? [] : [{ result: event.result, line }];
  });
  const lost = logs.filter(({ result }) => result !== 0);
  t.deepEqual(lost, [], 'logged offline: impt would not hear of it');
  return { results: logs.map(({ line }) => line), trace };
}

/** The tests in a file. */
async function testsIn(file: string): Promise<string[]> {
  const names = [...(await read(file)).matchAll(/function (test\w+)/g)].map(
    ([, name = '']) => name,
  );
  return names.filter((name) => name !== 'testLeftOut').sort();
}

function passedTests({ results }: Session): string[] {
  return results.flatMap((result) => /^ok \w+\.(test\w+)$/.exec(result)?.[1] ?? []);
}

test('.impt.test names the library and every test, and lets the device go offline', async (t) => {
  t.is(configuration.deviceFile, 'ConnectionManager.lib.nut');
  t.deepEqual(configuration.testFiles, [`${FOLDER}*.test.nut`]);
  t.true(configuration.allowDisconnect);
  const runtime = await read(`${FOLDER}runtime.nut`);
  t.true(runtime.includes(`static TIMEOUT = ${configuration.timeout};`));
});

test('Builder leaves the library as it is', async (t) => {
  const library = await read(configuration.deviceFile);
  t.is((await build(t, [configuration.deviceFile], {})).trim(), library.trim());
});

test('no test requires a library, which impt does not allow', async (t) => {
  for (const name of files) t.notRegex(await read(`${FOLDER}${name}`), /^\s*#require/m, name);
});

// runtime.nut has another order on each machine, because impUnit has none.
for (const bits of [32, 64] as const) {
  for (const name of testFiles) {
    test(`every test in ${name} passes on the ${bits}-bit VM`, async (t) => {
      const session = await run(t, `${FOLDER}${name}`, WIFI, bits);
      const failed = session.results.filter((result) => result.startsWith('failed'));
      t.deepEqual(failed, []);
      t.is(session.results.at(-1), 'end', session.trace.slice(-1).map(lineOf).join());
      t.deepEqual(passedTests(session).sort(), await testsIn(`${FOLDER}${name}`));
    });
  }
}

for (const name of ['retry.test.nut', 'no-retry.test.nut', 'staying.test.nut']) {
  test(`without CM_TEST_SSID, ${name} leaves the WiFi settings alone, and says so`, async (t) => {
    const text = await build(t, [`${FOLDER}${name}`], {});
    // Only wifi.nut itself is left.
    t.is([...text.matchAll(/forgetWiFi|restoreWiFi/g)].length, 2);
    const session = await run(t, `${FOLDER}${name}`, {});
    t.true(session.results.some((result) => /^info .* CM_TEST_SSID and CM_TEST_PWD$/.test(result)));
    t.true(passedTests(session).includes('testLeftOut'));
    t.is(session.results.at(-1), 'end');
  });
}

test('a test that fails, is rejected or takes too long does not pass', async (t) => {
  const file = await fileFor(
    t,
    `@include "tests/device/steps.nut"
class Bad extends ImpTestCase {
    function testEqual() { assertEqual(1, true); }
    function testList() { assertDeepEqual([1, 2], [1]); }
    function testNoError() { assertThrowsError(function() {}, this); }
    function testRejected() { return Promise(function(ok, err) { err("no"); }); }
    function testSlow() { return Promise(function(ok, err) { imp.wakeup(301, ok); }); }
    function testStep() {
        local cm = ConnectionManager();
        return inSteps(this, cm, [
            function(next) { next(); },
            function(next) { cm.disconnect(); throw "broken"; }
        ]);
    }
    function testTrue() { assertTrue(false, "false"); }
}
`,
  );
  const { results } = await run(t, file, {});
  t.deepEqual(results, [
    'failed Bad.testEqual: expected 1, got true',
    'failed Bad.testList: expected [1, 2], got [1]',
    'failed Bad.testNoError: expected an error',
    'failed Bad.testRejected: no',
    'failed Bad.testSlow: it takes too long',
    'failed Bad.testStep: step 2: broken',
    'failed Bad.testTrue: false',
    'end',
  ]);
});

test('offline log lines arrive in order, with their own time, before onConnect', async (t) => {
  const { trace } = await run(t, `${FOLDER}logs.test.nut`, WIFI);
  const lines = trace.flatMap((event) =>
    event.kind === 'log' || event.kind === 'error' ? [dataText(event.data)] : [],
  );
  const start = lines.findIndex((text) => text.endsWith(' - log offline'));
  const [, seconds = ''] = /^(\d+) - /.exec(lines[start] ?? '') ?? [];
  t.deepEqual(lines.slice(start, start + 7), [
    ...['log offline', 'error offline', 'null', 'true', '1', '1.5'].map(
      (text) => `${seconds} - ${text}`,
    ),
    'onConnect',
  ]);
  const sent = trace.find((event) => logs(event, 'onConnect'))?.at ?? 0;
  t.true(Number(seconds) < 1704067200 + Math.trunc(sent / 1000));
});

function logs(event: TraceEvent, text: string): boolean {
  return event.kind === 'log' && event.data === text;
}

test('disconnect() flushes what was logged, unless it is told not to', async (t) => {
  const { trace } = await run(t, `${FOLDER}connecting.test.nut`, WIFI);
  const after = (text: string) => {
    const start = trace.findIndex((event) => logs(event, text));
    return trace.slice(start + 1, start + 3).map(({ kind }) => kind);
  };
  t.deepEqual(after('this arrives before the device goes offline'), ['flush', 'disconnect']);
  t.deepEqual(after('this may get lost'), ['disconnect', 'link']);
});

test('BlinkUp follows every behavior through a disconnection', async (t) => {
  const { trace } = await run(t, `${FOLDER}blinkup.test.nut`, WIFI);
  const story = trace.flatMap((event) => {
    if (event.kind === 'blinkup') return [event.on ? 'on' : 'off'];
    if (event.kind !== 'log') return [];
    return /^behavior (\d)$/.exec(dataText(event.data))?.[1] ?? [];
  });
  t.is(story.join(' '), 'on 2 off on 1 off 3 on off 0 on');
});
