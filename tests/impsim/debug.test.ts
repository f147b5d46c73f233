/** Debuggers and coverage find the files that the user wrote. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import test, { type ExecutionContext } from 'ava';
import { execute } from '../../targets/squirrel/vm-process.js';
import { folderWith, root } from '../support/files.js';
import { Inspector } from '../support/inspector.js';

const nut = `function area(width, height) {
    local product = width * height;
    return product;
}

imp.wakeup(5, function() {
    server.log(area(6, 7));
});
`;

const ts = `import 'imp-connection-manager/imp';
function area(width: number, height: number): number {
  const product = width * height;
  return product;
}
imp.wakeup(5, () => {
  server.log(area(6, 7));
});
`;

/** Starts impsim, which waits for a debugger. */
async function debugged(t: ExecutionContext, folder: string, ...args: string[]) {
  const argv = [`${root}dist/impsim.js`, ...args, '--inspect-port', '0', '--for', '10s'];
  const child = spawn(process.execPath, argv, { cwd: folder });
  t.teardown(() => child.kill());
  const output: string[] = [];
  child.stdout.on('data', (data: Buffer) => output.push(data.toString()));
  const exited = once(child, 'exit');
  const lines = createInterface({ input: child.stderr })[Symbol.asyncIterator]();
  const first = (await lines.next()).value as string;
  const inspector = await Inspector.connect(/ws:\S+/.exec(first)![0]);
  t.teardown(() => {
    inspector.close();
  });
  return { inspector, exited, output };
}

for (const [file, text, line] of [
  ['pump.nut', nut, 3],
  ['pump.ts', ts, 4],
] as const) {
  test(`a debugger stops at a breakpoint in ${file}, and reads a variable`, async (t) => {
    const folder = await folderWith(t, { [file]: text });
    const { inspector, exited, output } = await debugged(t, folder, file, '--inspect-brk');
    await inspector.send('Runtime.runIfWaitingForDebugger');
    const start = await inspector.paused();
    t.true(start.file.endsWith(file), start.file);
    await inspector.breakAt(file, line);
    await inspector.send('Debugger.resume');
    const { file: stopped, line: at, variables } = await inspector.paused();
    t.true(stopped.endsWith(file), stopped);
    t.is(at, line);
    t.like(variables, { width: 6, height: 7, product: 42 });
    await inspector.send('Debugger.resume');
    inspector.close();
    t.is((await exited)[0], 0);
    t.true(output.join('').includes('log 42'));
  });
}

test('--inspect waits for a debugger, and stops nowhere by itself', async (t) => {
  const folder = await folderWith(t, { 'pump.nut': nut });
  const { inspector, exited, output } = await debugged(t, folder, 'pump.nut', '--inspect');
  t.deepEqual(output, []);
  await inspector.send('Runtime.runIfWaitingForDebugger');
  inspector.close();
  t.is((await exited)[0], 0);
  t.true(output.join('').includes('log 42'));
});

test('the Squirrel VM has no debugger', async (t) => {
  const folder = await folderWith(t, { 'pump.nut': nut });
  const argv = [`${root}dist/impsim.js`, 'pump.nut', '--vm', 'squirrel', '--inspect'];
  const { exitCode, stderr } = await execute([process.execPath, ...argv], { cwd: folder });
  t.is(exitCode, 2);
  t.regex(stderr, /^impsim: --inspect: the Squirrel VM has no debugger/);
});

const branchesNut = `function unused(a) {
    local b = a;
    return b;
}

imp.wakeup(5, function() {
    if (1 + 1 > 2) {
        server.log("large");
    } else {
        server.log("small");
    }
    if (1 == 1) return;
    server.log("never");
});
foreach (i in []) {
    server.log(i);
}
try {
    server.log("fine");
} catch (e) {
    server.log(e);
}
`;

const branchesTs = `import 'imp-connection-manager/imp';
function unused(a: number): number {
  const b = a;
  return b;
}
imp.wakeup(5, () => {
  if (hardware.millis() > 1e6) {
    server.log('large');
  } else {
    server.log('small');
  }
  if (hardware.millis() > 0) return;
  server.log('never');
});
`;

for (const [file, text, uncovered] of [
  ['branches.nut', branchesNut, [1, 2, 3, 4, 8, 13, 14, 16, 17, 21, 22]],
  ['branches.ts', branchesTs, [2, 3, 4, 5, 8, 13, 14]],
] as const) {
  test(`c8 reports the lines of ${file} that did not run`, async (t) => {
    const folder = await folderWith(t, { [file]: text });
    const c8 = [
      createRequire(import.meta.url).resolve('c8/bin/c8.js'),
      '--exclude-after-remap',
      '--reporter',
      'json',
    ];
    const extensions = ['--extension', '.nut', '--extension', '.ts'];
    const impsim = [`${root}dist/impsim.js`, file, '--for', '10s', '--quiet'];
    const argv = [...c8, ...extensions, process.execPath, ...impsim];
    const { exitCode, stderr } = await execute([process.execPath, ...argv], { cwd: folder });
    t.is(exitCode, 0, stderr);
    t.deepEqual(await uncoveredLines(`${folder}/coverage/coverage-final.json`, file), uncovered);
  });
}

interface FileCoverage {
  readonly path: string;
  readonly statementMap: Readonly<Record<string, { readonly start: { readonly line: number } }>>;
  readonly s: Readonly<Record<string, number>>;
}

async function uncoveredLines(report: string, file: string): Promise<number[]> {
  const files = JSON.parse(await readFile(report, 'utf8')) as Record<string, FileCoverage>;
  const { statementMap, s } = Object.values(files).find(({ path }) => path.endsWith(file))!;
  const missed = Object.entries(s).filter(([, count]) => count === 0);
  return missed.map(([statement]) => statementMap[statement]!.start.line);
}
