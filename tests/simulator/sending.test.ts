/** Sending. */
import test from 'ava';
import { SimulatedImp } from '../../targets/simulator/imp.js';
import { outage } from '../support/outage.js';
import { blobOf } from '../../targets/simulator/hardware/blob.js';
import { run, traced } from './support.js';

test('what is sent online arrives, what is sent offline is lost, and the result says so', (t) => {
  const imp = run(({ agent, server }) => {
    t.is(server.log('hello'), 0);
    t.is(agent.send('reading', 42), 0);
    server.disconnect();
    t.is(server.error('hello?'), 1);
    t.is(agent.send('reading', '43'), 1);
  }, 0);
  t.deepEqual(traced(imp, 'log', 'error', 'agent.send'), [
    '0 log 0 hello',
    '0 agent.send 0 reading 42',
    '0 error 1 hello?',
    '0 agent.send 1 reading 43',
  ]);
});

test('the trace keeps what is logged as canonical JSON, which is the same in Squirrel', (t) => {
  const endless: Record<string, unknown> = {};
  endless['self'] = endless;
  const values: unknown[] = ['text', 7, -7, 0, true, null, undefined, 1.5, 0.1, 1 / 3, NaN];
  values.push([1, [2.5]], { b: '"', a: null }, blobOf('\x00a'), () => 1, endless);
  const imp = run(({ server }) => {
    for (const value of values) server.log(value);
  }, 0);
  t.deepEqual(
    traced(imp, 'log').map((line) => line.slice('0 log 0 '.length)),
    [
      ...['text', '7', '-7', '0', 'true', 'null', 'null'],
      ...['1.5', '0.1', '0.33333334', 'null', '[1,[2.5]]', '{"a":null,"b":"\\""}'],
      ...['{"blob":"\\u0000a"}', '{"type":"function"}', '{"type":"object"}'],
    ],
  );
});

test('flush() blocks for 100 ms online and returns true', (t) => {
  const imp = run(({ hardware, server }) => {
    t.true(server.flush(30));
    t.is(hardware.millis(), 100);
  }, 1);
  t.deepEqual(traced(imp, 'flush'), ['100 flush true']);
});

test('flush() returns false at once when offline or without time', (t) => {
  t.plan(4);
  run(({ hardware, server }) => {
    t.false(server.flush(0));
    t.false(server.flush(-1));
    server.disconnect();
    t.false(server.flush(30));
    t.is(hardware.millis(), 0);
  }, 1);
});

test('flush() returns false at its timeout, and when the link is lost', (t) => {
  t.plan(4);
  run(
    ({ hardware, server }) => {
      t.false(server.flush(0.05));
      t.is(hardware.millis(), 50);
      t.false(server.flush(30));
      t.is(hardware.millis(), 80);
    },
    1,
    outage(0.08, 10),
  );
});

test("a policy that is none of impOS's constants is refused", (t) => {
  const { platform } = new SimulatedImp({});
  t.throws(
    () => {
      platform.server.setsendtimeoutpolicy(1, 1, 1);
    },
    { message: /needs impOS's constants.*: write RETURN_ON_ERROR.*; got 1, 1/ },
  );
});
