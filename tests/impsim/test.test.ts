/** `impsim test`: impUnit tests on simulated imps. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { folderWith, root } from '../support/files.js';
import { impsim, type Result } from './impsim.js';

/** Runs the tests of a folder with these files. */
async function run(
  t: ExecutionContext,
  files: Readonly<Record<string, string | object>>,
  ...args: string[]
): Promise<Result> {
  const folder = await folderWith(t, {});
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    await writeFile(join(folder, name), text);
  }
  return impsim(folder, 'test', ...args);
}

function testCase(methods: string, name = 'A'): string {
  return `class ${name} extends ImpTestCase {\n${methods}\n}\n`;
}

/** The lines about tests. */
function outcomes({ stdout }: Result): string[] {
  return stdout.split('\n').filter((line) => /^(ok {2}|FAIL) .*: /.test(line));
}

test('the example in the manual prints what the manual says', async (t) => {
  const manual = await readFile(`${root}targets/impsim/README.md`, 'utf8');
  const section = /^## Tests\n([^]*?)\n## /m.exec(manual)![1]!;
  const [door, tests, scenario, configuration, printed] = [
    ...section.matchAll(/^```\w*\n([^]*?)```$/gm),
  ].map(([, code]) => code!);
  const result = await run(t, {
    'door.nut': door!,
    'tests/door.device.test.nut': tests!,
    'tests/door.json': scenario!,
    '.impt.test': configuration!,
  });
  t.is(result.stderr, '');
  t.is(result.stdout, printed!);
  t.is(result.exitCode, 1);
});

test('tests pass, throw, are rejected, and take too long', async (t) => {
  const result = await run(t, {
    'x.test.nut': testCase(`    function testPasses() { info("seen"); info([1, { a = 2.5 }]); }
    function testThrows() {
        throw "broken";
    }
    function testThrowsData() { throw { code = 5 }; }
    function testResolves() { return Promise(function(ok, err) { imp.wakeup(5, ok); }); }
    function testRejects() { return Promise(function(ok, err) { err("no"); }); }
    function testIsLate() { return Promise(function(ok, err) { imp.wakeup(31, ok); }); }
    function testAfterwards() {}`),
  });
  t.is(result.exitCode, 1);
  t.is(
    result.stdout,
    `ok   x.test.nut: A.testPasses 00:00:00
     info: seen
     info: [1, { a = 2.5 }]
FAIL x.test.nut: A.testThrows 00:00:00
     broken
         at testThrows (x.test.nut:4)
FAIL x.test.nut: A.testThrowsData 00:00:00
     {"code":5}
         at testThrowsData (x.test.nut:6)
ok   x.test.nut: A.testResolves 00:00:05
FAIL x.test.nut: A.testRejects 00:00:00
     no
FAIL x.test.nut: A.testIsLate 00:00:30
     it takes longer than 30 s
ok   x.test.nut: A.testAfterwards 00:00:00

FAIL 4 of 7 tests in 1 file, 00:00:35 simulated
`,
  );
});

test('the assertions of impUnit say what is wrong', async (t) => {
  const lines = [
    'assertTrue(false)',
    'assertTrue(0, "mine")',
    'assertEqual(1, 2)',
    'assertEqual(1, 2, "mine")',
    'assertGreater(1, 1)',
    'assertLess(2, 2)',
    'assertClose(1, 1.5, 0.25)',
    'assertBetween(5, 1, 4)',
    'assertDeepEqual({ a = [1, 2] }, { a = [1, 3] })',
    'assertDeepEqual([1], [1, 2])',
    'assertThrowsError(function() {}, this)',
  ];
  const passing = [
    'assertTrue(1)',
    'assertEqual("a", "a")',
    'assertGreater(2, 1)',
    'assertLess(1, 2)',
    'assertClose(1, 1.2, 0.25)',
    'assertBetween(1, 4, 1)',
    'assertDeepEqual({ a = [1, { b = null }] }, { a = [1, { b = null }] })',
    'assertEqual("x", assertThrowsError(function(text) { throw text; }, this, ["x"]))',
  ];
  const method = (line: string, index: number) => `    function test${index}() { ${line}; }`;
  const failing = await run(t, { 'x.test.nut': testCase(lines.map(method).join('\n')) });
  const said = failing.stdout.split('\n').filter((_, index, all) => {
    return all[index - 1]?.startsWith('FAIL x') === true;
  });
  t.deepEqual(
    said.map((line) => line.trim()),
    [
      ...['expected true', 'mine', 'expected 1, got 2', 'mine: expected 1, got 2'],
      ...['expected more than 1, got 1', 'expected less than 2, got 2'],
      ...['expected 1 +- 0.25, got 1.5', 'expected 1 to 4, got 5'],
      ...['expected { a = [1, 2] }, got { a = [1, 3] }', 'expected [1], got [1, 2]'],
      'expected an error',
    ],
  );
  const { exitCode } = await run(t, { 'x.test.nut': testCase(passing.map(method).join('\n')) });
  t.is(exitCode, 0);
});

