/** Programs that do not compile, what is thrown that is no error, and wrong arguments. */
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { version } from '../../package.json';
import { execute } from '../../targets/squirrel/vm-process.js';
import { folderWith, root } from '../support/files.js';
import { impsim, recordsOf } from './impsim.js';

const nothing = { 'nothing.js': '', 'nothing.nut': '' };

const SYNTAX: [file: string, text: string, says: RegExp][] = [
  ['x.nut', 'local a = 1;\nlocal b = ;\n', /^impsim: x\.nut:2: expression expected\n$/],
  [
    'x.ts',
    'const a = 1;\nconst b = ;\n',
    /^impsim: .*Unexpected ";"\n\n {4}x\.ts:2:10:\n.*const b = ;\n/,
  ],
  [
    'x.js',
    'const a = 1;\nconst b = ;\n',
    /^impsim: .*Unexpected ";"\n\n {4}x\.js:2:10:\n.*const b = ;\n/,
  ],
];

for (const [file, text, says] of SYNTAX) {
  test(`a syntax error in ${file} is told with its place`, async (t) => {
    const { exitCode, stdout, stderr } = await impsim(await folderWith(t, { [file]: text }), file);
    t.is(exitCode, 1);
    t.is(stdout, '');
    t.regex(stderr, says);
  });
}

test('what ts2nut refuses is told as ts2nut tells it', async (t) => {
  const folder = await folderWith(t, {
    'x.ts': 'export const a = 1;\nconst b = /x/;\nb.test("");\n',
  });
  const { exitCode, stderr } = await impsim(folder, 'x.ts', '--vm', 'squirrel');
  t.is(exitCode, 1);
  t.regex(stderr, /^impsim: x\.ts:2:11 - error CM1001: .*\n\n2 const b = \/x\/;/);
});

const THROWN: [title: string, nut: string, js: string, text: string][] = [
  ['a text', 'throw "text";', "throw 'text';", 'text'],
  [
    'a table',
    'throw { b = [true, null, "x\\"\\\\\\n"], a = { c = -1 } };',
    'throw { b: [true, null, "x\\"\\\\\\n"], a: { c: -1 } };',
    '{"a":{"c":-1},"b":[true,null,"x\\"\\\\\\n"]}',
  ],
  [
    'what contains itself',
    'local t = {}; t.t <- t; throw t;',
    'const t = {}; t.t = t; throw t;',
    '{"type":"object"}',
  ],
  ['null', 'throw null;', 'throw null;', 'null'],
  ['a number', 'throw 7;', 'throw 7;', '7'],
];

for (const [title, nut, js, text] of THROWN) {
  test(`a program that throws ${title} dies of it`, async (t) => {
    const folder = await folderWith(t, {
      'x.nut': `\n${nut}\n`,
      'x.js': `\n${js}\n`,
      'x.ts': `\n${js}\n`,
      'die.json': '{"restartDelay":null}',
    });
    for (const file of ['x.nut', 'x.js', 'x.ts']) {
      const result = await impsim(folder, file, '--scenario', 'die.json', '--trace', 'json');
      t.is(result.exitCode, 1);
      t.deepEqual(recordsOf(result, 'uncaught'), [`0 uncaught ${text}`]);
      // Only an error of JavaScript knows its place.
      const place = file === 'x.nut' ? '    at x.nut:2\n' : '';
      t.is(result.stderr, `died at 00:00:00: ${text}\n${place}`);
    }
  });
}

