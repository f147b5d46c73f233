import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { ConnectionManager, type Platform } from '../core/index.js';
import { version } from '../package.json';
import { SimulatedImp } from '../targets/simulator/imp.js';
import { execute } from '../targets/squirrel/vm-process.js';
import { compileSquirrel, runSquirrel, squirrelVm, type Bits } from '../targets/squirrel/vm.js';
import { fileFor, root } from './support/files.js';

const library = `${root}ConnectionManager.lib.nut`;
const minified = `${root}ConnectionManager.min.lib.nut`;

/** A file of the library, and the VM that it runs in. */
interface Place {
  readonly file: string;
  readonly bits: Bits;
}

const places: readonly Place[] = [
  { file: library, bits: 32 },
  { file: library, bits: 64 },
  { file: minified, bits: 32 },
];

/** Runs Squirrel behind the library, and returns what it printed. */
async function run(t: ExecutionContext, { file, bits }: Place, program: string): Promise<string[]> {
  const main = await fileFor(t, program);
  const { ok, stdout, stderr } = await runSquirrel(await squirrelVm(bits), main, { args: [file] });
  t.true(ok, stderr);
  return stdout.trim().split('\n');
}

const constants = [
  'CM_BLINK_ALWAYS 0',
  'CM_BLINK_NEVER 1',
  'CM_BLINK_ON_CONNECT 2',
  'CM_BLINK_ON_DISCONNECT 3',
  'CM_DEFAULT_CALLBACK_ID DEFAULT_CB_ID',
  'CM_FLUSH_TIMEOUT 30',
  'CM_START_CONNECTED 1',
  'CM_START_DISCONNECTED 2',
  'CM_START_NO_ACTION 0',
];

// The least of impOS that the library can run on, written for this test alone: a list of timers
// without a clock, and a server that does what the test says.
const stubs = `
timers <- [];
calls <- [];
online <- false;
answer <- null;
server <- {
    function isconnected() { return online; }
    function connect(callback, timeout) { answer = callback; calls.push("connect " + timeout); }
    function disconnect() { online = false; calls.push("disconnect"); }
    function flush(timeout) { calls.push("flush " + timeout); return true; }
    function log(message) { calls.push("log " + message); return 0; }
    function error(message) { calls.push("error " + message); return 0; }
    function setsendtimeoutpolicy(a, b, c) { calls.push("policy " + a + " " + b + " " + c); }
};
imp <- {
    function wakeup(seconds, callback) {
        local timer = { seconds = seconds, callback = callback };
        timers.push(timer);
        return timer;
    }
    function cancelwakeup(timer) { timers.remove(timers.find(timer)); }
    function enableblinkup(on) { calls.push("blinkup " + on); }
};
hardware <- { function millis() { return 5; } };
time <- function() { return 1600000000; };
SERVER_CONNECTED <- 5;
RETURN_ON_ERROR <- 71;
WAIT_TIL_SENT <- 82;

function turns() {
    for (local i = 0; i < timers.len(); i++) {
        if (timers[i].seconds > 0) continue;
        local timer = timers.remove(i);
        timer.callback();
        i = -1;
    }
}
dofile(vargv[0], true);
`;

for (const place of places) {
  const where = `${basename(place.file)} on the ${place.bits}-bit VM`;

  test(`the library compiles: ${where}`, async (t) => {
    await t.notThrowsAsync(async () => compileSquirrel(await squirrelVm(place.bits), place.file));
  });

  test(`loading the library adds nothing but its documented names: ${where}`, async (t) => {
    const lines = await run(
      t,
      place,
      `local before = {};
      foreach (name, value in getroottable()) before[name] <- true;
      local constantsBefore = {};
      foreach (name, value in getconsttable()) constantsBefore[name] <- true;
      dofile(vargv[0], true);
      foreach (name, value in getroottable()) if (!(name in before)) print("global " + name + "\\n");
      foreach (name, value in getconsttable()) {
          if (!(name in constantsBefore)) print(name + " " + value + "\\n");
      }`,
    );
    t.deepEqual(lines.sort(), [...constants, 'global ConnectionManager'].sort());
  });

  test(`the class works on stubs of impOS, without a simulator: ${where}`, async (t) => {
    const lines = await run(
      t,
      place,
      `${stubs}
      local cm = ConnectionManager({ stayConnected = true, connectTimeout = 45 });
      cm.onConnect(function() { calls.push("onConnect"); })
        .onDisconnect(function(expected) { calls.push("onDisconnect " + expected); }, "mine");
      cm.log("early");
      cm.error(null);
      cm.onNextConnect(function() { calls.push("task " + (this == cm)); });
      turns();
      calls.push("connecting " + cm.connect() + " " + cm.isConnected());
      online = true;
      answer(SERVER_CONNECTED);
      turns();
      cm.log("now");
      calls.push("disconnects " + cm.disconnect() + " " + cm.isConnected());
      foreach (call in calls) print(call + "\\n");`,
    );
    t.deepEqual(lines, [
      'blinkup true',
      'policy 71 82 1',
      'connect 45',
      'connecting false false',
      'blinkup false',
      'log 1600000000 - early',
      'error 1600000000 - null',
      'onConnect',
      'task true',
      'log now',
      'flush 30',
      'disconnect',
      'blinkup true',
      'disconnects true false',
    ]);
  });

  test(`a wrong setting is named before anything is touched: ${where}`, async (t) => {
    const lines = await run(
      t,
      place,
      `${stubs}
      foreach (settings in [{ checkTimeout = 0 }, { connectTimeout = "long" }, { ackTimeout = -1 },
                            { stayConnected = 1 }, { blinkupBehavior = 4 }, { startBehavior = -1 },
                            { errorPolicy = "RETURN" }]) {
          try { ConnectionManager(settings); } catch (error) { print(error + "\\n"); }
      }
      print(calls.len() + " calls, " + timers.len() + " timers\\n");`,
    );
    t.deepEqual(lines, [
      'ConnectionManager: checkTimeout must be a number of seconds > 0, got 0',
      'ConnectionManager: connectTimeout must be a number of seconds > 0, got long',
      'ConnectionManager: ackTimeout must be a number of seconds >= 0, got -1',
      'ConnectionManager: stayConnected must be true or false, got 1',
      'ConnectionManager: blinkupBehavior must be a CM_BLINK_* constant, got 4',
      'ConnectionManager: startBehavior must be a CM_START_* constant, got -1',
      "ConnectionManager: errorPolicy must be one of impOS's constants, got RETURN",
      '0 calls, 0 timers',
    ]);
  });
}

