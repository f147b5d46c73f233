/** What becomes of programs that end otherwise than they should, in each language. */
import test, { type ExecutionContext } from 'ava';
import { version } from '../../package.json';
import type { TraceKind } from '../../targets/simulator/imp.js';
import { folderWith } from '../support/files.js';
import { impsim, recordsOf, type Result } from './impsim.js';

/** A program in each language. */
interface Outcome {
  title: string;
  nut: string;
  ts: string;
  js: string;
  scenario?: object;
  /** What is different in it for the engine, where functions take memory. */
  inEngine?: object;
  args?: string[];
  exitCode: number;
  /** What it says on standard error, without the file's name: the same in all languages. */
  says: string;
  /** Records of these kinds, and what they are. */
  kinds?: TraceKind[];
  trace?: string[];
}

const NUT = `#require "ConnectionManager.lib.nut:${version}"\n`;
const TS =
  "import { ConnectionManager } from 'imp-connection-manager'; import 'imp-connection-manager/imp';\n";
const JS = "const { ConnectionManager } = require('imp-connection-manager');\n";
const WARM = 'server.setsendtimeoutpolicy(RETURN_ON_ERROR, WAIT_TIL_SENT, 5);\n';

const OUTCOMES: Outcome[] = [
  {
    title: 'throws in its outermost code, and is started again after two seconds',
    nut: `${NUT}\nthrow "no sensor";\n`,
    ts: `${TS}\nthrow new Error('no sensor');\n`,
    js: `${JS}\nthrow new Error('no sensor');\n`,
    args: ['--for', '5s'],
    exitCode: 1,
    says: 'died at 00:00:00, the first of 3 times (impOS restarts the program each time): no sensor\n    at FILE:3\n',
    kinds: ['uncaught', 'boot'],
    trace: [
      '0 uncaught no sensor',
      '2000 boot wake reason 5',
      '2000 uncaught no sensor',
      '4000 boot wake reason 5',
      '4000 uncaught no sensor',
    ],
  },
  {
    title: 'throws in a timer, in a function of its own',
    nut: `${NUT}function read() {\n    throw "no sensor";\n}\nimp.wakeup(10, function() {\n    read();\n});\n`,
    ts: `${TS}function read(): void {\n    throw new Error('no sensor');\n}\nimp.wakeup(10, () => {\n    read();\n});\n`,
    js: `${JS}function read() {\n    throw new Error('no sensor');\n}\nimp.wakeup(10, () => {\n    read();\n});\n`,
    scenario: { restartDelay: null },
    exitCode: 1,
    says: 'died at 00:00:10: no sensor\n    at read (FILE:3)\n    at FILE:6\n',
    kinds: ['uncaught', 'boot'],
    trace: ['10000 uncaught no sensor'],
  },
  {
    title: 'throws in a callback of ConnectionManager',
    nut: `${NUT}local cm = ConnectionManager();\ncm.onConnect(function() {\n    throw "no sensor";\n});\ncm.connect();\n`,
    ts: `${TS}const cm = new ConnectionManager();\ncm.onConnect(() => {\n    throw new Error('no sensor');\n});\ncm.connect();\n`,
    js: `${JS}const cm = new ConnectionManager();\ncm.onConnect(() => {\n    throw new Error('no sensor');\n});\ncm.connect();\n`,
    scenario: { restartDelay: null, boot: 'warm' },
    exitCode: 1,
    says: 'died at 00:00:01: no sensor\n    at FILE:4\n',
    kinds: ['uncaught'],
    trace: ['1500 uncaught no sensor'],
  },
  {
    title: 'sleeps deep, and finds in nv what it has kept',
    nut: `${WARM}if (!("nv" in getroottable())) nv <- { starts = 0 };\nnv.starts++;\nimp.onidle(function() {\n    server.log("start " + nv.starts);\n    if (nv.starts < 3) server.sleepfor(100);\n});\n`,
    ts: `/// <reference path="nv.d.ts" />\nimport 'imp-connection-manager/imp';\nconst root = getroottable();\nserver.setsendtimeoutpolicy(RETURN_ON_ERROR, WAIT_TIL_SENT, 5);\nconst nv = root.nv ?? { starts: 0 };\nroot.nv = nv;\nnv.starts++;\nimp.onidle(() => {\n    server.log(\`start \${nv.starts}\`);\n    if (nv.starts < 3) server.sleepfor(100);\n});\n`,
    js: `${WARM}globalThis.nv ??= { starts: 0 };\nglobalThis.nv.starts++;\nimp.onidle(() => {\n    server.log("start " + globalThis.nv.starts);\n    if (globalThis.nv.starts < 3) server.sleepfor(100);\n});\n`,
    args: ['--for', '5m'],
    exitCode: 0,
    says: '',
    kinds: ['log', 'sleep', 'boot'],
    trace: [
      '0 log 0 start 1',
      '100 sleep 100000 ms',
      '100100 boot wake reason 1',
      '100100 log 1 start 2',
      '100100 sleep 100000 ms',
      '200100 boot wake reason 1',
      '200100 log 1 start 3',
    ],
  },
  {
    title: 'restarts itself, and nothing is left but the link',
    nut: `${WARM}server.log("left" in getroottable());\nleft <- true;\nimp.wakeup(10, function() {\n    server.restart();\n});\n`,
    ts: `import 'imp-connection-manager/imp';\nlet starts = 0;\nserver.setsendtimeoutpolicy(RETURN_ON_ERROR, WAIT_TIL_SENT, 5);\nserver.log(starts > 0 ? 'true' : 'false');\nstarts++;\nimp.wakeup(10, () => {\n    server.restart();\n});\n`,
    js: `${WARM}server.log('left' in globalThis);\nglobalThis.left = true;\nimp.wakeup(10, () => {\n    server.restart();\n});\n`,
    args: ['--for', '25s'],
    exitCode: 0,
    says: '',
    kinds: ['log', 'boot', 'link'],
    trace: [
      '0 link online',
      '0 log 0 false',
      '10000 boot wake reason 10',
      '10000 log 0 false',
      '20000 boot wake reason 10',
      '20000 log 0 false',
    ],
  },
  {
    title: 'exhausts the timers: imp.wakeup() returns null',
    nut: `local made = 0;\nwhile (imp.wakeup(60, function() {}) != null) made++;\nserver.log("timers " + made);\n`,
    ts: `import 'imp-connection-manager/imp';\nlet made = 0;\nwhile (imp.wakeup(60, () => {}) != null) made++;\nserver.log(\`timers \${made}\`);\n`,
    js: `let made = 0;\nwhile (imp.wakeup(60, () => {}) != null) made++;\nserver.log('timers ' + made);\n`,
    scenario: { timerLimit: 7 },
    exitCode: 0,
    says: '',
    kinds: ['log'],
    trace: ['0 log 0 timers 7'],
  },
  {
    title: 'has more timers than memory',
    nut: `function more() {\n    imp.wakeup(10, more);\n    imp.wakeup(60, function() {});\n}\nmore();\n`,
    ts: `import 'imp-connection-manager/imp';\nfunction more(): void {\n    imp.wakeup(10, more);\n    imp.wakeup(60, () => {});\n}\nmore();\n`,
    js: `function more() {\n    imp.wakeup(10, more);\n    imp.wakeup(60, () => {});\n}\nmore();\n`,
    scenario: { memory: 240, boot: 'warm', network: [{ at: 0, up: false }] },
    inEngine: { memory: 925 },
    args: ['--for', '45s'],
    exitCode: 1,
    says: 'died at 00:00:40: out of memory\n',
    kinds: ['uncaught'],
    trace: ['40000 uncaught out of memory'],
  },
  {
    title: 'lets time stand still',
    nut: 'function again() {\n    imp.wakeup(0, again);\n}\nimp.wakeup(90, again);\n',
    ts: "import 'imp-connection-manager/imp';\nfunction again(): void {\n    imp.wakeup(0, again);\n}\nimp.wakeup(90, again);\n",
    js: 'function again() {\n    imp.wakeup(0, again);\n}\nimp.wakeup(90, again);\n',
    exitCode: 1,
    says: 'stopped at 00:01:30: SimulatedImp: more than 100000 calls at 90000 ms, and time stands still: is there imp.wakeup(0, ...) without end? imp.wakeup(0.01, ...) lets time pass\n',
    kinds: ['uncaught'],
    trace: [],
  },
];

