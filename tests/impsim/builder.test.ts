/** Electric Imp's Builder: its variables and its comments. */
import test from 'ava';
import { hasDirectives } from '../../targets/impsim/builder.js';
import { folderWith } from '../support/files.js';
import { impsim } from './impsim.js';

const program = 'server.log("every @{SECONDS || 60} @{NAME}");\n';

test("-D sets Builder's variables, in both spellings", async (t) => {
  const folder = await folderWith(t, { 'x.nut': program });
  const run = (...args: string[]) => impsim(folder, 'x.nut', '--for', '1s', ...args);
  const spelled = await run('-D', 'SECONDS=5', '-DNAME=a = b');
  t.regex(spelled.stdout, /log "every 5 a = b"\n/);
  const builders = await run('-DSECONDS', '5', '-DNAME', '-1');
  t.regex(builders.stdout, /log "every 5 -1"\n/);
});

test('a definition without a name or a value is a usage error', async (t) => {
  const folder = await folderWith(t, { 'x.nut': program });
  for (const [args, got] of [
    [['-D', '5=1'], '5=1'],
    [['-D', 'SECONDS'], 'SECONDS'],
  ] as const) {
    const { exitCode, stderr } = await impsim(folder, 'x.nut', ...args);
    t.is(exitCode, 2);
    t.is(stderr, `impsim: -D is NAME=VALUE, got ${got}.\n`);
  }
});

test("Builder's comments are left out, and lambdas are not taken for them", async (t) => {
  const text = '@ a comment of Builder\n  @\nserver.log("runs");\n';
  const folder = await folderWith(t, { 'x.nut': text });
  const { exitCode, stdout } = await impsim(folder, 'x.nut', '--for', '1s');
  t.is(exitCode, 0);
  t.regex(stdout, /log "runs"\n/);
  t.true(hasDirectives(text));
  t.false(hasDirectives('local double =\n    @ (x) x * 2;\nlocal path =\n@"c:\\";\n'));
});
