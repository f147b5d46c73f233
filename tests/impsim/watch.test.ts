/** What watching ConnectionManager adds to a trace, and that it changes nothing else. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeEvent } from '../../targets/simulator/describe-event.js';
import { lineOf } from '../support/events.js';
import test, { type ExecutionContext } from 'ava';
import { version } from '../../package.json';
import { prepare, type Machine } from '../../targets/impsim/program.js';
import type { Scenario, TraceEvent } from '../../targets/simulator/imp.js';
import { readScenario } from '../../targets/simulator/scenario-file.js';
import { folderWith, root } from '../support/files.js';
import { impsim, recordsOf } from './impsim.js';

const SEEN = ['flag', 'callback', 'task', 'end', 'waiting'];
const WATCHED = [...SEEN, 'queued'];

const NUT = `local cm = ConnectionManager({ "retryOnTimeout": false });
cm.onConnect(function() {
    server.log("online " + (this == getroottable()));
}).onConnect(function() {
    server.log("second");
}, "second").onDisconnect(function(expected) {
    server.log("offline " + expected);
}).onTimeout(function() {
    server.log("timeout");
}, null);
cm.onConnect(null, "second");
cm.onNextConnect(function() {
    server.log("task " + (this == cm));
});
imp.wakeup(10, function() {
    cm.connectFor(function() {
        server.log("for");
    });
});
imp.wakeup(100, cm.connect.bindenv(cm));
`;

const TS = `import { ConnectionManager } from 'imp-connection-manager';
import 'imp-connection-manager/imp';
const cm = new ConnectionManager({ retryOnTimeout: false });
cm.onConnect(function () {
    server.log(\`online \${'true'}\`);
}).onConnect(() => {
    server.log('second');
}, 'second').onDisconnect((expected) => {
    server.log(\`offline \${expected}\`);
}).onTimeout(() => {
    server.log('timeout');
}, null);
cm.onConnect(null, 'second');
cm.onNextConnect(() => {
    server.log(\`task \${'true'}\`);
});
imp.wakeup(10, () => {
    cm.connectFor(() => {
        server.log('for');
    });
});
imp.wakeup(100, () => {
    cm.connect();
});
`;

const scenario: Scenario = { boot: 'warm', network: [{ at: 50, up: false, failAfter: 2 }] };

async function trace(
  folder: string,
  file: string,
  { machine = 'squirrel', isWatched = true }: { machine?: Machine; isWatched?: boolean } = {},
): Promise<TraceEvent[]> {
  const run = await prepare({ file: join(folder, file), machine, libraries: [folder] });
  const { trace, failure } = await run(scenario, { seconds: 200, isWatched });
  if (failure !== null) throw new Error(failure);
  return trace;
}

function watchedIn(events: readonly TraceEvent[]): string[] {
  return events.filter(({ kind }) => SEEN.includes(kind)).map(lineOf);
}

async function folderFor(t: ExecutionContext, library?: string): Promise<string> {
  const own = await readFile(`${root}ConnectionManager.lib.nut`, 'utf8');
  return folderWith(t, {
    'ConnectionManager.lib.nut': library ?? own,
    'required.nut': `#require "ConnectionManager.lib.nut:${version}"\n${NUT}`,
    // As Builder's @include has it, too.
    'pasted.nut': `${own}\n${NUT}`,
    'program.ts': TS,
  });
}

const EXPECTED = [
  '11500 flag true',
  '11500 callback onConnect DEFAULT_CB_ID',
  '11500 task onNextConnect',
  '11500 task connectFor',
  '11600 flag false',
  '11600 callback onDisconnect DEFAULT_CB_ID true',
  '102000 callback onTimeout DEFAULT_CB_ID',
];

for (const file of ['required.nut', 'pasted.nut', 'program.ts']) {
  test(`the flag, callbacks and tasks of ${file} are traced when they come`, async (t) => {
    t.deepEqual(watchedIn(await trace(await folderFor(t), file)), EXPECTED);
  });
}

test('in Node a watched callback and task have the same this as unwatched', async (t) => {
  const folder = await folderWith(t, {
    'this.js': `const { ConnectionManager } = require('imp-connection-manager');
const cm = new ConnectionManager();
cm.onDisconnect(function (expected) {
    server.log(\`\${this === globalThis} \${expected} \${arguments.length}\`);
});
cm.onNextConnect(function () {
    server.log(\`\${this === cm} \${arguments.length}\`);
});
cm.connect();
`,
  });
  for (const isWatched of [true, false]) {
    const records = await trace(folder, 'this.js', { machine: 'node', isWatched });
    t.deepEqual(records.filter(({ kind }) => kind === 'log').map(describeEvent), [
      '0 true 0',
      '1 true false 1',
    ]);
  }
});

test('they are the same in Node, and so is the whole trace', async (t) => {
  const folder = await folderFor(t);
  const inNode = await trace(folder, 'program.ts', { machine: 'node' });
  t.deepEqual(watchedIn(inNode), EXPECTED);
  t.deepEqual(withoutPlaces(inNode), withoutPlaces(await trace(folder, 'program.ts')));
  t.deepEqual(withoutPlaces(inNode), withoutPlaces(await trace(folder, 'required.nut')));
});

/** A stock VM does not know where something is queued. */
function withoutPlaces(trace: readonly TraceEvent[]): TraceEvent[] {
  return trace.map((event) => ('place' in event ? { ...event, place: null } : event));
}

