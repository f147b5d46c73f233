/** What `npm start` makes of what happened. */
import test from 'ava';
import { linkLibraries, nameLines } from '../../targets/impsim/squirrel.js';
import { clockTime, summarize, timeline } from '../../targets/impsim/timeline.js';
import { runExample } from '../simulator/example.js';
import { run } from '../simulator/support.js';

test('the timeline folds what is repeated, and leaves out what goes without saying', async (t) => {
  const lines = timeline((await runExample('battery', 5 * 3600)).trace);
  t.deepEqual(
    lines.slice(0, 4).map(({ at, count, text }) => `${clockTime(at)} ${count} × ${text}`),
    [
      '00:00:00 1 × network down, connecting, connect',
      '00:00:25 1 × network up, disconnect',
      '00:15:00 1 × connect, online, 2 × send temperature, disconnect',
      '00:30:00 7 × connect, online, send temperature, disconnect',
    ],
  );
});

test('the timeline folds cycles of several lines', (t) => {
  const records = [0, 10, 20, 30, 40, 50].map((seconds) => {
    return {
      at: seconds * 1000,
      kind: 'note' as const,
      text: seconds % 20 === 0 ? 'tick' : 'tock',
    };
  });
  t.deepEqual(timeline(records), [{ at: 0, count: 3, text: 'tick · tock' }]);
});

test('the timeline tells what was lost, and of what the device died', (t) => {
  const imp = run(({ agent, server }) => {
    server.disconnect();
    agent.send('a', 1);
    server.error('b');
    throw new Error('c');
  }, 1);
  t.deepEqual(timeline(imp.trace), [
    { at: 0, count: 1, text: 'online, disconnect, send a LOST, error b LOST, DIED: c' },
  ]);
});

test('the summary counts attempts, time online, and what was sent, logged and lost', (t) => {
  const imp = run(
    ({ agent, imp, server }) => {
      server.connect();
      imp.wakeup(10, () => {
        agent.send('a', 1);
        server.log('b');
        server.error('c');
        server.disconnect();
        server.log('d');
      });
      imp.wakeup(80, () => {
        server.connect();
      });
    },
    100,
    { boot: 'warm' },
  );
  t.deepEqual(summarize(imp.trace, 100), {
    attempts: 2,
    onlineSeconds: 8.5 + 18.5,
    sent: 1,
    logged: 2,
    lost: 1,
  });
});

const libraries = { 'A.lib.nut:1.0.0': 'class A {}\n', 'B.lib.nut:2.0.0': 'class B {}' };

test('a required library stands in front of the program, whose first line is known', (t) => {
  const source = '#require "B.lib.nut:2.0.0"\n#require "A.lib.nut:1.0.0"\n\nA();\n';
  t.deepEqual(linkLibraries({ name: 'x.nut', source, libraries, impos: '' }), {
    text: `class B {}\nclass A {}\n${source}`,
    firstLine: 3,
  });
});

test('a program that requires nothing stays as it is', (t) => {
  const source = '// #require "C.lib.nut:1.0.0"\n';
  const linked = linkLibraries({ name: 'x.nut', source, libraries, impos: '' });
  t.deepEqual(linked, { text: source, firstLine: 1 });
});

test('a library that is not there, or in another version, is an error that says where', (t) => {
  const link = (line: string) => () =>
    linkLibraries({ name: 'x.nut', source: `\n${line}\n`, libraries, impos: '' });
  t.throws(link('#require "A.lib.nut:1.0.1"'), {
    message:
      'x.nut:2: there is no library "A.lib.nut:1.0.1" here, only "A.lib.nut:1.0.0", "B.lib.nut:2.0.0"',
  });
  t.throws(link('#require "A.lib.nut:1.0.0";'), { message: /^x\.nut:2: expected #require/ });
});

test('an error in the program has the line of the program, one in a library that of the whole', (t) => {
  const stderr = 'device.nut line = (12) column = (7) : error\n[main()] a/device.nut line [11]\n';
  t.is(
    nameLines(stderr, 'x.device.nut', 12),
    'x.device.nut line = (1) column = (7) : error\n[main()] a/device.nut line [11]\n',
  );
});
