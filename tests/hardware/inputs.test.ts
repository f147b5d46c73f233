/** The inputs of a scenario: what is right, and what is said of what is wrong. */
import test from 'ava';
import { SimulatedImp } from 'imp-connection-manager/simulator';
import { checkScenario } from '../../targets/simulator/scenario-file.js';
import { unescape } from '../../targets/simulator/escapes.js';

test('the inputs of the manual are inputs', (t) => {
  const inputs = {
    pin9: [{ at: '10s', value: 1, every: '1m', until: 3600 }],
    i2c89: { '0x48': { '0x00': '\\x1a\\x80', '0x0102': [{ at: 5, value: 'a"\\"' }] } },
    spi257: { '0x9f': '\\xef' },
    uart57: [{ at: 5, receive: 'OK\\r\\n' }],
    voltage: [{ at: 0, value: 3 }],
  };
  t.deepEqual(checkScenario({ inputs }), []);
});

test('every mistake in inputs is reported, with its path', (t) => {
  const inputs = {
    pin10: [],
    pin1: [
      { at: '10x', value: 1 },
      { value: 'on', at: -1 },
    ],
    pin2: 1,
    i2c89: { 72: {}, '0x48': { 0: '', '0x00': 'a\\y', '0x01': 7 } },
    uart57: [{ at: 1, recieve: 'x' }],
    voltag: [],
  };
  t.deepEqual(checkScenario({ inputs }).sort(), [
    'inputs.i2c89.0x48.0: there is no such setting; names are like 0x00, 0x0102',
    String.raw`inputs.i2c89.0x48.0x00: must be text with the escapes \x1a, \n, \r, \t, \0, \" and \\ only, got "a\\y"`,
    'inputs.i2c89.0x48.0x01: must be a string, got 7',
    'inputs.i2c89.72: there is no such setting; names are like 0x48',
    'inputs.pin10: there is no such setting; names are like pin9, i2c89, spi257, uart57',
    'inputs.pin1[0].at: must be a duration such as 90s, 15m, 24h or 7d, got "10x"',
    'inputs.pin1[1].at: must be >= 0, got -1',
    'inputs.pin1[1].value: must be a number, got "on"',
    'inputs.pin2: must be an array, got 1',
    'inputs.uart57[0].receive: is missing',
    'inputs.uart57[0].recieve: there is no such setting; did you mean receive?',
    'inputs.voltag: there is no such setting; did you mean voltage?',
  ]);
});

test('in TypeScript inputs may be functions, and the rest is checked', (t) => {
  const imp = new SimulatedImp({
    inputs: { pin1: (seconds) => seconds, i2c89: { '0x48': { '0x00': () => '\x01' } } },
  });
  imp.run(3);
  const { pin1, i2c89 } = imp.platform.hardware;
  t.is(pin1.read(), 3);
  t.is(i2c89.read(0x90, '\x00', 1), '\x01');
  t.throws(() => new SimulatedImp({ inputs: { pin1: 7 as never } }), {
    message: /inputs.pin1: must be an array, got 7/,
  });
});

test('escapes are read as bytes', (t) => {
  t.is(unescape(String.raw`a\x41\r\n\t\0\"\\x`), 'aA\r\n\t\0"\\x');
});