const WRONG: [args: string[], says: RegExp][] = [
  [[], /which program\? See impsim --help/],
  [['nothing.js', 'nothing.nut'], /one program at a time, got nothing\.nut too/],
  [['none.nut'], /cannot read the program none\.nut: no such file or directory\.\n$/],
  [['none.txt'], /none\.txt is none of \.nut, \.ts and \.js/],
  [
    ['nothing.nut', '--vm', 'node'],
    /--vm node does not run nothing\.nut: only embedded and squirrel do/,
  ],
  [['nothing.js', '--vm', 'squirrel'], /--vm squirrel does not run nothing\.js: only node does/],
  [['nothing.js', '--vm', 'v8'], /--vm is node, embedded or squirrel, got v8/],
  [['nothing.js', '--for', 'ever'], /--for: expected a duration such as 90s.*, got ever/],
  [['nothing.js', '--for', '1.5'], /--for must be whole seconds from 1 to 2000000.*, got 1\.5/],
  [['nothing.js', '--for', '30d'], /--for must be whole seconds .*, got 30d/],
  [['nothing.js', '--seed', 'x'], /--seed is a whole number from 0 to 65536, got x/],
  [['nothing.js', '--seed', '-1'], /--seed is a whole number from 0 to 65536, got -1/],
  [['nothing.js', '--seed'], /--seed needs a value\.\nSee impsim --help/],
  [['nothing.js', '--report', '--quiet'], /--report needs a value, got --quiet\./],
  [['nothing.js', '--quiet=no'], /--quiet takes no value, got no\./],
  [['nothing.js', '--trace', 'xml'], /--trace is text or json, got xml/],
  [
    ['nothing.js', '--scenario', 'none'],
    /--scenario: there is no ready scenario none\.\nSee impsim --list\.\n$/,
  ],
  [
    ['nothing.js', '--scenario', 'long-drp'],
    /no ready scenario long-drp; did you mean long-drop\?\n.*--list/,
  ],
  [
    ['nothing.js', '--scenario', 'folder'],
    /--list\. For the file of that name, write \.[/\\]folder/,
  ],
  [['nothing.js', '--scenario', './folder'], /--scenario: cannot read \.\/folder: .* directory/],
  [['nothing.js', '--scenario', 'none.json'], /--scenario: cannot read none\.json: no such file/],
  [['--scenario', 'long-drop'], /which program\? The scenario long-drop names none\./],
  [['nothing.js', '--scenario', 'bad.json'], /bad\.json is not a scenario:\n {2}boot: must be/],
  [['nothing.nut', '--lib', 'none'], /--lib: there is no folder none\./],
  [['nothing.nut', '--lib', 'nothing.js'], /--lib: there is no folder nothing\.js\./],
  [['nothing.js', '--report', 'none/x.html'], /--report: cannot write none.x\.html: no such file/],
  [['nothing.js', '--report', 'folder'], /--report: cannot write folder: it is a folder\./],
  [['nothing.js', '--verbose'], /there is no option --verbose\.\nSee impsim --help/],
  [['nothing.js', '--senario', 'x'], /there is no option --senario; did you mean --scenario\?/],
  [
    ['fleet', '--devises', '3'],
    /there is no option --devises; did you mean .*\nSee impsim fleet --help/,
  ],
  [['fleet', '--out', 'none/x.json'], /--out: cannot write none.x\.json: no such file/],
  [
    ['merge', '--oot', 'x'],
    /there is no option --oot; did you mean --out\?\nSee impsim merge --help/,
  ],
];

for (const [args, says] of WRONG) {
  test(`impsim ${args.join(' ')}: wrong usage`, async (t) => {
    const folder = await folderWith(t, { ...nothing, 'bad.json': '{"boot":"hot"}' });
    await mkdir(join(folder, 'folder'));
    const { exitCode, stdout, stderr } = await impsim(folder, ...args);
    t.is(exitCode, 2, stderr);
    t.is(stdout, '');
    t.regex(stderr, says);
  });
}

const UNSIMULATED: [title: string, line: string, hint: string][] = [
  [
    'a function of server',
    'server.connectwith("wl0");',
    'The simulated imp has no server.connectwith. Let something stand in for it: ("connectwith" in server) ? server.connectwith() : …',
  ],
  [
    'an object of hardware',
    'hardware.usb.configure(1);',
    'The simulated imp has no hardware.usb. Let something stand in for it: ("usb" in hardware) ? hardware.usb : …',
  ],
  [
    'a misspelt function',
    'imp.wakeupp(1, null);',
    'The simulated imp has no imp.wakeupp; did you mean wakeup? Let something stand in for it: ("wakeupp" in imp) ? imp.wakeupp() : …',
  ],
  [
    'a global of agents',
    'device.on("reading", null);',
    'Only agents have device. impsim runs device programs.',
  ],
  [
    'a function of agents',
    'server.save(null);',
    'Only agents have server.save. impsim runs device programs.',
  ],
];