test('the library carries its licence, its generator and the version of the package', async (t) => {
  const text = await readFile(library, 'utf8');
  const licence = await readFile(`${root}LICENSE`, 'utf8');
  const heading = text.slice(0, text.indexOf('\n\n')).replaceAll(/^\/\/ ?/gm, '');
  t.is(heading, licence.trim());
  t.regex(text, /^\/\/ Generated by ts2nut from core\/index\.ts\b/m);
  t.true(text.includes(`static VERSION = "${version}";`));
});

test('the compact library names the package, its licence and its version, and has short names', async (t) => {
  const text = await readFile(minified, 'utf8');
  const licence = await readFile(`${root}LICENSE`, 'utf8');
  const [name, copyright] = ['MIT License', /^Copyright .*$/m.exec(licence)![0]];
  t.is(text.split('\n')[0], `// ConnectionManager ${version}, ${name}, ${copyright}`);
  t.regex(text, /^\/\/ Generated by ts2nut from core\/index\.ts\b/m);
  t.true(text.includes(`static VERSION = "${version}";`));
  // The prefix keeps them clear of subclasses. A field with a setting is found by its name.
  t.deepEqual(text.match(/\b_cm(?!_)\w{2,}/g), null);
  const members = [...text.matchAll(/^(?:function )?(_\w+)/gm)].map(([, member]) => member!);
  const own = members.filter((member) => member.startsWith('_cm'));
  t.true(own.length > 10);
  t.is(new Set(members).size, members.length);
});

test('without a platform and without the globals of an imp, the error says what is missing', (t) => {
  t.throws(() => new ConnectionManager(), {
    message:
      "ConnectionManager: platform must be an object with impOS's server, imp, hardware and " +
      'time(), got none, and there is no global "server" either',
  });
});

test('a platform that lacks something is refused, and the error says what', (t) => {
  const { platform } = new SimulatedImp({});
  const wrong: [given: unknown, missing: string][] = [
    [{}, 'server'],
    [{ platform }, 'server'],
    [{ ...platform, hardware: null }, 'hardware'],
    [null, 'server'],
  ];
  for (const [given, missing] of wrong) {
    t.throws(() => new ConnectionManager({}, given as Platform), {
      message:
        "ConnectionManager: platform must be an object with impOS's server, imp, hardware and " +
        `time(), got one without ${missing}`,
    });
  }
  t.notThrows(() => new ConnectionManager({}, platform));
});

test('no line of the library is longer than 100 columns or ends in a blank', async (t) => {
  const lines = (await readFile(library, 'utf8')).split('\n');
  t.deepEqual(
    lines.filter((line) => line.length > 100 || /\s$/.test(line)),
    [],
    'comments are broken in core/, where they stand two columns further left',
  );
});

for (const file of [library, minified]) {
  test(`Electric Imp's Builder includes ${basename(file)} unchanged`, async (t) => {
    const program = await fileFor(t, `@include "${file}"\n`);
    const builder = createRequire(import.meta.url).resolve('Builder/src/cli.js');
    const { stdout, exitCode } = await execute([process.execPath, builder, program], {
      cwd: root,
    });
    t.is(exitCode, 0);
    t.is(stdout.trim(), (await readFile(file, 'utf8')).trim());
  });
}

test('the committed files are what the generator emits', async (t) => {
  const { stdout, stderr, exitCode } = await execute(
    [
      process.execPath,
      '--import',
      'tsx',
      'codegen/cli/cli.ts',
      '--project',
      'ts2nut.json',
      '--check',
    ],
    { cwd: root },
  );
  t.is(exitCode, 0, `${stdout}${stderr}`);
});
