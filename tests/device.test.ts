/** The tests for devices, on the simulated imp: so they are right when somebody runs them on a real one. */
import { readdir, readFile } from 'node:fs/promises';
import test, { type ExecutionContext } from 'ava';
import { hasDirectives, type Variables } from '../targets/impsim/builder.js';
import { readConfiguration } from '../targets/impsim/test/configuration.js';
import { runTestFile } from '../targets/impsim/test/test-file.js';
import { dataText } from '../targets/simulator/data.js';
import type { TraceEvent } from '../targets/simulator/events.js';
import { execute } from '../targets/squirrel/vm-process.js';
import { impsim, type Result } from './impsim/impsim.js';
import { fileFor, root } from './support/files.js';

/** With what might not survive being put into a string of Squirrel. */
const WIFI: Variables = { CM_TEST_SSID: 'my "net"', CM_TEST_PWD: 'back\\slash' };

const FOLDER = 'tests/device/';
const read = (file: string) => readFile(`${root}${file}`, 'utf8');
const configuration = readConfiguration(null);
const files = await readdir(FOLDER);
const testFiles = files.filter((name) => name.endsWith('.test.nut'));

const WITH_WIFI = Object.entries(WIFI).flatMap(([name, value]) => ['-D', `${name}=${value}`]);

/** The tests that `impsim test` reports as passed, as `file: method`. */
function passedIn({ stdout }: Result): string[] {
  const lines = [...stdout.matchAll(/^ok {3}(\S+): \w+\.(\w+) /gm)];
  return lines.map(([, file, method]) => `${file}: ${method}`).sort();
}

/** The tests in a file. */
async function testsIn(name: string): Promise<string[]> {
  const found = [...(await read(`${FOLDER}${name}`)).matchAll(/function (test\w+)/g)];
  const methods = found.map(([, each = '']) => each).filter((each) => each !== 'testLeftOut');
  return methods.map((each) => `${FOLDER}${name}: ${each}`);
}

/** What happens to the imp while a file of tests runs. */
async function traceOf(t: ExecutionContext, name: string): Promise<readonly TraceEvent[]> {
  // Builder by itself, as the loader of the tests here is no good for it.
  const defines = Object.entries(WIFI).flatMap(([each, value]) => [`-D${each}`, value]);
  const argv = [process.execPath, 'node_modules/Builder/src/cli.js', ...defines, FOLDER + name];
  const { exitCode, stdout, stderr } = await execute(argv, { cwd: root });
  t.is(exitCode, 0, stderr);
  const file = await fileFor(t, stdout, name);
  const options = { files: [], config: null, filter: '', scenario: null, libraries: [], jobs: 1 };
  const { trace, failure } = await runTestFile(file, configuration, { ...options, variables: {} });
  t.is(failure, null);
  return trace;
}

test('.impt.test names the library and every test, and lets the device go offline', (t) => {
  t.is(configuration.deviceFile, 'ConnectionManager.lib.nut');
  t.deepEqual(configuration.testFiles, [`${FOLDER}*.test.nut`]);
  t.true(configuration.allowDisconnect);
});

test('the library has nothing that Builder would change', async (t) => {
  t.false(hasDirectives(await read(configuration.deviceFile!)));
});

test('no test requires a library, which impt does not allow', async (t) => {
  for (const name of files) t.notRegex(await read(`${FOLDER}${name}`), /^\s*#require/m, name);
});

test('every test passes', async (t) => {
  const result = await impsim(root, 'test', ...WITH_WIFI);
  t.is(result.exitCode, 0, result.stdout);
  t.deepEqual(passedIn(result), (await Promise.all(testFiles.map(testsIn))).flat().sort());
});

test('without CM_TEST_SSID, tests that need WiFi settings are left out, and say so', async (t) => {
  const names = ['retry.test.nut', 'no-retry.test.nut', 'staying.test.nut'];
  const without = ['-D', 'CM_TEST_SSID=', '-D', 'CM_TEST_PWD='];
  const result = await impsim(root, 'test', ...names.map((name) => FOLDER + name), ...without);
  t.is(result.exitCode, 0, result.stdout);
  for (const name of names) t.true(passedIn(result).includes(`${FOLDER}${name}: testLeftOut`));
  t.is(result.stdout.match(/info: .* CM_TEST_SSID and CM_TEST_PWD$/gm)?.length, names.length);
});

test('offline log lines arrive in order, with their own time, before onConnect', async (t) => {
  const trace = await traceOf(t, 'logs.test.nut');
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
  const trace = await traceOf(t, 'connecting.test.nut');
  const after = (text: string) => {
    const start = trace.findIndex((event) => logs(event, text));
    return trace.slice(start + 1, start + 3).map(({ kind }) => kind);
  };
  t.deepEqual(after('this arrives before the device goes offline'), ['flush', 'disconnect']);
  t.deepEqual(after('this may get lost'), ['disconnect', 'link']);
});

test('BlinkUp follows every behavior through a disconnection', async (t) => {
  const trace = await traceOf(t, 'blinkup.test.nut');
  const story = trace.flatMap((event) => {
    if (event.kind === 'blinkup') return [event.on ? 'on' : 'off'];
    if (event.kind !== 'log') return [];
    return /^behavior (\d)$/.exec(dataText(event.data))?.[1] ?? [];
  });
  t.is(story.join(' '), 'on 2 off on 1 off 3 on off 0 on');
});
