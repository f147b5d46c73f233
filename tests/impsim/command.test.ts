/** What the command prints, and what programs find. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { loadNodeProgram } from '../../targets/impsim/node-program.js';
import { prepare } from '../../targets/impsim/program.js';
import { DeviceImp } from '../../targets/simulator/device-imp.js';
import { folderWith, root } from '../support/files.js';
import { impsim, recordsOf } from './impsim.js';
import { lineOf } from '../support/events.js';

const thermometer = `${root}targets/imp/examples/thermometer.ts`;

/** A stock VM does not know where a task is queued. */
function withoutPlace(line: string): string {
  return line.replace(/ queued (task|message).*/, ' queued $1');
}

test('a program in TypeScript does the same in Node and as Squirrel', async (t) => {
  const folder = await folderWith(t, {});
  const args = [thermometer, '--scenario', `${root}targets/simulator/examples/day.json`];
  const format = ['--trace', 'json'];
  const node = await impsim(folder, ...args, ...format);
  const squirrel = await impsim(folder, ...args, ...format, '--vm', 'squirrel');
  t.is(node.exitCode, 0, node.stderr);
  t.deepEqual(recordsOf(node).map(withoutPlace), recordsOf(squirrel).map(withoutPlace));
  t.is(recordsOf(node, 'agent.send').length, 96);
});

test('the README shows what the command prints', async (t) => {
  const readme = await readFile(`${root}targets/impsim/README.md`, 'utf8');
  const [, program = ''] = /```squirrel\n([^]*?)```/.exec(readme) ?? [];
  const [, shown = ''] =
    /```\n([^]*?)```/.exec(readme.slice(readme.indexOf(program) + program.length + 3)) ?? [];
  const [, args = ''] = /`npx impsim ([^`]+)`/.exec(readme) ?? [];
  const folder = await folderWith(t, { 'pump.nut': program });
  const { exitCode, stdout, stderr } = await impsim(folder, ...args.split(' '));
  t.is(exitCode, 1);
  // On a terminal, the verdict comes last.
  const verdict = stdout.lastIndexOf('FAIL');
  t.is(stdout.slice(0, verdict) + stderr + stdout.slice(verdict), shown);
});

test('what a program in Node puts into the root table has a bare name, until it starts anew', async (t) => {
  const folder = await folderWith(t, {
    'program.js': `server.log(typeof foo);
