/** The simulator as a user of the package has it, built. */
import test from 'ava';
import {
  ScenarioError,
  SimulatedImp,
  type NetworkChange,
  type Scenario,
} from 'imp-connection-manager/simulator';
import {
  parseScenario,
  ScenarioError as FileError,
} from 'imp-connection-manager/simulator/scenario';

test('a device runs until something is so, and says what has happened', (t) => {
  const imp = new SimulatedImp({ boot: 'warm', connectDelay: 3 });
  const { server, RETURN_ON_ERROR, WAIT_TIL_SENT } = imp.platform;
  const reasons: number[] = [];
  imp.start(() => {
    server.setsendtimeoutpolicy(RETURN_ON_ERROR, WAIT_TIL_SENT, 10);
    server.connect((reason) => reasons.push(reason), 60);
  });
  t.true(imp.runUntil(() => imp.link() === 'online'));
  t.is(imp.now(), 3000);
  t.true(imp.runUntil(10));
  t.is(imp.now(), 10000);
  t.false(imp.runUntil(() => imp.link() === 'off', 5));
  t.is(imp.now(), 15000);
  t.deepEqual(reasons, [imp.platform.SERVER_CONNECTED]);
});

test('the network can be taken away, restored, and made to fail', (t) => {
  const imp = new SimulatedImp({});
  imp.goStale();
  t.is(imp.link(), 'stale');
  imp.restore();
  t.is(imp.link(), 'online');
  imp.drop('NO_SERVER');
  t.is(imp.link(), 'suspended');
  t.throws(
    () => {
      imp.drop('NO_WIFE' as 'NO_WIFI');
    },
    { message: /^drop\(\): code: must be .*, got "NO_WIFE"; did you mean NO_WIFI\?$/ },
  );
});

test('messages go to the agent and come from it', (t) => {
  const imp = new SimulatedImp({});
  const { agent, server } = imp.platform;
  const received: unknown[] = [];
  imp.onAgentMessage((name, data) => received.push([name, data]));
  imp.start(() => {
    agent.on('double', (data) => {
      agent.send('result', Number(data) * 2);
    });
  });
  imp.sendFromAgent('double', 21);
  imp.run(1);
  server.disconnect();
  imp.sendFromAgent('double', 1);
  imp.run(1);
  t.deepEqual(received, [['result', 42]]);
});

test('a thousand devices are independent of each other', (t) => {
  const imps = Array.from({ length: 1000 }, (_, index) => {
    const imp = new SimulatedImp({ epoch: index, silent: true });
    imp.start(() => {
      imp.platform.imp.wakeup(index + 1, () => {
        imp.platform.server.disconnect();
      });
    });
    return imp;
  });
  for (const imp of imps) imp.run(500);
  t.is(imps.filter((imp) => imp.link() === 'online').length, 500);
  t.deepEqual(
    imps.map(({ platform }) => platform.time()),
    imps.map((_, index) => index + 500),
  );
  t.true(imps.every(({ trace }) => trace.length === 0));
});

test('without a scenario everything is as by default', (t) => {
  const [imp, other] = [new SimulatedImp(), new SimulatedImp({})];
  for (const each of [imp, other]) each.run(100);
  t.true(imp.trace.length > 0);
  t.deepEqual(imp.trace, other.trace);
});

test('a wrong scenario throws, with all that is wrong', (t) => {
  const scenario = { boot: 'wram', conectDelay: 3, connectDelay: '3' } as unknown as Scenario;
  t.throws(() => new SimulatedImp(scenario), {
    instanceOf: ScenarioError,
    message: `What SimulatedImp was given is not a scenario:
  boot: must be "cold" or "warm" or "fast", got "wram"; did you mean warm?
  conectDelay: there is no such setting; did you mean connectDelay?
  connectDelay: must be a number >= 0, got "3"`,
  });
});

