/** I2C, SPI and UART: what they answer by themselves, and what the scenario says. */
import test from 'ava';
import type { DevicePlatform } from '../../targets/simulator/device-imp.js';
import { run, traced } from './support.js';

/** The bytes of what was read, or null. */
function codes(text: string | null): number[] | null {
  return text === null ? null : Array.from(text, (letter) => letter.charCodeAt(0));
}

const i2c89 = { '0x48': { '0x00': '\\x1a\\x80', '0x0102': '\\xff' } };

test('a device that nobody has described answers with zeros, and remembers its registers', (t) => {
  const seen: unknown[] = [];
  const imp = run(({ hardware, CLOCK_SPEED_100_KHZ }) => {
    const bus = hardware.i2c89;
    bus.configure(CLOCK_SPEED_100_KHZ);
    seen.push(codes(bus.read(0x90, '\x00', 2)), bus.readerror(), bus.write(0x90, '\x01\x60'));
    seen.push(codes(bus.read(0x90, '\x01', 1)), codes(bus.read(0x90, '', 2)));
  }, 0);
  t.deepEqual(seen, [[0, 0], 0, 0, [0x60], [0x60, 0]]);
  t.deepEqual(traced(imp, 'i2c').slice(0, 3), [
    '0 i2c i2c89 configure CLOCK_SPEED_100_KHZ',
    String.raw`0 i2c i2c89 read 0x90 "\x00" → "\x00\x00"`,
    '0 i2c i2c89 write 0x90 "\\x01`"',
  ]);
});

for (const [name, devices] of Object.entries({
  'as data sheets have it': i2c89,
  'as programs write it': { '0x90': i2c89['0x48'] },
})) {
  test(`a device of the scenario answers, its address ${name}; others do not`, (t) => {
    const seen: unknown[] = [];
    const imp = run(
      ({ hardware }) => {
        const bus = hardware.i2c89;
        seen.push(codes(bus.read(0x90, '\x00', 3)), codes(bus.read(0x90, '\x01\x02', 1)));
        seen.push(bus.read(0x92, '\x00', 2), bus.readerror(), bus.write(0x92, '\x00'));
      },
      0,
      { inputs: { i2c89: devices } },
    );
    t.deepEqual(seen, [[0x1a, 0x80, 0], [0xff], null, -1, -1]);
    t.is(traced(imp, 'i2c')[2], String.raw`0 i2c i2c89 read 0x92 "\x00" no answer`);
  });
}

test('a register changes with the time, as a list or a function says', (t) => {
  const seen: unknown[] = [];
  run(
    ({ hardware, imp }) => {
      const read = () => {
        seen.push(
          codes(hardware.i2cAB.read(0x20, '\x05', 1)),
          codes(hardware.i2cAB.read(0x20, '\x06', 1)),
        );
      };
      read();
      imp.wakeup(10, read);
    },
    20,
    {
      inputs: {
        i2cAB: {
          '0x10': {
            '0x05': [
              { at: 0, value: 'a' },
              { at: '5s', value: 'b' },
            ],
            '0x06': (seconds) => String.fromCharCode(65 + seconds),
          },
        },
      },
    },
  );
  t.deepEqual(seen, [[97], [65], [98], [75]]);
});

test('what is written to a register that the scenario describes does not change it', (t) => {
  const seen: unknown[] = [];
  run(
    ({ hardware }) => {
      hardware.i2c89.write(0x90, '\x00\x01\x02');
      seen.push(codes(hardware.i2c89.read(0x90, '\x00', 2)));
    },
    0,
    { inputs: { i2c89 } },
  );
  t.deepEqual(seen, [[0x1a, 0x80]]);
});