test('setUp() comes before the tests of a case and tearDown() after them', async (t) => {
  const methods = (name: string) =>
    `    function setUp() { info("up"); return Promise(function(ok, err) { imp.wakeup(1, ok); }); }
    function testOne() { server.log("${name} one"); }
    function testTwo() { server.log("${name} two"); }
    function tearDown() { server.log("${name} down"); throw "stuck"; }`;
  const result = await run(t, {
    'x.test.nut': testCase(methods('A')) + testCase(methods('B'), 'B'),
  });
  t.deepEqual(
    outcomes(result).map((line) => line.slice(0, 30)),
    [
      ...['ok   x.test.nut: A.testOne 00:', 'ok   x.test.nut: A.testTwo 00:'],
      'FAIL x.test.nut: A.tearDown 00',
      ...['ok   x.test.nut: B.testOne 00:', 'ok   x.test.nut: B.testTwo 00:'],
      'FAIL x.test.nut: B.tearDown 00',
    ],
  );
});

test('tests whose setUp() fails do not run', async (t) => {
  const result = await run(t, {
    'x.test.nut': testCase(
      '    function setUp() { throw "no sensor"; }\n    function testA() {}\n    function testB() {}',
    ),
  });
  t.is(outcomes(result).filter((line) => line.startsWith('FAIL')).length, 2);
  t.regex(result.stdout, /A\.testB 00:00:00\n {5}setUp: no sensor\n/);
});

test('a program that dies fails its test, and the next one finds it started again', async (t) => {
  const result = await run(t, {
    'x.test.nut': testCase(`    function testDies() {
        return Promise(function(ok, err) { imp.wakeup(1, function() { throw "boom"; }); });
    }
    function testRestarts() { return Promise(function(ok, err) { server.restart(); }); }
    function testLives() { assertTrue(server.isconnected()); }`),
  });
  t.deepEqual(outcomes(result), [
    'FAIL x.test.nut: A.testDies 00:00:03',
    'FAIL x.test.nut: A.testRestarts 00:00:00',
    'ok   x.test.nut: A.testLives 00:00:00',
  ]);
  t.regex(result.stdout, /the program died: boom\n {9}at x\.test\.nut:3\n/);
  t.regex(result.stdout, /the program restarted during the test\n/);
});

test('a program that dies at its start, or does not compile, is a failure', async (t) => {
  const result = await run(t, {
    'a.test.nut': 'throw "no";',
    'b.test.nut': 'local = 1;',
    'c.test.nut': '',
  });
  t.is(result.exitCode, 1);
  t.regex(result.stdout, /^FAIL a\.test\.nut: start 00:00:00\n {5}the program died: no\n/);
  t.regex(result.stdout, /^FAIL b\.test\.nut\n {5}b\.test\.nut:1: expected/m);
  t.regex(result.stdout, /^FAIL 2 of 2 tests in 3 files/m);
});

test('tests of an agent talk to the device beside them, and the other way round', async (t) => {
  const result = await run(t, {
    'lib.nut': 'function double(n) { return n * 2; }',
    '.impt.test': { deviceFile: 'lib.nut', agentFile: 'lib.nut' },
    'x.agent.test.nut': testCase(`    function testDeviceAnswers() {
        return Promise(function(ok, err) {
            device.on("result", function(n) { n == 4.5 ? ok() : err("got " + n); });
            device.send("double", 2.25);
        });
    }`),
    'x.device.nut': 'agent.on("double", function(n) { agent.send("result", double(n)); });',
    'y.device.test.nut': testCase(`    function testAgentAnswers() {
        return Promise(function(ok, err) {
            agent.on("result", function(n) { n == 6 ? ok() : err("got " + n); });
            agent.send("double", 3);
        });
    }`),
    'y.agent.nut': 'device.on("double", function(n) { device.send("result", double(n)); });',
  });
  t.is(result.stderr, '');
  t.deepEqual(outcomes(result), [
    'ok   x.agent.test.nut: A.testDeviceAnswers 00:00:00',
    'ok   y.device.test.nut: A.testAgentAnswers 00:00:00',
  ]);
  t.is(result.exitCode, 0);
});

