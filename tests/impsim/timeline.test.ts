/** What `npm start` makes of what happened. */
import test from 'ava';
import { summarize, timeline } from '../../targets/impsim/timeline.js';
import type { LogEvent, NoteEvent } from '../../targets/simulator/imp.js';
import { runExample } from '../simulator/example.js';
import { run } from '../simulator/support.js';

test('the timeline folds what is repeated, and leaves out what goes without saying', async (t) => {
  const lines = timeline((await runExample('battery', 5 * 3600)).trace);
  t.deepEqual(lines.slice(0, 4), [
    '00:00:00 network down, connecting, connect',
    '00:00:25 network up, disconnect',
    '00:15:00 connect, online, 2 × send temperature, disconnect',
    '00:30:00 7 × (connect, online, send temperature, disconnect), every 00:15:00 until 02:00:00',
  ]);
});

test('the timeline folds cycles of several lines', (t) => {
  const records = [0, 10, 20, 30, 40, 50].map((seconds) => {
    return {
      at: seconds * 1000,
      kind: 'note' as const,
      text: seconds % 20 === 0 ? 'tick' : 'tock',
    };
  });
  t.deepEqual(timeline(records), ['00:00:00 3 × (tick; then tock), every 00:00:20 until 00:00:50']);
});

/** Notes, one for each text. */
function notes(seconds: readonly number[], texts: readonly string[]): NoteEvent[] {
  return texts.map((text, index) => ({ at: seconds[index]! * 1000, kind: 'note', text }));
}

/** Lines of the log, one for each text. */
function logs(seconds: readonly number[], texts: readonly string[]): LogEvent[] {
  return texts.map((data, index) => {
    return { at: seconds[index]! * 1000, kind: 'log', result: 0, data, blocked: 0 };
  });
}

test('the timeline says how long something is repeated, and how often if that is regular', (t) => {
  const words = ['a', 'a', 'a'];
  const of = (...seconds: number[]) => timeline(notes(seconds, words));
  t.deepEqual(of(10, 20, 30), ['00:00:10 3 × a, every 00:00:10 until 00:00:30']);
  t.deepEqual(of(10, 20, 40), ['00:00:10 3 × a, until 00:00:40']);
});

test('the timeline does not pass off texts with other numbers as equal', (t) => {
  const lines = logs([0, 60, 120], ['at 5: 21', 'at 5: 22', 'at 5: 23']);
  t.deepEqual(timeline(lines), ['00:00:00 3 × log "at 5: #", every 00:01:00 until 00:02:00']);
  t.deepEqual(timeline(lines.map((each) => ({ ...each, at: 0 }))), ['00:00:00 3 × log "at 5: #"']);
  t.deepEqual(timeline(logs([0, 0], ['one', 'two'])), ['00:00:00 log "one", log "two"']);
});

test('a program that dies whenever it is started is told of in two lines', (t) => {
  const imp = run(({ server }) => {
    server.log('starting');
    throw new Error('no sensor');
  }, 3600);
  t.deepEqual(timeline(imp.trace), [
    '00:00:00 online, log "starting", DIED: no sensor',
    '00:00:02 1800 × (restarts, log "starting", DIED: no sensor), every 00:00:02 until 01:00:00',
  ]);
});

test('the timeline tells what was lost, and of what the device died', (t) => {
  const imp = run(({ agent, server }) => {
    server.disconnect();
    agent.send('a', 1);
    server.error('b');
    throw new Error('c');
  }, 1);
  t.deepEqual(timeline(imp.trace), [
    '00:00:00 online, disconnect, send a REFUSED, error "b" REFUSED, DIED: c',
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
  t.like(summarize(imp.trace, 100), {
    attempts: 2,
    succeeded: 1,
    failed: 1,
    logged: 1,
    refused: 0,
  });
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
    refused: 1,
    lost: { tasks: 0, messages: 0 },
    waiting: { tasks: 0, messages: 0 },
    blockedSeconds: 0,
  });
});

test('the timeline says why a program starts, and speaks of a flush that failed for nothing not', (t) => {
  const imp = run(({ hardware, imp, server }) => {
    if (hardware.wakereason() === 0) {
      server.disconnect();
      server.sleepfor(3600);
    }
    if (hardware.wakereason() === 1) imp.reset();
    imp.wakeup(100, () => {
      server.restart();
    });
  }, 4000);
  t.deepEqual(timeline(imp.trace), [
    '00:00:00 online, disconnect, sleeping',
    '01:00:00 wakes, off, connecting, online, restarts (reset)',
    '01:01:41 3 × restarts, every 00:01:40 until 01:05:01',
  ]);
});

test('the timeline tells of a flush that failed with something to send', (t) => {
  const imp = run(
    ({ agent, imp, server }) => {
      imp.wakeup(10, () => {
        agent.send('a', 1);
        server.flush(5);
      });
    },
    20,
    { network: [{ at: 10, up: false, silent: true }] },
  );
  t.deepEqual(timeline(imp.trace), [
    '00:00:00 online',
    '00:00:10 network down silently, stale, send a, blocked 00:00:05, flush failed',
  ]);
});

test('a long line of the timeline is broken, and nothing of it is left out', (t) => {
  const words = Array.from({ length: 30 }, (_, index) => `word-${'x'.repeat(index)}`);
  const lines = timeline(
    notes(
      words.map(() => 0),
      words,
    ),
  );
  t.true(lines.length > 1);
  for (const line of lines) t.true(line.length <= 160, line);
  t.is(lines.map((line) => line.slice(9)).join(' '), words.join(', '));
});