test('an SPI bus answers with zeros, or with what the scenario has for the command', (t) => {
  const seen: unknown[] = [];
  run(
    (platform) => {
      const bus = platform.hardware.spi257;
      seen.push(bus.configure(platform.MSB_FIRST | platform.CLOCK_IDLE_LOW, 1000));
      seen.push(codes(bus.writeread('\x01\x00')), codes(bus.writeread('\x9f\x00\x00')));
      bus.write('\x9f');
      seen.push(codes(bus.readstring(2)), bus.readblob(2).tostring(), bus.readblob(1).len());
      const command = platform.blob(2);
      command[0] = 0x9f;
      seen.push(bus.writeread(command)[1]);
    },
    0,
    { inputs: { spi257: { '0x9f': '\\xef\\x40\\x15' } } },
  );
  t.deepEqual(seen, [1000, [0, 0], [0, 0xef, 0x40], [0xef, 0x40], '\x15\0', 1, 0xef]);
});

test('a UART is silent', (t) => {
  const seen: unknown[] = [];
  const imp = run((platform) => {
    const bus = platform.hardware.uart57;
    bus.configure(9600, 8, platform.PARITY_NONE, 1, platform.NO_CTSRTS, () => seen.push('called'));
    bus.write('AT\r\n');
    bus.write(0x41);
    seen.push(bus.read(), bus.readstring(5), bus.readblob().len(), bus.flags());
  }, 10);
  t.deepEqual(seen, [-1, '', 0, 0]);
  t.deepEqual(traced(imp, 'uart').slice(0, 3), [
    '0 uart uart57 configure 9600 8 PARITY_NONE 1 1',
    String.raw`0 uart uart57 write "AT\r\n"`,
    '0 uart uart57 write "A"',
  ]);
});

/** Opens a UART, and calls the program whenever something is there. */
function open(platform: DevicePlatform, onReceive: () => void): void {
  const { hardware, PARITY_NONE } = platform;
  hardware.uart57.configure(9600, 8, PARITY_NONE, 1, 0, onReceive);
}

const gps = { uart57: [{ at: 5, receive: 'OK\\r\\n', every: '10s', until: 20 }] };

test('bytes of the scenario arrive at their time, and the program reads them', (t) => {
  const lines: string[] = [];
  run(
    (platform) => {
      open(platform, () => {
        lines.push(`${platform.hardware.millis()} ${platform.hardware.uart57.readstring()}`);
      });
    },
    60,
    { inputs: gps },
  );
  t.deepEqual(lines, ['5000 OK\r\n', '15000 OK\r\n']);
});

test('a program that takes a byte each time it is called gets them all', (t) => {
  const bytes: number[] = [];
  run((platform) => open(platform, () => bytes.push(platform.hardware.uart57.read())), 10, {
    inputs: gps,
  });
  t.deepEqual(bytes, [79, 75, 13, 10]);
});

test('a program that takes none is called once for what has arrived', (t) => {
  let calls = 0;
  run((platform) => open(platform, () => calls++), 10, { inputs: gps });
  t.is(calls, 1);
});

test('bytes before the UART is set up are lost, and so is what a program left unread', (t) => {
  const lengths: number[] = [];
  const imp = run(
    (platform) => {
      platform.imp.wakeup(7, () => {
        open(platform, () => undefined);
      });
      platform.imp.wakeup(18, () => {
        lengths.push(platform.hardware.uart57.readstring().length);
      });
    },
    20,
    { inputs: gps },
  );
  t.deepEqual(lengths, [4]);
  imp.receive('uart57', 'again');
  imp.run(1);
  t.deepEqual(traced(imp, 'uart').at(-1), '20000 uart uart57 receive → "again"');
});

test('what is no speed and no parity is refused', (t) => {
  const { hardware, CLOCK_SPEED_100_KHZ } = run(() => undefined, 0).platform;
  t.throws(() => hardware.i2c89.configure(9), { message: /needs CLOCK_SPEED_10_KHZ, .*, got 9$/ });
  t.throws(() => hardware.uart57.configure(9600, 8, CLOCK_SPEED_100_KHZ, 1, 0), {
    message: /hardware.uart57.configure\(\) needs PARITY_NONE, PARITY_EVEN, PARITY_ODD, got \d+$/,
  });
});