const FORGETFUL = `cm.disconnect();
cm.log("a");
cm.onNextConnect(function() {});
if (hardware.wakereason() == WAKEREASON_POWER_ON) {
    server.sleepfor(3600);
}
cm.error("b");
cm.connectFor(function() {});
cm.disconnect(true);
`;

const FORGETFUL_FILES = {
  'x.nut': `#require "ConnectionManager.lib.nut:3.1.1"\ncm <- ConnectionManager();\n${FORGETFUL}`,
  'x.js': `const cm = new (require('imp-connection-manager').ConnectionManager)();\n${FORGETFUL}`,
};

const FORGOTTEN = {
  'x.nut': 'x.nut:7 (queued at x.nut:5)',
  'x.js': 'x.js:6 (queued at x.js:4)',
};

for (const [file, place] of Object.entries(FORGOTTEN)) {
  test(`what waits and is gone with a sleep is told, and what still waits at the end (${file})`, async (t) => {
    const folder = await folderWith(t, FORGETFUL_FILES);
    const args = [file, '--for', '2h'];
    t.deepEqual(
      recordsOf(await impsim(folder, ...args, '--trace', 'json'), 'end', 'waiting', 'sleep'),
      [
        '100 end tasks 1, messages 1',
        '100 sleep 3600000 ms',
        '7200000 waiting tasks 2, messages 2',
      ],
    );
    t.deepEqual((await impsim(folder, ...args)).stdout.split('\n'), [
      '00:00:00 online, disconnect, 1 task and 1 message LOST, sleeping',
      '01:00:00 wakes, connect, disconnect',
      '',
      '2 attempts to connect, online 0.1 s, radio on 0.1 s of 02:00:00',
      '0 sent, 0 logged, 0 refused, 1 task and 1 message lost, at most 1 timer at a time',
      'still waiting at the end: 2 tasks and 2 messages',
      `FAIL 1 task and 1 message lost at ${place}`,
      '',
    ]);
  });
}

test('a manager that keeps its messages in another way, or nothing, is watched, too', async (t) => {
  const waiting = async (library: string) => {
    const folder = await folderWith(t, {
      'ConnectionManager.lib.nut': library,
      'x.nut':
        '#require "ConnectionManager.lib.nut:1.0.0"\ncm <- ConnectionManager();\ncm.log("a");\ncm.log("b");\n',
    });
    const args = ['x.nut', '--lib', '.', '--for', '9s', '--trace', 'json'];
    return recordsOf(await impsim(folder, ...args), 'waiting');
  };
  t.deepEqual(
    await waiting(
      'class ConnectionManager {\n    _logs = null;\n    constructor() { _logs = []; }\n    function log(text) { _logs.append({ text = text }); }\n}\n',
    ),
    ['9000 waiting tasks 0, messages 2'],
  );
  t.deepEqual(
    await waiting('class ConnectionManager {\n    _queue = 7;\n    function log(text) {}\n}\n'),
    [],
  );
});

test('a manager without the method that enters a state is watched, too', async (t) => {
  const own = await readFile(`${root}ConnectionManager.lib.nut`, 'utf8');
  const folder = await folderFor(t, own.replaceAll('_cmEnter', '_other'));
  const expected = EXPECTED.filter((line) => !line.includes('flag'));
  t.deepEqual(watchedIn(await trace(folder, 'required.nut')), expected);
});