globalThis.foo = () => 1;
server.log('foo ' + globalThis.foo() + foo());
imp.wakeup(1, () => server.restart());
`,
  });
  const result = await impsim(folder, 'program.js', '--for', '2s', '--trace', 'json');
  t.is(result.stderr, '');
  t.deepEqual(recordsOf(result, 'log').slice(0, 4), [
    '0 log 0 undefined',
    '0 log 0 foo 11',
    '1000 log 0 undefined',
    '1000 log 0 foo 11',
  ]);
});

test('a report is not written over the program or the scenario', async (t) => {
  const files = { 'program.nut': 'server.log(1);\n', 'mine.json': '{}' };
  const folder = await folderWith(t, files);
  for (const [name, text] of Object.entries(files)) {
    const args = ['program.nut', '--scenario', 'mine.json', '--report', name];
    const { exitCode, stderr } = await impsim(folder, ...args);
    t.is(exitCode, 2);
    t.is(stderr, `impsim: --report: ${name} is read, and would be lost: name another file.\n`);
    t.is(await readFile(join(folder, name), 'utf8'), text);
  }
});

test('a program in Squirrel finds neither files nor commands of this computer', async (t) => {
  const names = ['system', 'file', 'getenv', 'remove', 'loadfile', 'compilestring', 'suspend'];
  const folder = await folderWith(t, {
    'program.nut': `foreach (name in ${JSON.stringify(names)}) {
    if (name in getroottable()) server.log(name);
}
server.log("clock " + clock());
imp.wakeup(2, function() {
    server.log("clock " + clock());
});
`,
  });
  const result = await impsim(folder, 'program.nut', '--for', '3s', '--trace', 'json');
  t.deepEqual(recordsOf(result, 'log'), ['0 log 0 clock 0', '2000 log 0 clock 2']);
});

test('files may begin with a byte order mark', async (t) => {
  const folder = await folderWith(t, {
    'program.nut': '\uFEFF#require "ConnectionManager.lib.nut:3.1.1"\ncm <- ConnectionManager();\n',
    'mine.json': '\uFEFF{ "duration": "5s" }',
  });
  const { exitCode, stderr } = await impsim(folder, 'program.nut', '--scenario', 'mine.json');
  t.is(exitCode, 0, stderr);
});

test('without --trace it prints a timeline and the figures', async (t) => {
  const folder = await folderWith(t, {});
  const { stdout, stderr } = await impsim(folder, thermometer, '--for', '2h');
  t.is(stderr, '');
  t.deepEqual(stdout.split('\n'), [
    '00:00:00 online',
    '00:45:00 4 × send temperature, log "reported", disconnect',
    '01:45:00 connect, online, 4 × send temperature, log "reported", disconnect',
    '',
    '2 attempts to connect, online 00:45:00, radio on 00:45:01 of 02:00:00',
    '8 sent, 2 logged, 0 refused, 0 lost, at most 2 timers at a time',
    'PASS 8 sent, 2 logged',
    '',
  ]);
});

test('--trace text has a line for each record, and --quiet prints none', async (t) => {
  const folder = await folderWith(t, { 'x.js': "server.log('two\\nlines');\n" });
  const { stdout } = await impsim(folder, 'x.js', '--trace', 'text');
  t.deepEqual(stdout.split('\n'), [
    '0.000 blinkup.window open',
    '0.000 link online',
    '0.000 log 0 two\\nlines',
    '60.000 blinkup.window closed',
    '',
  ]);
  t.deepEqual(await impsim(folder, 'x.js', '--quiet'), {
    exitCode: 0,
    stdout: '',
    stderr: '',
    timedOut: false,
  } as object);
});

test('records of a program in Squirrel keep bars, backslashes and lines', async (t) => {
  const text = 'a|b\\n1|log|0 \\\\n\\nrecord|2|log|0 end';
  const folder = await folderWith(t, {
    'x.nut': `server.log("${text}");\n`,
    'x.js': `server.log("${text}");\n`,
  });
  const [nut, js] = [
    await impsim(folder, 'x.nut', '--trace', 'json'),
    await impsim(folder, 'x.js', '--trace', 'json'),
  ];
  t.is(nut.stdout, js.stdout);
  t.is(recordsOf(nut, 'log').length, 1);
});

test('what a program prints goes to standard error', async (t) => {
  const folder = await folderWith(t, {
    'x.nut': 'print("hel");\nerror("lo\\n");\n',
    'x.js': "console.log('hello');\n",
  });
  for (const file of ['x.nut', 'x.js']) {
    const result = await impsim(folder, file, '--trace', 'json');
    t.is(result.stderr, 'hello\n');
    t.is(recordsOf(result).length, 3);
  }
});

test('--for goes before the duration of the scenario, and that before 24 hours', async (t) => {
  const folder = await folderWith(t, {
    'x.js': 'function tick() { imp.wakeup(3600, tick); server.log("tick"); }\ntick();\n',
    'x.json': '{"duration":"3h"}',
  });
  const ticks = async (...args: string[]) =>
    recordsOf(await impsim(folder, 'x.js', '--trace', 'json', ...args), 'log').length;
  t.is(await ticks(), 25);
  t.is(await ticks('--scenario', 'x.json'), 4);
  t.is(await ticks('--scenario', 'x.json', '--for', '1h'), 2);
});

test('the scenario may name the program, and a ready one is hidden by no file', async (t) => {
  const folder = await folderWith(t, {
    'x.js': 'server.log("x");\n',
    'y.js': 'server.log("y");\n',
    'x.json': '{"program":"x.js","duration":"1m"}',
    'long-drop': '{"network":[]}',
  });
  const logs = async (...args: string[]) =>
    recordsOf(await impsim(folder, ...args, '--trace', 'json'), 'log', 'network');
  t.deepEqual(await logs('--scenario', 'x.json'), ['0 log 0 x']);
  t.deepEqual(await logs('y.js', '--scenario', 'x.json'), ['0 log 0 y']);
  const elsewhere = await impsim(root, '--scenario', join(folder, 'x.json'), '--trace', 'json');
  t.deepEqual(recordsOf(elsewhere, 'log'), ['0 log 0 x']);
  t.true((await logs('x.js', '--scenario', 'long-drop', '--for', '1h')).length > 1);
  t.deepEqual(await logs('x.js', '--scenario', './long-drop', '--for', '1h'), ['0 log 0 x']);
});

test('--seed shuffles timers that are due together, each seed in its own way', async (t) => {
  const program = 'for (let i = 0; i < 8; i++) imp.wakeup(1, () => server.log("" + i));\n';
  const folder = await folderWith(t, { 'x.js': program });
  const order = async (...args: string[]) =>
    recordsOf(await impsim(folder, 'x.js', '--trace', 'json', ...args), 'log').join();
  const orders = [await order(), await order('--seed', '1'), await order('--seed', '2')];
  t.is(new Set(orders).size, 3);
  t.is(await order('--seed', '2'), orders[2]!);
});

test('a program finds the date, math and the root table, in both machines', async (t) => {
  const folder = await folderWith(t, {
    'x.ts': `import 'imp-connection-manager/imp';
imp.wakeup(5400, () => {
    const now = date();
    server.log(\`\${now.year} \${now.month} \${now.day} \${now.hour} \${now.min} \${now.wday} \${now.yday}\`);
    const then = date(951782400);
    server.log(\`\${then.year} \${then.month} \${then.day} \${then.time} \${then.yday}\`);
    server.log(\`\${Math.trunc(Math.sqrt(81))}\`);
});
`,
  });
  const node = await impsim(folder, 'x.ts', '--trace', 'json', '--for', '2h');
  const squirrel = await impsim(
    folder,
    'x.ts',
    '--trace',
    'json',
    '--for',
    '2h',
    '--vm',
    'squirrel',
  );
  t.is(node.stdout, squirrel.stdout);
  t.deepEqual(recordsOf(node, 'log'), [
    '5400000 log 0 2024 0 1 1 30 1 0',
    '5400000 log 0 2000 1 29 951782400 59',
    '5400000 log 0 9',
  ]);
});

