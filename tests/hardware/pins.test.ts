/** Pins: what they read, what is written, when they call, and that they wake the imp. */
import test from 'ava';
import { run, traced } from './support.js';

test('a light that blinks writes its pin', (t) => {
  const imp = run(({ hardware, imp, DIGITAL_OUT }) => {
    const light = hardware.pin9;
    light.configure(DIGITAL_OUT, 0);
    let on = 0;
    const flash = () => {
      imp.wakeup(1, flash);
      on = 1 - on;
      light.write(on);
    };
    flash();
  }, 2);
  t.deepEqual(traced(imp, 'pin', 'uncaught'), [
    '0 pin pin9 configure DIGITAL_OUT 0',
    '0 pin pin9 write 1',
    '1000 pin pin9 write 0',
    '2000 pin pin9 write 1',
  ]);
});

test('an analog input reads 30000, a pulled-up one 1, any other 0', (t) => {
  const readings: number[] = [];
  run((platform) => {
    const { hardware } = platform;
    hardware.pin1.configure(platform.ANALOG_IN);
    hardware.pin2.configure(platform.DIGITAL_IN_PULLUP);
    hardware.pinXA.configure(platform.DIGITAL_IN);
    readings.push(hardware.pin1.read(), hardware.pin2.read(), hardware.pinXA.read());
  }, 0);
  t.deepEqual(readings, [30000, 1, 0]);
});

test('an output reads what was written; a digital one knows 0 and 1 only', (t) => {
  const readings: number[] = [];
  run((platform) => {
    const { hardware } = platform;
    hardware.pin1.configure(platform.DIGITAL_OUT, 0);
    hardware.pin1.write(7);
    hardware.pin2.configure(platform.PWM_OUT, 0.02, 0.25);
    readings.push(hardware.pin1.read(), hardware.pin2.read());
    hardware.pin2.write(0.5);
    readings.push(hardware.pin2.read());
  }, 0);
  t.deepEqual(readings, [1, 0.25, 0.5]);
});

test('a polled pin takes one event, with how many times and until when', (t) => {
  const imp = run((platform) => {
    const { hardware, imp } = platform;
    hardware.pin1.configure(platform.DIGITAL_IN);
    const poll = () => {
      imp.wakeup(0.1, poll);
      hardware.pin1.read();
    };
    poll();
  }, 60);
  const reads = imp.trace.filter((event) => event.kind === 'pin' && event.operation === 'read');
  t.like(reads, [{ at: 0, name: 'pin1', value: 0, times: 601, until: 60_000 }]);
  t.is(reads.length, 1);
});

test('a pin calls when the scenario changes it, at that time', (t) => {
  const inputs = {
    pin1: [
      { at: '10s', value: 1 },
      { at: 12.5, value: 0 },
      { at: 13, value: 0 },
    ],
  };
  const imp = run(
    ({ hardware, server, DIGITAL_IN }) => {
      hardware.pin1.configure(DIGITAL_IN, () => server.log(hardware.pin1.read()));
    },
    60,
    { inputs },
  );
  t.deepEqual(traced(imp, 'log', 'pin'), [
    '0 pin pin1 configure DIGITAL_IN',
    '10000 pin pin1 change 1',
    '10000 pin pin1 read 1',
    '10000 log 0 1',
    '12500 pin pin1 change 0',
    '12500 pin pin1 read 0',
    '12500 log 0 0',
  ]);
});

test('a change that repeats ends when it is to end', (t) => {
  const inputs = {
    pin1: [
      { at: 1, value: 1, every: 2, until: 5 },
      { at: 2, value: 0, every: 2 },
    ],
  };
  const imp = run(({ hardware, DIGITAL_IN }) => hardware.pin1.configure(DIGITAL_IN), 10, {
    inputs,
  });
  t.deepEqual(traced(imp, 'pin').slice(1), [
    '1000 pin pin1 change 1',
    '2000 pin pin1 change 0',
    '3000 pin pin1 change 1',
    '4000 pin pin1 change 0',
  ]);
});

test('a function of the time is an input, too, and its changes are noticed', (t) => {
  const readings: number[] = [];
  let changes = 0;
  run(
    (platform) => {
      const { hardware, imp } = platform;
      hardware.pin1.configure(platform.DIGITAL_IN, () => changes++);
      hardware.pin2.configure(platform.ANALOG_IN);
      imp.wakeup(3, () => readings.push(hardware.pin2.read()));
    },
    10,
    { inputs: { pin1: (seconds) => (seconds >= 4 ? 1 : 0), pin2: (seconds) => seconds * 1000 } },
  );
  t.deepEqual(readings, [3000]);
  t.is(changes, 1);
});

test('a test can press a button', (t) => {
  const imp = run(({ hardware, server, DIGITAL_IN_PULLUP }) => {
    hardware.pin1.configure(DIGITAL_IN_PULLUP, () => server.log(hardware.pin1.read()));
  }, 1);
  imp.setPin('pin1', 0);
  imp.run(1);
  imp.setPin('pin1', 1);
  imp.run(1);
  t.deepEqual(traced(imp, 'log'), ['1000 log 0 0', '2000 log 0 1']);
});

test('a wake-up pin wakes the imp that sleeps, with its reason', (t) => {
  const imp = run(
    ({ hardware, server, imp, DIGITAL_IN_WAKEUP }) => {
      server.log(hardware.wakereason());
      hardware.pin1.configure(DIGITAL_IN_WAKEUP);
      imp.onidle(() => {
        server.sleepfor(3600);
      });
    },
    60,
    {
      inputs: {
        pin1: [
          { at: 20, value: 1 },
          { at: 21, value: 0 },
        ],
      },
    },
  );
  t.deepEqual(traced(imp, 'boot'), ['20000 boot wake reason 3']);
});

test('a pin that does not wake leaves the imp asleep', (t) => {
  const imp = run(
    ({ hardware, server, imp, DIGITAL_IN }) => {
      hardware.pin1.configure(DIGITAL_IN);
      imp.onidle(() => {
        server.sleepfor(3600);
      });
    },
    60,
    { inputs: { pin1: [{ at: 20, value: 1 }] } },
  );
  t.deepEqual(traced(imp, 'boot'), []);
});

test('a pulse counter counts for its time, and has what the scenario says', (t) => {
  const imp = run(
    ({ hardware, server, PULSE_COUNTER }) => {
      hardware.pin1.configure(PULSE_COUNTER, 0.5);
      server.log(hardware.pin1.read());
    },
    5,
    { inputs: { pin1: [{ at: 0, value: 120 }] } },
  );
  t.deepEqual(traced(imp, 'log'), ['500 log 0 120']);
});

test('what is no mode is refused, with those that there are', (t) => {
  const imp = run(({ hardware }) => hardware.pin9.configure(7), 0);
  t.is(
    traced(imp, 'uncaught')[0],
    '0 uncaught SimulatedImp: hardware.pin9.configure() needs DIGITAL_IN, DIGITAL_IN_PULLUP, DIGITAL_IN_PULLDOWN, DIGITAL_IN_WAKEUP, DIGITAL_OUT, DIGITAL_OUT_OD, DIGITAL_OUT_OD_PULLUP, ANALOG_IN, ANALOG_OUT, PWM_OUT, PULSE_COUNTER, got 7',
  );
});
