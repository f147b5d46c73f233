/** What `npm start` makes of what happened. */
import test from 'ava';
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

test('an attempt of impOS counts, what was given up has failed, and null is no error', (t) => {
  const imp = run(
    ({ imp, server }) => {
      server.log('a');
      imp.wakeup(60, () => {
        server.disconnect();
      });
    },
    100,
    { network: [{ at: 10, up: false }], sendResults: [null] },
  );
  t.like(summarize(imp.trace, 100), { attempts: 2, succeeded: 1, failed: 1, logged: 1, lost: 0 });
});

test('what happens after the end of a run is not counted', (t) => {
  const imp = run(
    ({ imp, server }) => {
      imp.wakeup(9, () => {
        imp.sleep(5);
        server.log('too late');
        server.disconnect();
        server.connect();
      });
    },
    10,
    { boot: 'cold' },
  );
  t.true(imp.now() > 10_000);
  t.like(summarize(imp.trace, 10), { attempts: 1, logged: 0, onlineSeconds: 10, radioSeconds: 10 });
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
    succeeded: 2,
    failed: 0,
    onlineSeconds: 8.5 + 18.5,
    radioSeconds: 10 + 20,
    sent: 1,
    logged: 2,
    lost: 1,
  });
});