test("Builder's directives are obeyed, and errors are in the files that they come from", async (t) => {
  const folder = await folderWith(t, {
    'main.nut':
      '@set LIMIT = 2\n@if LIMIT > 5\nthrow "no";\n@endif\n@include "helper.nut"\n\nfail("@{LIMIT}");\n',
    'helper.nut':
      'local before = 1;\n@if defined(NOTHING)\n// left out\n@endif\nfunction fail(text) {\n    throw text;\n}\n',
  });
  const { exitCode, stderr } = await impsim(folder, 'main.nut', '--for', '1s');
  t.is(exitCode, 1);
  t.is(stderr, 'died at 00:00:00: 2\n    at fail (helper.nut:6)\n    at main.nut:7\n');
});

test("Builder's own errors are told with the place", async (t) => {
  const folder = await folderWith(t, { 'main.nut': '\n@include "none.nut"\n' });
  const { exitCode, stderr } = await impsim(folder, 'main.nut');
  t.is(exitCode, 1);
  t.regex(stderr, /^impsim: main\.nut cannot be built: .*none\.nut.* not found \(main\.nut:2\)\n$/);
});

test('an error in a library of a folder is in that file', async (t) => {
  const folder = await folderWith(t, {
    'x.nut': '#require "Broken.lib.nut:1.0.0"\n\nbreakNow();\n',
  });
  await mkdir(join(folder, 'lib'));
  const text = 'function breakNow() {\n    local none = null;\n    none.x = 1;\n}\n';
  await writeFile(join(folder, 'lib', 'Broken.lib.nut'), text);
  const { exitCode, stderr } = await impsim(folder, 'x.nut', '--lib', 'lib', '--for', '1s');
  t.is(exitCode, 1);
  t.regex(
    stderr,
    /: trying to set 'null'\n {4}at breakNow \(.*Broken\.lib\.nut:3\)\n {4}at x\.nut:3\n/,
  );
});

test('one compiled program runs on many imps, each for itself', async (t) => {
  const folder = await folderWith(t, {
    'x.js':
      'let count = 0;\nfunction tick() { imp.wakeup(1, tick); server.log("" + ++count); }\ntick();\n',
  });
  const program = await loadNodeProgram(join(folder, 'x.js'));
  const imps = [3, 7].map((seconds) => {
    const imp = new DeviceImp({});
    program.start(imp);
    imp.run(seconds);
    return imp;
  });
  t.deepEqual(
    imps.map(({ trace }) => trace.slice(-1).map(lineOf)),
    [['3000 log 0 4'], ['7000 log 0 8']],
  );
});

test('a program may call its own variables as impOS calls its globals', async (t) => {
  const folder = await folderWith(t, {
    'x.js': 'const { server } = globalThis;\nconst time = 5;\nserver.log("" + time);\n',
  });
  const result = await impsim(folder, 'x.js', '--trace', 'json');
  t.deepEqual(recordsOf(result, 'log'), ['0 log 0 5']);
});

for (const [file, machine] of [
  ['x.js', 'node'],
  ['x.nut', 'squirrel'],
] as const) {
  test(`a program that never comes back is stopped, with the time (${file})`, async (t) => {
    const text = 'imp.wakeup(5000, function() {\n    while (true) {}\n});\n';
    const folder = await folderWith(t, { [file]: text });
    const run = await prepare({ file: join(folder, file), machine, libraries: [] });
    const { failure, reached } = await run({}, { seconds: 86400, patience: 6 });
    t.true(reached >= 4200_000 && reached <= 5000_000, `${reached}`);
    t.regex(
      failure ?? '',
      /^The program hangs: a call that began at \d+ s after the start, or later, has not returned for 6 s of real time/,
    );
  });
}

for (const [file, machine, text] of [
  [
    'x.js',
    'node',
    'const a = [];\nimp.wakeup(60, () => {\n    while (true) a.push(new Array(1000000).fill(a.length));\n});\n',
  ],
  [
    'x.nut',
    'squirrel',
    'local a = [];\nimp.wakeup(60, function() {\n    while (true) a.append({ a = a });\n});\n',
  ],
] as const) {
  test(`a program that takes all the memory is stopped, with the time (${file})`, async (t) => {
    const folder = await folderWith(t, { [file]: text });
    const { exitCode, stderr } = await impsim(folder, file, '--for', '100s', '--vm', machine);
    t.is(exitCode, 1);
    t.is(
      stderr,
      'stopped at 00:00:59: The program has run out of memory: it takes more than 512 MB. Does it keep more and more, or call itself for ever?\n',
    );
  });
}

test('a program that ends Node is told of', async (t) => {
  const folder = await folderWith(t, { 'x.js': "require('node:process').exit(0);\n" });
  const { exitCode, stderr } = await impsim(folder, 'x.js');
  t.is(exitCode, 1);
  t.is(stderr, 'stopped at 00:00:00: The program has ended Node.\n');
});