test('a file chooses its scenario by a comment or by a file of its name', async (t) => {
  const body = testCase('    function testBoot() { info(hardware.wakereason()); }');
  const warm = { boot: 'warm' };
  const result = await run(
    t,
    {
      '.impt.test': { allowDisconnect: true },
      'a.test.nut': `// Some text\n// scenario: sub/warm.json\n${body}`,
      'sub/warm.json': warm,
      'b.test.nut': body,
      'b.test.json': warm,
      'c.test.nut': `// Scenario: warm\n${body}`,
      'd.test.nut': body,
      'e.test.nut': '// scenario: none\n',
    },
    ...['--scenario', 'long-drop', 'a.test.nut', 'b.test.nut', 'c.test.nut', 'd.test.nut'],
  );
  t.deepEqual(result.stdout.match(/info: \d/g), ['info: 1', 'info: 1', 'info: 1', 'info: 0']);
  const wrong = await run(t, { 'e.test.nut': '// scenario: warn\n' });
  t.is(wrong.exitCode, 2);
  t.regex(wrong.stderr, /there is no ready scenario warn; did you mean warm\?/);
});

test('a test that leaves the imp offline fails, unless it may', async (t) => {
  const files = {
    'x.test.nut': testCase('    function testLeaves() { server.disconnect(); }'),
  };
  const strict = await run(t, files);
  t.regex(
    strict.stdout,
    /the imp is offline after the test: set "allowDisconnect" in \.impt\.test/,
  );
  const { exitCode } = await run(t, { ...files, '.impt.test': { allowDisconnect: true } });
  t.is(exitCode, 0);
});

test('stopOnFail ends with the first failure, and --tests chooses', async (t) => {
  const body = testCase(
    '    function testA() {}\n    function testB() { throw "b"; }\n    function testC() {}',
  );
  const files = { 'x.test.nut': body, 'y.test.nut': body };
  const stopped = await run(t, { ...files, '.impt.test': { stopOnFail: true } });
  t.is(outcomes(stopped).length, 2);
  const chosen = await run(t, files, '--tests', 'A.testC');
  t.deepEqual(outcomes(chosen), [
    'ok   x.test.nut: A.testC 00:00:00',
    'ok   y.test.nut: A.testC 00:00:00',
  ]);
});

test('patterns find test files, and variables reach Builder', async (t) => {
  const body = testCase('    function testA() { info("@{NAME} @{OTHER}"); }');
  const result = await run(
    t,
    {
      '.impt.test': { testFiles: ['./spec/**/*.nut', 'x?.nut'] },
      '.imptest-builder': { NAME: 'n', OTHER: 'o' },
      'spec/a.nut': body,
      'spec/deep/er/b.nut': body,
      'x1.nut': body,
      'x10.nut': body,
      'c.test.nut': body,
    },
    ...['-D', 'OTHER=p', '--jobs', '2'],
  );
  t.deepEqual(
    outcomes(result).map((line) => line.split(':')[0]),
    ['ok   spec/a.nut', 'ok   spec/deep/er/b.nut', 'ok   x1.nut'],
  );
  t.is(result.stdout.match(/info: n p/g)?.length, 3);
});

test('what cannot be run is a usage error', async (t) => {
  const said = async (files: Record<string, string | object>, ...args: string[]) => {
    const { exitCode, stderr } = await run(t, files, ...args);
    t.is(exitCode, 2);
    return stderr;
  };
  t.regex(await said({}), /^impsim: there are no test files/);
  t.regex(await said({}, 'none.test.nut'), /^impsim: cannot read the program none\.test\.nut/);
  t.regex(await said({}, '--jobs', '0'), /^impsim: --jobs is a whole number from 1 to 256/);
  t.regex(
    await said({ '.impt.test': { timeout: '5', testFiles: [1] } }),
    /^impsim: \.impt\.test:\n {2}timeout: must be a number >= 1, got "5".*\n {2}testFiles\[0\]: must be a string/,
  );
  t.regex(await said({ '.impt.test': '{' }), /^impsim: \.impt\.test: /);
  t.regex(await said({}, '--config', 'x'), /^impsim: cannot read x: no such file/);
});

test('the Promise of impUnit does what its manual says', async (t) => {
  const { exitCode, stdout } = await run(t, {
    'x.test.nut': await readFile(`${root}tests/impsim/promise.device.test.nut`, 'utf8'),
  });
  t.is(exitCode, 0, stdout);
  t.is(stdout.match(/^ok {3}/gm)?.length, 9);
});
