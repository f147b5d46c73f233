/** Device programs with hardware: what they find, stubs, and names that are not there. */
import test from 'ava';
import { missingNames } from '../../targets/impsim/missing-names.js';
import { globalsOf } from '../../targets/impsim/globals.js';
import { DeviceImp } from '../../targets/simulator/device-imp.js';
import { folderWith } from '../support/files.js';
import { impsim, recordsOf } from './impsim.js';

const light = `const light = hardware.pin9;
light.configure(DIGITAL_OUT, 0);
let on = 0;
function flash() {
  imp.wakeup(1, flash);
  on = 1 - on;
  light.write(on);
}
flash();
`;

test('a light that blinks is in the timeline and in the trace', async (t) => {
  const folder = await folderWith(t, { 'light.js': light });
  const { exitCode, stdout } = await impsim(folder, 'light.js', '--for', '10s');
  t.is(exitCode, 0);
  t.is(stdout.split('\n')[0], '00:00:00 online, 11 × pin9 #');
  const trace = await impsim(folder, 'light.js', '--for', '1s', '--trace', 'json');
  t.deepEqual(recordsOf(trace, 'pin'), [
    '0 pin pin9 configure DIGITAL_OUT 0',
    '0 pin pin9 write 1',
    '1000 pin pin9 write 0',
  ]);
  t.true(
    trace.stdout.includes(
      '"kind":"pin","name":"pin9","operation":"write","times":1,"until":0,"value":1}',
    ),
  );
});

test('the inputs of a scenario reach the program', async (t) => {
  const folder = await folderWith(t, {
    'door.ts': `import 'imp-connection-manager/imp';
const door = hardware.pin1;
door.configure(DIGITAL_IN_PULLUP, () => {
  server.log(door.read() === 0 ? 'open' : 'closed');
});
hardware.uart57.configure(9600, 8, PARITY_NONE, 1, NO_CTSRTS, () => {
  server.log(hardware.uart57.readstring());
});
`,
    'day.json': JSON.stringify({
      inputs: {
        pin1: [
          { at: '1m', value: 0 },
          { at: '2m', value: 1 },
        ],
        uart57: [{ at: 30, receive: 'OK' }],
      },
    }),
  });
  const { stdout, stderr } = await impsim(
    folder,
    'door.ts',
    '--scenario',
    './day.json',
    '--for',
    '5m',
  );
  t.is(stderr, '');
  t.deepEqual(stdout.split('\n').slice(0, 5), [
    '00:00:00 online',
    '00:00:30 uart57 ← "OK", log "OK"',
    '00:01:00 pin1 ← 0, log "open"',
    '00:02:00 pin1 ← 1, log "closed"',
    '',
  ]);
});

const sensor = {
  'program.nut': 'server.log(hardware.i2c89.read(0x90, "\\x00", 2)[0]);\nserver.restart();\n',
  'program.js':
    'server.log(hardware.i2c89.read(0x90, "\\x00", 2).charCodeAt(0));\nserver.restart();\n',
  'stubs.nut':
    'local text = "AB";\nhardware.i2c89 <- { function read(address, register, count) { return text; } };\n',
  'stubs.js': 'hardware.i2c89 = { read: () => "AB" };\n',
  'broken.nut': 'imp.wakeup(1, function() {\n    throw "stub";\n});\n',
  'broken.js': 'imp.wakeup(1, () => {\n  throw new Error("stub");\n});\n',
  'empty.nut': '',
  'empty.js': '',
  'die.json': '{"restartDelay": null}',
};

for (const language of ['nut', 'js']) {
  test(`stubs run before the program, at every start: .${language}`, async (t) => {
    const folder = await folderWith(t, sensor);
    const args = ['--stubs', `stubs.${language}`, '--for', '1s', '--trace', 'json'];
    const result = await impsim(folder, `program.${language}`, ...args);
    t.deepEqual(recordsOf(result, 'log').slice(0, 3), ['0 log 0 65', '0 log 0 65', '0 log 0 65']);
    t.false(result.stderr.includes('warning'), result.stderr);
  });

  test(`an error in stubs is told with its place: .${language}`, async (t) => {
    const folder = await folderWith(t, sensor);
    const args = ['--stubs', `broken.${language}`, '--for', '2s', '--scenario', './die.json'];
    const { exitCode, stderr } = await impsim(folder, `empty.${language}`, ...args);
    t.is(exitCode, 1);
    t.regex(stderr, new RegExp(`stub\\n    at broken.${language}:2\\n$`));
  });
}

test('stubs that cannot run where the program does are refused', async (t) => {
  const folder = await folderWith(t, sensor);
  const wrong = await impsim(folder, 'program.js', '--stubs', 'stubs.nut');
  t.is(wrong.exitCode, 2);
  t.is(
    wrong.stderr,
    'impsim: --stubs: the program runs in Node, and stubs.nut does not. Write it as .js or .ts.\n',
  );
  const missing = await impsim(folder, 'program.js', '--stubs', 'none.js');
  t.is(missing.exitCode, 2);
  t.is(missing.stderr, 'impsim: cannot read the program none.js: no such file or directory.\n');
});

test('what the simulated imp does not have is said before the program runs, all at once', async (t) => {
  const folder = await folderWith(t, {
    'x.js': `imp.onidle(() => {
  hardware.usb.configure();
  server.connectwith('wl0');
  device.on('x', () => http.get('y'));
});
`,
  });
  const { stderr } = await impsim(folder, 'x.js', '--for', '1s');
  t.deepEqual(stderr.split('\n').slice(0, 2), [
    'impsim: warning: x.js uses what the simulated imp does not have: hardware.usb, server.connectwith',
    'impsim: warning: x.js uses what only agents have: device.on, http.get. impsim runs device programs.',
  ]);
  t.false((await impsim(folder, 'x.js', '--for', '1s', '--quiet')).stderr.includes('warning'));
});

test('names are found where they are used only', (t) => {
  const scope = globalsOf(new DeviceImp({}));
  const lookAt = (text: string) => missingNames(text, scope);
  const nothing = { unsimulated: [], ofAgents: [] };
  for (const text of [
    'hardware.pin9.configure(DIGITAL_OUT, 0); imp.net.info(); hardware.i2cXDC.read(1, "", 2);',
    '// hardware.usb and device.on\nserver.log("http.get(x) hardware.usb"); /* server.save */',
    'if ("usb" in hardware) hardware.usb.configure();',
    'local http = {}; http.get <- 1; http.get(); function on(device) { device.on(); }',
    'my.device.on(); this.http.get(); imp.wakeupp(); MY_CONSTANT',
    'hardware.usb <- {}; hardware.usb.configure();',
    'device <- {}; device.on();',
  ]) {
    t.deepEqual(lookAt(text), nothing, text);
  }
  t.deepEqual(lookAt('imp.net.open(1, 2); crypto.sign(); http.jsonencode(server.load())'), {
    unsimulated: ['imp.net.open', 'crypto.sign'],
    ofAgents: ['http.jsonencode', 'server.load'],
  });
});