const WRONG_CALLS: [method: keyof SimulatedImp, args: unknown[], message: RegExp][] = [
  ['run', [], /^run\(\): seconds: is missing$/],
  ['run', [NaN], /^run\(\): seconds: must be a number >= 0, got NaN$/],
  ['run', [-1], /^run\(\): seconds: must be >= 0, got -1$/],
  [
    'run',
    ['1h'],
    /^run\(\): seconds: must be a number >= 0, got "1h"; times are seconds: write 3600$/,
  ],
  ['runUntil', [NaN], /: until: must be a number >= 0 or a function, got NaN$/],
  ['runUntil', [() => true, '1m'], /: limit: must be a number >= 0, got "1m"; .*: write 60$/],
  ['start', [5], /: program: must be a function, got 5$/],
  ['interrupt', [1], /: callback: is missing$/],
  ['note', [5], /: text: must be a string, got 5$/],
  ['record', ['x'], /: event: must be an object, got "x"$/],
  ['drop', ['NO_WIFI', -4], /: failAfter: must be >= 0, got -4$/],
  ['goStale', ['NO_SERVR'], /; did you mean NO_SERVER\?$/],
  ['failNext', ['NO_WIFY'], /: outcome: must be .*; did you mean NO_WIFI\?$/],
  ['failNext', ['NO_WIFI', null], /: after: must be a number >= 0, got null$/],
  ['answerNext', [{ outcme: 'NO_WIFI' }], /: answer\.outcme: there is no .*mean outcome\?$/],
  ['changeNetwork', [{ up: 'x', cod: 1 }], /\.up: must be a boolean, got "x"\n.*mean code\?$/],
  ['sendFromAgent', [5], /: name: must be a string, got 5$/],
  ['stepClock', [0.5], /: seconds: must be a whole number, got 0\.5$/],
  ['limitTimers', [-1], /: limit: must be >= 0, got -1$/],
];

test('what a method does not take throws, and nothing has happened', (t) => {
  for (const [method, args, message] of WRONG_CALLS) {
    const imp = new SimulatedImp();
    const before = imp.trace.length;
    const call = Reflect.get(imp, method) as (...args: unknown[]) => void;
    t.throws(
      () => {
        call.apply(imp, args);
      },
      { message },
      method,
    );
    t.deepEqual([imp.now(), imp.trace.length], [0, before], method);
  }
});

test('what may be left out, or be null, may be so', (t) => {
  const imp = new SimulatedImp();
  imp.note('here');
  imp.drop(undefined, null);
  imp.changeNetwork({ up: true } as NetworkChange);
  imp.failNext('NO_WIFI');
  imp.limitTimers(null);
  imp.onUncaught(null);
  imp.sendFromAgent('nothing', undefined);
  imp.stepClock(-1);
  imp.run(0);
  t.is(imp.trace.find((event) => event.kind === 'note')?.text, 'here');
});

test('a program cannot let time pass by run(), and is told so; those outside it can again', (t) => {
  for (const runs of [
    (imp: SimulatedImp) => {
      imp.run(5);
    },
    (imp: SimulatedImp) => {
      imp.runUntil(5);
    },
  ]) {
    for (const delay of [0, 1]) {
      const imp = new SimulatedImp({ restartDelay: null });
      imp.start(() => {
        if (delay === 0) runs(imp);
        imp.platform.imp.wakeup(delay, () => {
          runs(imp);
        });
      });
      imp.run(10);
      t.regex(imp.died!, /^run(Until)?\(\): cannot be called by the program, .* imp\.wakeup\(\)$/);
      runs(imp);
      t.is(imp.now() % 5000, 0);
    }
  }
});

test('the reader of scenarios is in the package, and what it reads can be simulated', (t) => {
  const imp = new SimulatedImp(
    parseScenario('{ "title": "warm", "boot": "warm", "duration": "1h" }'),
  );
  t.is(imp.link(), 'off');
  t.is(FileError, ScenarioError);
});
