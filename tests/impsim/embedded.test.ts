/** Programs in the embedded engine that end badly, or try to: what impsim says, and that it ends. */
import test from 'ava';
import { folderWith } from '../support/files.js';
import { impsim, recordsOf } from './impsim.js';

const HANG =
  'The program hangs: it has computed for 100 s without calling impOS. Does it loop without end?';

test('an endless loop is reported with its place, after all that came before', async (t) => {
  const text = `server.log("before");
function spin() {
  while (true) {}
}
imp.wakeup(5, function() {
  print("printed\\n");
  spin();
});
`;
  const folder = await folderWith(t, { 'x.nut': text });
  const { exitCode, stdout, stderr } = await impsim(folder, 'x.nut', '--for', '1h');
  t.is(exitCode, 1);
  t.is(stderr, `printed\ndied at 00:01:44: ${HANG}\n    at spin (x.nut:3)\n    at x.nut:7\n`);
  t.regex(stdout, /log "before"/);
});

for (const call of ['print', 'error']) {
  test(`a program that calls ${call}() without end is stopped`, async (t) => {
    const text = `imp.wakeup(1, function() {\n  while (true) ${call}("still here\\n");\n});\n`;
    const folder = await folderWith(t, { 'x.nut': text });
    const { exitCode, stderr } = await impsim(folder, 'x.nut', '--for', '1h');
    t.is(exitCode, 1);
    const lines = stderr.split('\n');
    t.deepEqual(lines.slice(-4), [
      'still here',
      `died at 00:00:01 (impOS restarts the program): ${HANG}`,
      '    at x.nut:2',
      '',
    ]);
    t.is(lines.length, 10_003);
  });
}

test('a death has its stack in a handler of agent.on()', async (t) => {
  const text = `function read(data) {
  return data.missing;
}
agent.on("ask", function(data) {
  read({});
});
`;
  const scenario = { agentMessages: [{ at: 5, name: 'ask', data: 1 }] };
  const folder = await folderWith(t, { 'x.nut': text, 'y.json': JSON.stringify(scenario) });
  const args = ['--scenario', 'y.json', '--for', '6s'];
  const { stderr } = await impsim(folder, 'x.nut', ...args);
  t.is(
    stderr,
    "died at 00:00:05: the index 'missing' does not exist\n    at read (x.nut:2)\n    at x.nut:5\n",
  );
});

test('what a terminal would obey is shown, not sent', async (t) => {
  const text = 'server.log("a\\x00-\\x1b[31m\\nc");\nprint("\\x1b]0;title\\x07\\n");\n';
  const folder = await folderWith(t, { 'x.nut': text });
  const { exitCode, stdout, stderr } = await impsim(folder, 'x.nut', '--for', '1s');
  t.is(exitCode, 0);
  t.is(stdout.split('\n')[0], '00:00:00 online, log "a\\u0000-\\u001b[31m\\nc"');
  t.is(stderr, '\\x1b]0;title\\x07\n');
  const trace = await impsim(folder, 'x.nut', '--for', '1s', '--trace', 'text');
  t.true(trace.stdout.includes('0.000 log 0 a\\x00-\\x1b[31m\\nc\n'));
});

test('a function of the program that is called like one of the library changes no result', async (t) => {
  const text =
    'function format(text) { return "[" + text + "]"; }\nserver.log("one|two\\\\\\n");\n';
  const folder = await folderWith(t, { 'x.nut': text });
  const result = await impsim(folder, 'x.nut', '--for', '1s', '--trace', 'json');
  t.deepEqual(
    recordsOf(result, 'log'),
    ['0 log 0 one|two\\\n'].map((each) => each.trimEnd()),
  );
});

test('a program sees the memory that it takes, and dies when it takes too much', async (t) => {
  const text = `keep <- [];
imp.wakeup(10, function() {
  local before = imp.getmemoryfree();
  keep.push(blob(5000));
  keep.push("text".len());
  server.log(before - imp.getmemoryfree());
});
imp.wakeup(20, function() {
  keep = array(9000, "x");
});
server.log(hardware.wakereason());
`;
  const scenario = { memory: 40000 };
  const folder = await folderWith(t, { 'x.nut': text, 'y.json': JSON.stringify(scenario) });
  const args = ['--scenario', 'y.json', '--for', '25s', '--trace', 'json'];
  const result = await impsim(folder, 'x.nut', ...args);
  t.deepEqual(recordsOf(result, 'log', 'uncaught', 'boot'), [
    '0 log 0 0',
    '10000 log 0 5048',
    '20000 uncaught out of memory',
    '21500 boot wake reason 2',
    '21500 log 0 2',
  ]);
});

test('a call that takes too much memory is stopped', async (t) => {
  const text = 'keep <- [];\nimp.wakeup(1, function() {\n  while (true) keep.push({});\n});\n';
  const folder = await folderWith(t, { 'x.nut': text });
  const result = await impsim(folder, 'x.nut', '--for', '2s', '--trace', 'json');
  t.deepEqual(recordsOf(result, 'uncaught').length, 1);
  t.regex(recordsOf(result, 'uncaught')[0]!, /out of memory$/);
});
