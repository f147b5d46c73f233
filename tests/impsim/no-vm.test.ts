/** A computer without apt, `sq` or `squirrel3`: only tests that compare with the native VM need them. */
import test, { type ExecutionContext } from 'ava';
import { readFile } from 'node:fs/promises';
import { execute } from '../../targets/squirrel/vm-process.js';
import { folderFor, folderWith, root } from '../support/files.js';

/** Runs Node with nothing on PATH, and nothing that was downloaded before. */
async function withoutVm(t: ExecutionContext, cwd: string, ...args: string[]) {
  const home = await folderFor(t);
  const env = { PATH: '', HOME: home, XDG_CACHE_HOME: home, SQUIRREL_VM_CACHE: home };
  return execute([process.execPath, ...args], { cwd, env });
}

const nut = `#require "ConnectionManager.lib.nut:3.1.1"
cm <- ConnectionManager({ "stayConnected": true });
cm.onConnect(function() { cm.log("online"); });
cm.connect();
`;

test('impsim runs a .nut and a .ts, and writes a report', async (t) => {
  const ts = `import { ConnectionManager } from 'imp-connection-manager';
const cm = new ConnectionManager({ stayConnected: true });
cm.onConnect(() => { cm.log('online'); });
cm.connect();
`;
  const folder = await folderWith(t, { 'pump.nut': nut, 'pump.ts': ts });
  for (const args of [['pump.nut'], ['pump.ts'], ['pump.ts', '--vm', 'embedded']]) {
    const report = ['--report', 'page.html', '--for', '10m'];
    const run = await withoutVm(t, folder, `${root}dist/impsim.js`, ...args, ...report);
    t.is(run.exitCode, 0, run.stderr);
    t.regex(run.stdout, /1 logged/);
    t.regex(await readFile(`${folder}/page.html`, 'utf8'), /<!doctype html>/i);
  }
});

test('impsim fleet runs', async (t) => {
  const folder = await folderFor(t);
  const args = ['fleet', '--devices', '5', '--for', '10m'];
  const run = await withoutVm(t, folder, `${root}dist/impsim.js`, ...args);
  t.is(run.exitCode, 0, run.stderr);
});

test('npm start compares the three examples', async (t) => {
  const start = ['--import', 'tsx', 'targets/impsim/start.ts'];
  const run = await withoutVm(t, root, ...start);
  t.is(run.exitCode, 0, run.stderr);
  t.is([...run.stdout.matchAll(/^equal: \d+ trace records compared$/gm)].length, 3, run.stdout);
});