const RUNS = [
  { language: 'nut', args: [] },
  { language: 'ts', args: [] },
  { language: 'ts', args: ['--vm', 'squirrel'] },
  { language: 'js', args: [] },
] as const;

async function run(t: ExecutionContext, outcome: Outcome, run: (typeof RUNS)[number]) {
  const file = `program.${run.language}`;
  const scenario = { ...outcome.scenario, ...(run.language === 'nut' ? outcome.inEngine : {}) };
  const folder = await folderWith(t, {
    [file]: outcome[run.language],
    'nv.d.ts': 'interface Nv { starts: number }',
    'scenario.json': JSON.stringify(scenario),
  });
  const args = ['--scenario', 'scenario.json', '--trace', 'json', ...(outcome.args ?? [])];
  return { file, result: await impsim(folder, file, ...args, ...run.args) };
}

function check(t: ExecutionContext, outcome: Outcome, file: string, result: Result): void {
  t.is(result.exitCode, outcome.exitCode, result.stderr);
  t.is(result.stderr, outcome.says.replaceAll('FILE', file));
  t.deepEqual(recordsOf(result, ...(outcome.kinds ?? [])), outcome.trace ?? []);
}

for (const outcome of OUTCOMES) {
  for (const each of RUNS) {
    const where = [each.language, ...each.args].join(' ');
    test(`a program that ${outcome.title} (${where})`, async (t) => {
      const { file, result } = await run(t, outcome, each);
      check(t, outcome, file, result);
    });
  }
}
