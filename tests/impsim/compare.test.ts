/** `impsim fleet --compare`: the same fleet with several programs, side by side. */
import { readFile } from 'node:fs/promises';
import test from 'ava';
import { comparedOf } from '../../targets/impsim/fleet/comparison.js';
import type { FleetFile } from '../../targets/impsim/fleet/fleet-file.js';
import { folderWith } from '../support/files.js';
import { impsim } from './impsim.js';

const SCENARIO = {
  title: 'ten minutes without a server',
  network: [
    { at: 300, up: false, code: 'NO_SERVER', failAfter: 10 },
    { at: 900, up: true },
  ],
  server: { capacity: 1, backlog: 40, patience: 20 },
  duration: '1h',
};

const PROGRAM = `import { ConnectionManager } from 'imp-connection-manager';
new ConnectionManager({ stayConnected: true });
`;

const files = { 'outage.json': JSON.stringify(SCENARIO), 'mine.ts': PROGRAM };
const usual = ['--scenario', 'outage.json', '--devices', '60'];

test('a table has a row for each program, and files count as policies do', async (t) => {
  const folder = await folderWith(t, files);
  const programs = ['stayConnected', 'ConnectionBackoff', 'mine.ts'];
  const { exitCode, stdout, stderr } = await impsim(
    folder,
    'fleet',
    '--compare',
    ...programs,
    ...usual,
  );
  t.is(exitCode, 0, stderr);
  const [heading, , ...rows] = stdout.trimEnd().split('\n');
  t.is(heading, '60 devices, 01:00:00, "ten minutes without a server", 1 handshakes/s, seed 0');
  const cells = rows.map((row) => row.split(/ {2,}/));
  t.deepEqual(
    cells.map(([program]) => program),
    ['program', ...programs],
  );
  t.deepEqual(cells[1]!.slice(1), cells[3]!.slice(1));
  t.notDeepEqual(cells[1]!.slice(1), cells[2]!.slice(1));
});

test('the report shows each program, and the same counts are JSON', async (t) => {
  const folder = await folderWith(t, files);
  const policies = ['stayConnected', 'fixed-60', 'full-jitter', 'ConnectionBackoff'];
  const run = (...args: string[]) =>
    impsim(folder, 'fleet', '--compare', ...policies, ...usual, ...args);
  const { stdout } = await run('--json', '--report', 'report.html');
  const results = JSON.parse(stdout) as FleetFile[];
  t.deepEqual(
    results.map(({ program }) => program),
    policies,
  );
  const page = await readFile(`${folder}/report.html`, 'utf8');
  for (const policy of policies) t.true(page.includes(`>${policy}</text>`), policy);
  await run('--report', 'report.svg');
  const picture = await readFile(`${folder}/report.svg`, 'utf8');
  t.regex(picture, /^<svg [^]*<\/svg>\n$/);
  t.true(page.includes(picture));
});

test('retrying at once loads the server most, and keeps the radio on', async (t) => {
  const folder = await folderWith(t, files);
  const { stdout } = await impsim(
    ...[folder, 'fleet', '--compare', 'stayConnected', 'fixed-60', 'ConnectionBackoff'],
    ...[...usual, '--json'],
  );
  const [eager, fixed, patient] = (JSON.parse(stdout) as FleetFile[]).map(comparedOf);
  // An attempt takes 10 s in the outage, and a fixed delay 60 more.
  t.is(eager!.load!.toFixed(1), (60 / 10 / 1).toFixed(1));
  t.true(Math.abs(fixed!.load! - 60 / 70) < 0.1, String(fixed!.load));
  t.true(patient!.load! < fixed!.load!);
  t.true(eager!.radioSeconds > patient!.radioSeconds + 300);
  t.true(patient!.back! > 0);
});

test('what makes no sense is refused', async (t) => {
  const folder = await folderWith(t, files);
  const refuse = async (message: RegExp, ...args: string[]) => {
    const { exitCode, stderr } = await impsim(folder, 'fleet', ...args);
    t.is(exitCode, 2);
    t.regex(stderr, message);
  };
  await refuse(/--compare needs at least two programs/, '--compare', 'mine.ts');
  await refuse(/expected one program, got .* To run several: --compare/, 'a.ts', 'b.ts');
  await refuse(/without --shard/, '--compare', 'fixed-60', 'mine.ts', '--shard', '1/2');
  await refuse(/without --out/, '--compare', 'fixed-60', 'mine.ts', '--out', 'x.json');
  await refuse(/expected a \.ts or \.js program, got fixed/, '--compare', 'fixed', 'mine.ts');
});
