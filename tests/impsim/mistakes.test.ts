/** Programs that do not compile, what is thrown that is no error, and wrong arguments. */
import test from 'ava';
import { version } from '../../package.json';
import { folderWith } from '../support/files.js';
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
  ['a table', 'throw { a = 1 };', 'throw { a: 1 };', '(data)'],
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
  [['none.nut'], /cannot read none\.nut: .*ENOENT/],
  [['none.txt'], /none\.txt is none of \.nut, \.ts and \.js/],
  [['nothing.nut', '--vm', 'node'], /--vm node does not run nothing\.nut: only squirrel does/],
  [['nothing.js', '--vm', 'squirrel'], /--vm squirrel does not run nothing\.js: only node does/],
  [['nothing.js', '--vm', 'v8'], /--vm is node or squirrel, got v8/],
  [['nothing.js', '--for', 'ever'], /--for: expected a duration such as 90s.*, got ever/],
  [['nothing.js', '--for', '1.5'], /--for must be whole seconds from 1 to 2000000.*, got 1\.5/],
  [['nothing.js', '--for', '30d'], /--for must be whole seconds .*, got 30d/],
  [['nothing.js', '--seed', 'x'], /--seed is a whole number from 0 to 65536, got x/],
  [['nothing.js', '--trace', 'xml'], /--trace is text or json, got xml/],
  [['nothing.js', '--scenario', 'none'], /scenario none: there is no such file.*--list/],
  [['nothing.js', '--scenario', 'bad.json'], /bad\.json is not a scenario:\n {2}boot: must be/],
  [['nothing.js', '--verbose'], /Unknown option '--verbose'/],
];

for (const [args, says] of WRONG) {
  test(`impsim ${args.join(' ')}: wrong usage`, async (t) => {
    const folder = await folderWith(t, { ...nothing, 'bad.json': '{"boot":"hot"}' });
    const { exitCode, stdout, stderr } = await impsim(folder, ...args);
    t.is(exitCode, 2, stderr);
    t.is(stdout, '');
    t.regex(stderr, says);
  });
}

test('--help, --version and --list say what there is', async (t) => {
  const folder = await folderWith(t, {});
  t.regex((await impsim(folder, '--help')).stdout, /^Usage: impsim <program/);
  t.is((await impsim(folder, '--version')).stdout, `${version}\n`);
  const { stdout, exitCode } = await impsim(folder, '--list');
  t.is(exitCode, 0);
  t.regex(stdout, /^long-drop +The WiFi goes for more than five minutes$/m);
});
