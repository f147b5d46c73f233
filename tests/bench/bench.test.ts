import { readFile } from 'node:fs/promises';
import test, { type ExecutionContext } from 'ava';
import { execute, findOnPath, type Execution } from '../../targets/squirrel/vm-process.js';
import { squirrelVm } from '../../targets/squirrel/vm.js';
import { fileFor, root } from '../support/files.js';
import { readMarks } from './heap.js';
import { steepRows } from './instructions.js';
import { withoutComments } from './library.js';
import { bytesPerDevice, measureEventRates, showEventRates, slowEventRates } from './simulator.js';
import { showPaces, slowPaces } from './speed.js';
import { table } from './table.js';

const valgrind = await findOnPath('valgrind', process.env);
const withValgrind = valgrind === undefined ? test.skip : test;

/** Runs the command, by default with nothing on PATH. */
async function bench(args: readonly string[], PATH = ''): Promise<Execution> {
  // It could not be fetched then.
  await squirrelVm(32);
  const argv = [process.execPath, '--import', 'tsx', 'tests/bench/bench.ts', ...args];
  return execute(argv, { cwd: root, env: { ...process.env, PATH } });
}

/** A library like this one, changed. */
async function changedLibrary(t: ExecutionContext, from: string, to: string): Promise<string> {
  const text = await readFile(`${root}ConnectionManager.lib.nut`, 'utf8');
  t.true(text.includes(from));
  return fileFor(t, text.replace(from, to), 'Other.lib.nut');
}

/** What libmemusage would write: two records with totals, then the heap after every change. */
function heapRecords(...heaps: number[]): Buffer {
  const records = Buffer.alloc((heaps.length + 2) * 24, 1);
  heaps.forEach((heap, index) => records.writeBigUInt64LE(BigInt(heap), (index + 2) * 24));
  return records;
}

test('without valgrind, bytes are measured, and the missing instructions are mentioned', async (t) => {
  const { stdout, stderr, exitCode } = await bench([
    '--quick',
    '--against',
    'ConnectionManager.lib.nut',
  ]);
  t.is(exitCode, 0, stderr);
  t.regex(stderr, /^Instructions are left out: there is no valgrind\.$/m);
  t.regex(stdout, /^32-bit VM +this build +ConnectionManager\.lib\.nut +ratio$/m);
  t.regex(stdout, /^bytecode, bytes +[\d,]+ +[\d,]+ +1\.00$/m);
  t.regex(stdout, /^heap: a queued task +\d+ +\d+ +1\.00$/m);
  t.notRegex(stdout, /instructions/);
  t.regex(stdout, /^import, minified and gzipped: [\d,]+ bytes \(at most 3,000\)$/m);
});

withValgrind('work is counted in instructions, and log lines are linear', async (t) => {
  const against = ['--quick', '--against', 'ConnectionManager.lib.nut'];
  const { stdout, stderr, exitCode } = await bench(against, process.env['PATH']);
  t.is(exitCode, 0, stderr);
  t.regex(stdout, /^instructions: 1,000 connect\/disconnect cycles +[\d,]+ +[\d,]+ +1\.00$/m);
  t.regex(stdout, /^growth from 1,000 to 4,000: log lines, sent +(3|4\.[0-4])/m);
});

test('a library that does not do its work is not measured', async (t) => {
  const other = await changedLibrary(t, '_logs.push([', 'return;\n        _logs.push([');
  const { stdout, stderr, exitCode } = await bench(['--against', other]);
  t.is(exitCode, 1);
  t.is(stdout, '');
  t.regex(stderr, /^Other\.lib\.nut fails at heap 1000:\n[^]*logs and \d+ messages arrived/m);
});

test('a library that does not compile is not measured', async (t) => {
  const { stderr, exitCode } = await bench(['--against', await fileFor(t, 'class {')]);
  t.is(exitCode, 1);
  t.regex(stderr, /^program\.nut does not compile:\n/m);
});

test('--help explains the command, and an unknown option ends it with 2', async (t) => {
  const help = await bench(['--help']);
  t.is(help.exitCode, 0);
  t.regex(help.stdout, /^Usage: npm run bench/);
  const wrong = await bench(['--fast']);
  t.is(wrong.exitCode, 2);
  t.regex(wrong.stderr, /^Unknown option '--fast'/);
});

test('what counts without comments and layout is what a device needs, texts unchanged', (t) => {
  const source = `/**\n * One.\n */\nclass A {\n\n    // Two.\n    url = "http://a/*"; // three\n}\n`;
  t.is(withoutComments(source), 'class A {\nurl = "http://a/*";\n}\n');
});

test('a mark has the heap before it, and the peak since the mark before', (t) => {
  const mark = 4194304;
  const records = heapRecords(10, 20, 20 + mark, 20, 70, 30, 30 + mark + 9, 30);
  t.deepEqual(readMarks(records), [
    { live: 20, peak: 20 },
    { live: 30, peak: 70 },
  ]);
});

test('log lines and tasks that cost far more than four times as much for four times as many stand out', (t) => {
  const figures = new Map([
    ['growth from 1,000 to 4,000: log lines, sent', 5.58],
    ['growth from 1,000 to 4,000: log lines, queued', 4.01],
    ['growth from 1,000 to 4,000: tasks', 5],
  ]);
  t.deepEqual(steepRows(figures), [
    'growth from 1,000 to 4,000: log lines, sent',
    'growth from 1,000 to 4,000: tasks',
  ]);
});

test('the table puts figures side by side, as far as there are two', (t) => {
  const first = {
    title: 'one',
    figures: new Map([
      ['a', 1500],
      ['b', 0],
      ['c', 4.004],
    ]),
  };
  const second = {
    title: 'two',
    figures: new Map([
      ['a', 1000],
      ['b', 0],
    ]),
  };
  t.is(
    table(first, second),
    [
      '32-bit VM    one    two  ratio',
      'a          1,500  1,000   1.50',
      'b              0      0   1.00',
      'c           4.00',
    ].join('\n'),
  );
  t.is(table(second), ['32-bit VM    two', 'a          1,000', 'b              0'].join('\n'));
});

test('what takes longer than it may is named', (t) => {
  const paces = [
    { name: 'cold', ratio: 1.504, most: 1.5 },
    { name: 'warm', ratio: 0.3, most: 0.3 },
  ];
  t.is(showPaces(paces), 'cold: 1.50 × tsc (at most 1.5)\nwarm: 0.30 × tsc (at most 0.3)');
  t.deepEqual(slowPaces(paces), ['cold']);
});

test('the simulated imp and fake-timers are given the same work', (t) => {
  const rates = measureEventRates(1);
  t.is(rates.length, 4);
  for (const { name, simulated, fake } of rates) t.true(simulated > 0 && fake > 0, name);
});

test('a simulator that is slower than fake-timers is named', (t) => {
  const rates = [
    { name: 'idle', simulated: 3_000_000.4, fake: 2_000_000 },
    { name: 'busy', simulated: 500_000, fake: 1_000_000 },
  ];
  t.is(
    showEventRates(rates),
    [
      'simulator, idle: 3,000,000 events/s, 1.50 × fake-timers',
      'simulator, busy: 500,000 events/s, 0.50 × fake-timers',
    ].join('\n'),
  );
  t.deepEqual(slowEventRates(rates), ['busy']);
});

test('thousands of devices fit into one process', (t) => {
  const bytes = bytesPerDevice(2000);
  t.true(bytes > 500 && bytes < 20_000, `${bytes} bytes each`);
});
