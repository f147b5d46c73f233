/** What a run comes to: the last line, exit codes, expectations, and the formats for CI. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { version } from '../../package.json';
import { execute } from '../../targets/squirrel/vm-process.js';
import { folderWith, root } from '../support/files.js';
import { impsim } from './impsim.js';

const LOSING_NUT = `#require "ConnectionManager.lib.nut:${version}"

cm <- ConnectionManager();
cm.disconnect();
cm.onNextConnect(function() {
    agent.send("reading", 21.5);
});
imp.wakeup(5, function() {
    server.sleepfor(600);
});
`;

const LOSING_JS = `const { ConnectionManager } = require('imp-connection-manager');
const cm = new ConnectionManager();
cm.disconnect();
cm.onNextConnect(() => agent.send('reading', 21.5));
imp.wakeup(5, () => server.sleepfor(600));
`;

const DYING_NUT = `#require "ConnectionManager.lib.nut:${version}"
cm <- ConnectionManager();
cm.disconnect();
cm.onNextConnect(function() {});
imp.wakeup(5, function() {
    throw "no sensor";
});
`;

async function verdict(t: ExecutionContext, file: string, text: string, ...args: string[]) {
  const folder = await folderWith(t, { [file]: text });
  const { exitCode, stdout } = await impsim(folder, file, '--for', '60s', ...args);
  return { exitCode, line: stdout.trimEnd().split('\n').at(-1) };
}

test('a run that loses a task fails with both places, in Squirrel and in JavaScript', async (t) => {
  t.deepEqual(await verdict(t, 'x.nut', LOSING_NUT), {
    exitCode: 3,
    line: 'FAIL 1 task lost at x.nut:9 (queued at x.nut:5)',
  });
  t.deepEqual(await verdict(t, 'x.js', LOSING_JS), {
    exitCode: 3,
    line: 'FAIL 1 task lost at x.js:5 (queued at x.js:4)',
  });
});

test('a program that dies fails with 1, and what it lost is told as well', async (t) => {
  t.deepEqual(await verdict(t, 'x.nut', DYING_NUT), {
    exitCode: 1,
    line: 'FAIL died at 00:00:05 at x.nut:6: no sensor; 8 tasks lost at x.nut:6 (queued at x.nut:4)',
  });
});

test('--fail-on says what counts', async (t) => {
  t.deepEqual(await verdict(t, 'x.nut', LOSING_NUT, '--fail-on', 'died'), {
    exitCode: 0,
    line: 'PASS 0 sent, 0 logged',
  });
  t.is((await verdict(t, 'x.nut', DYING_NUT, '--fail-on', 'none')).exitCode, 0);
  const refused =
    'server.setsendtimeoutpolicy(RETURN_ON_ERROR, WAIT_TIL_SENT, 5);\nserver.disconnect();\nserver.log("x");\n';
  t.deepEqual(await verdict(t, 'x.nut', refused, '--fail-on', 'refused,waiting'), {
    exitCode: 3,
    line: 'FAIL 1 message refused, the first at 00:00:00',
  });
  const waiting = LOSING_NUT.replace('server.sleepfor(600);', '');
  t.deepEqual(await verdict(t, 'x.nut', waiting, '--fail-on', 'refused,waiting'), {
    exitCode: 3,
    line: 'FAIL 1 task still waiting',
  });
});

const SENDING = `for (local i = 0; i < 3; i++) agent.send("reading", i);
server.log("done");
imp.wakeup(30, function() {
    server.setsendtimeoutpolicy(RETURN_ON_ERROR, WAIT_TIL_SENT, 5);
    server.disconnect();
});
`;

const EXPECTED: [expect: object, line: string][] = [
  [
    { sent: { reading: 3 }, logged: '>= 1', online: '= 50 %', attempts: '< 2', lost: 0 },
    'PASS 3 sent, 1 logged',
  ],
  [{ sent: { reading: '> 3', other: 0 } }, 'FAIL sent reading 3, expected > 3'],
  [{ sent: '<= 2' }, 'FAIL sent 3, expected <= 2'],
  [{ online: '>= 90 %' }, 'FAIL online 50 %, expected >= 90 %'],
  [{ died: 1 }, 'FAIL died 0, expected 1'],
];

for (const [expect, line] of EXPECTED) {
  test(`a scenario expects ${JSON.stringify(expect)}: ${line}`, async (t) => {
    const folder = await folderWith(t, {
      'x.nut': SENDING,
      's.json': JSON.stringify({ program: 'x.nut', duration: '60s', expect }),
    });
    const { exitCode, stdout } = await impsim(folder, '--scenario', 's.json');
    t.is(stdout.trimEnd().split('\n').at(-1), line);
    t.is(exitCode, line.startsWith('PASS') ? 0 : 3);
  });
}

test('what a scenario cannot expect is said', async (t) => {
  const folder = await folderWith(t, {
    's.json':
      '{ "program": "x.nut", "expect": { "sent": { "a": "many" }, "lots": 1, "died": -1 } }',
  });
  const { exitCode, stderr } = await impsim(folder, '--scenario', 's.json');
  t.is(exitCode, 2);
  t.regex(stderr, /expect\.sent\.a: must be a number, or a comparison such as ">= 12"/);
  t.regex(stderr, /expect\.lots: there is no such setting; did you mean lost\?/);
  t.regex(stderr, /expect\.died: must be >= 0, got -1/);
});

test('--json prints the counts and the verdict, --junit writes a test case for each check', async (t) => {
  const folder = await folderWith(t, { 'x.nut': LOSING_NUT });
  const args = ['x.nut', '--for', '60s', '--json', '--junit', 'x.xml'];
  const { exitCode, stdout } = await impsim(folder, ...args);
  t.is(exitCode, 3);
  t.like(JSON.parse(stdout), {
    program: 'x.nut',
    passed: false,
    exitCode: 3,
    problems: [{ kind: 'lost', place: { file: 'x.nut', line: 9 } }],
    lost: { tasks: 1, messages: 0 },
    sent: 0,
  });
  const xml = await readFile(join(folder, 'x.xml'), 'utf8');
  t.regex(xml, /<testsuite name="x\.nut" tests="2" failures="1">/);
  t.regex(xml, /<testcase name="died" classname="x\.nut"\/>/);
  t.regex(xml, /<failure message="1 task lost at x\.nut:9 \(queued at x\.nut:5\)">x\.nut:9</);
});

test('in GitHub Actions a failure is an annotation, and a run that is fixed has none', async (t) => {
  const fixed = LOSING_NUT.replace('server.sleepfor(600);', 'cm.connect();');
  const folder = await folderWith(t, { 'bad.nut': LOSING_NUT, 'good.nut': fixed });
  const env = { ...process.env, GITHUB_ACTIONS: 'true' };
  const run = (file: string) =>
    execute([process.execPath, `${root}dist/impsim.js`, file, '--for', '60s'], {
      cwd: folder,
      env,
    });
  const bad = await run('bad.nut');
  t.is(bad.exitCode, 3);
  t.true(
    bad.stdout.endsWith(
      '::error file=bad.nut,line=9,title=impsim::1 task lost at bad.nut:9 (queued at bad.nut:5)\n',
    ),
  );
  const good = await run('good.nut');
  t.is(good.exitCode, 0, good.stdout);
  t.false(good.stdout.includes('::error'));
});

test('--fail-on and --json are checked before the run', async (t) => {
  const folder = await folderWith(t, { 'x.nut': SENDING });
  const wrong = await impsim(folder, 'x.nut', '--fail-on', 'lst');
  t.is(wrong.exitCode, 2);
  t.regex(
    wrong.stderr,
    /--fail-on takes died,lost,refused,waiting or none, got lst; did you mean lost\?/,
  );
  t.is((await impsim(folder, 'x.nut', '--json', '--trace', 'json')).exitCode, 2);
});