const DIE = JSON.stringify({ restartDelay: null });

for (const [title, line, hint] of UNSIMULATED) {
  test(`a program that uses what the simulated imp does not have is told so: ${title}`, async (t) => {
    const folder = await folderWith(t, { 'x.nut': line, 'x.js': line, 'die.json': DIE });
    for (const file of ['x.nut', 'x.js']) {
      const { stderr } = await impsim(folder, file, '--scenario', 'die.json');
      t.true(stderr.endsWith(`    at ${file}:1\nHint: ${hint}\n`), stderr);
    }
  });
}

test('a stand-in as the README has it is known to TypeScript, and runs as Squirrel', async (t) => {
  const readme = await readFile(`${root}targets/impsim/README.md`, 'utf8');
  const [, types = ''] = /```ts\n([^]*?)```/.exec(readme) ?? [];
  const folder = await folderWith(t, {
    'hardware.d.ts': types,
    'x.ts': `/// <reference path="hardware.d.ts" />
import 'imp-connection-manager/imp';
function isPlugged(): boolean {
  return 'usb' in hardware ? hardware.usb.isplugged() : false;
}
server.log(isPlugged() ? 'plugged' : 'not plugged');
`,
  });
  for (const machine of ['node', 'squirrel']) {
    const result = await impsim(folder, 'x.ts', '--vm', machine, '--trace', 'json');
    t.deepEqual(recordsOf(result, 'log'), ['0 log 0 not plugged'], result.stderr);
  }
});

test('what the hint says works in all languages', async (t) => {
  const line = 'server.log(("usb" in hardware) ? hardware.usb.configure() : "none");\n';
  const folder = await folderWith(t, { 'x.nut': line, 'x.js': line, 'x.ts': line });
  for (const file of ['x.nut', 'x.js', 'x.ts']) {
    const result = await impsim(folder, file, '--trace', 'json');
    t.deepEqual(recordsOf(result, 'log'), ['0 log 0 none']);
  }
});

test('a global that is nowhere gets a hint, a member of a value of the program none', async (t) => {
  const folder = await folderWith(t, {
    'x.nut': 'server.log(MY_LAMP);',
    'x.js': 'server.log(MY_LAMP);',
    'y.nut': 'local x = {};\nserver.log(x.y);',
    'y.js': 'const x = {};\nserver.log(x.y.z);',
    'die.json': DIE,
  });
  const stderrOf = async (file: string) =>
    (await impsim(folder, file, '--scenario', 'die.json')).stderr;
  const hint =
    'Hint: Neither the program nor the simulated imp has MY_LAMP. If imps have it, let something stand in for it:';
  t.true((await stderrOf('x.nut')).endsWith(`${hint} MY_LAMP <- …\n`));
  t.true((await stderrOf('x.js')).endsWith(`${hint} globalThis.MY_LAMP = …\n`));
  for (const file of ['y.nut', 'y.js']) t.notRegex(await stderrOf(file), /Hint/);
});

test('a missing library of this package is told of as such', async (t) => {
  const text = 'ConnectionManager();\n';
  const folder = await folderWith(t, { 'x.nut': text, 'x.js': `new ${text}`, 'die.json': DIE });
  const stderrOf = async (file: string) =>
    (await impsim(folder, file, '--scenario', 'die.json')).stderr;
  t.true(
    (await stderrOf('x.nut')).endsWith(
      `Hint: Is its #require line missing? #require "ConnectionManager.lib.nut:${version}"\n`,
    ),
  );
  t.regex(await stderrOf('x.js'), /\nHint: Is its import missing\?/);
});

test('a library that leaves something open is to blame, not the program behind it', async (t) => {
  const folder = await folderWith(t, {
    'Open.lib.nut': 'class Open {\n    function open() {\n    }\n',
    'x.nut':
      '#require "ConnectionManager.lib.nut:3.1.1"\n#require "Open.lib.nut:1.0.0"\n\nx <- 1;\ny <- 2;\n',
  });
  const { exitCode, stderr } = await impsim(folder, 'x.nut', '--lib', '.');
  t.is(exitCode, 1);
  t.is(stderr, "impsim: Open.lib.nut:4: expected 'IDENTIFIER'\n");
});