test('watching changes nothing but the trace', async (t) => {
  const folder = await folderFor(t);
  const machines: [string, Machine][] = [
    ['required.nut', 'squirrel'],
    ['pasted.nut', 'squirrel'],
    ['program.ts', 'node'],
  ];
  for (const [file, machine] of machines) {
    const watched = await trace(folder, file, { machine });
    const unwatched = await trace(folder, file, { machine, isWatched: false });
    t.deepEqual(
      watched.filter(({ kind }) => !WATCHED.includes(kind)),
      unwatched,
    );
    t.true(watched.length > unwatched.length);
  }
});

test('the examples do the same all day, watched or not', async (t) => {
  const folder = `${root}targets/simulator/examples/`;
  const day = await readScenario(`${folder}day.json`);
  for (const name of ['sensor', 'battery', 'mains']) {
    const file = `${folder}${name}.device.nut`;
    const run = await prepare({ file, machine: 'squirrel', libraries: [] });
    const [watched, unwatched] = [
      await run(day, { seconds: 86400, isWatched: true }),
      await run(day, { seconds: 86400 }),
    ];
    t.deepEqual(
      watched.trace.filter(({ kind }) => !WATCHED.includes(kind)),
      unwatched.trace,
    );
    t.is(watched.mostTimers, unwatched.mostTimers);
  }
});

test('a callback with a wrong number of parameters fails as it does unwatched', async (t) => {
  const text = `#require "ConnectionManager.lib.nut:${version}"
local cm = ConnectionManager();
cm.onConnect(function(surplus) {});
try {
    cm.onConnect(1, 2, 3, 4);
} catch (error) {
    server.log(error);
}
try {
    cm.onNextConnect("text");
} catch (error) {
    server.log(error);
}
cm.connect();
`;
  const folder = await folderWith(t, { 'wrong.nut': text });
  const [watched, unwatched] = [
    await trace(folder, 'wrong.nut'),
    await trace(folder, 'wrong.nut', { isWatched: false }),
  ];
  const told = (records: TraceEvent[]) => records.filter(({ kind }) => !WATCHED.includes(kind));
  t.deepEqual(told(watched), unwatched);
  t.true(
    unwatched.some(
      (event) => event.kind === 'uncaught' && describeEvent(event).includes('parameters'),
    ),
  );
  const logs = unwatched.filter(({ kind }) => kind === 'log');
  t.true(logs.length > 0 && logs.length % 2 === 0);
});

const UNKNOWN = {
  'x.nut': `#require "ConnectionManager.lib.nut:3.1.1"
class Sub extends ConnectionManager {
    constructor(settings) {
        base.constructor(settings);
    }
}
Sub({ "ofItsOwn": 1 });
ConnectionManager();
ConnectionManager(null);
ConnectionManager({ "checkTimeout": 2, "stayConected": true });
ConnectionManager({ "stayConected": false, "color": 1 });
`,
  'x.js': `const { ConnectionManager } = require('imp-connection-manager');
class Sub extends ConnectionManager {}
new Sub({ ofItsOwn: 1 });
new ConnectionManager();
new ConnectionManager(null);
new ConnectionManager({ checkTimeout: 2, stayConected: true });
new ConnectionManager({ stayConected: false, color: 1 });
`,
};

for (const file of Object.keys(UNKNOWN)) {
  test(`impsim warns of each setting of ${file} that there is not, but not of a subclass's`, async (t) => {
    const folder = await folderWith(t, UNKNOWN);
    const { exitCode, stderr } = await impsim(folder, file, '--for', '1m');
    t.is(exitCode, 0);
    t.deepEqual(stderr.split('\n'), [
      'impsim: warning: ConnectionManager has no setting color, and ignores it.',
      'impsim: warning: ConnectionManager has no setting stayConected, and ignores it; did you mean stayConnected?',
      '',
    ]);
    t.is((await impsim(folder, file, '--for', '1m', '--quiet')).stderr, '');
  });
}

test('--trace tells what ConnectionManager does', async (t) => {
  const args = ['required.nut', '--for', '20s', '--trace', 'json'];
  const result = await impsim(await folderFor(t), ...args);
  t.deepEqual(recordsOf(result, 'flag', 'callback', 'task').slice(0, 2), [
    '0 flag true',
    '0 task onNextConnect',
  ]);
});