test('without a Squirrel machine, what was tried is told once', async (t) => {
  const folder = await folderWith(t, nothing);
  const env = { SQUIRREL_VM_CACHE: join(folder, 'nothing.js', 'x'), PATH: '' };
  const argv = [process.execPath, `${root}dist/impsim.js`, 'nothing.nut', '--vm', 'squirrel'];
  const { exitCode, stdout, stderr } = await execute(argv, { cwd: folder, env });
  t.is(exitCode, 2);
  t.is(stdout, '');
  const lines = stderr.trimEnd().split('\n');
  t.regex(lines[0]!, /^impsim: There is no Squirrel 3\.1 machine here\. What was tried:$/);
  t.regex(lines.at(-1)!, /^Install squirrel3 /);
  t.is(new Set(lines).size, lines.length);
});

const CALLBACKS: [nut: string, place: string][] = [
  ['onConnect(function(surplus) {})', 'in the callback of onConnect (DEFAULT_CB_ID)'],
  ['onDisconnect(function() {}, "my id")', 'in the callback of onDisconnect (my id)'],
  ['onNextConnect(function(surplus) {})', 'in a task of onNextConnect'],
];

for (const [nut, place] of CALLBACKS) {
  test(`a wrong number of parameters is told with whose callback it was: ${nut}`, async (t) => {
    const folder = await folderWith(t, {
      'x.nut': `#require "ConnectionManager.lib.nut:3.1.1"
cm <- ConnectionManager({ "startBehavior": CM_START_CONNECTED });
cm.${nut};
imp.wakeup(10, function() {
    cm.disconnect();
});
`,
      'die.json': DIE,
    });
    const { stderr } = await impsim(folder, 'x.nut', '--scenario', 'die.json', '--for', '20s');
    const [died, where, hint] = stderr.split('\n');
    t.regex(died!, /: wrong number of parameters$/);
    t.is(where, `    ${place}`);
    t.regex(hint!, /^Hint: Callbacks of onConnect /);
  });
}

test('a wrong number of parameters within a callback is told with its place only', async (t) => {
  const folder = await folderWith(t, {
    'x.nut': `#require "ConnectionManager.lib.nut:3.1.1"
cm <- ConnectionManager();
function none() {}
cm.onConnect(function() {
    none(1);
});
cm.connect();
`,
    'die.json': DIE,
  });
  const { stderr } = await impsim(folder, 'x.nut', '--scenario', 'die.json');
  t.is(stderr, 'died at 00:00:00: wrong number of parameters\n    at x.nut:5\n');
});

test('a text that a callback throws has no place but the callback', async (t) => {
  const folder = await folderWith(t, {
    'x.js': `const { ConnectionManager } = require('imp-connection-manager');
const cm = new ConnectionManager();
cm.onConnect(() => {
    throw 'text';
}, 'mine');
cm.connect();
`,
    'die.json': DIE,
  });
  const { stderr } = await impsim(folder, 'x.js', '--scenario', 'die.json');
  t.is(stderr, 'died at 00:00:00: text\n    in the callback of onConnect (mine)\n');
});

test('one mistake is told of once, wherever the program comes to it from', async (t) => {
  const folder = await folderWith(t, {
    'x.nut':
      'function read() {\n    throw "no sensor";\n}\nimp.wakeup(1, read);\nif (hardware.wakereason() == WAKEREASON_SQUIRREL_ERROR) read();\n',
  });
  const { stderr } = await impsim(folder, 'x.nut', '--for', '10s');
  t.is(
    stderr,
    'died at 00:00:01, the first of 5 times (impOS restarts the program each time): no sensor\n    at read (x.nut:2)\n',
  );
});

test('--help, --version and --list say what there is', async (t) => {
  const folder = await folderWith(t, {});
  t.regex((await impsim(folder, '--help')).stdout, /^Usage: impsim <program/);
  t.is((await impsim(folder, '--version')).stdout, `${version}\n`);
  const { stdout, exitCode } = await impsim(folder, '--list');
  t.is(exitCode, 0);
  t.regex(stdout, /^long-drop +The WiFi goes for more than five minutes$/m);
});
