import { access, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { fleetCommand } from '../../targets/impsim/fleet/fleet-command.js';
import {
  fleetFile,
  printFleetFile,
  readFleetFile,
  type FleetFile,
} from '../../targets/impsim/fleet/fleet-file.js';
import { mergeShards, type NamedFile } from '../../targets/impsim/fleet/merge.js';
import { readFleetCommand } from '../../targets/impsim/fleet/options.js';
import { emptySummary, type FleetSummary } from '../../targets/impsim/fleet/summary.js';
import { UsageError } from '../../targets/cli/usage-error.js';
import { execute, type Execution } from '../../targets/squirrel/vm-process.js';
import { folderFor, root } from '../support/files.js';

/** Runs the command as it is built. */
function impsim(...args: string[]): Promise<Execution> {
  return execute([process.execPath, `${root}dist/impsim.js`, ...args], { timeoutSeconds: 120 });
}

const outage = {
  title: 'half an hour without WiFi',
  network: [
    { at: 3600, up: false },
    { at: 5400, up: true },
  ],
  duration: '2h',
};

/** A folder with a scenario file, and a function that gives the path of a file in it. */
async function scenarioFolder(t: Parameters<typeof folderFor>[0]) {
  const folder = await folderFor(t);
  const path = (name: string) => join(folder, name);
  await writeFile(path('outage.json'), JSON.stringify(outage));
  return path;
}

/** A function that runs a shard, with more arguments, and gives its file. */
function shardsOf(path: (name: string) => string) {
  return async (shard: string, ...more: string[]): Promise<string> => {
    const file = path(`${shard.replace('/', '-of-')}${more.join('')}.json`);
    const scenario = ['--scenario', path('outage.json')];
    const args = ['--devices', '10', ...scenario, '--shard', shard, '--jobs', '1', '--out', file];
    const { exitCode, stderr } = await impsim('fleet', ...args, ...more);
    if (exitCode !== 0) throw new Error(stderr);
    return file;
  };
}

test('the figures of a fleet are printed', async (t) => {
  const path = await scenarioFolder(t);
  const args = ['--devices', '200', '--scenario', path('outage.json'), '--seed', '5'];
  const { stdout, stderr, exitCode } = await impsim('fleet', ...args);
  t.is(exitCode, 0, stderr);
  t.is(stderr, '');
  const text = stdout.replace(/run in .* in a second/, 'run in a moment');
  t.is(
    text,
    `200 devices, 02:00:00, stayConnected, "half an hour without WiFi", seed 5

device-hours      400, run in a moment
attempts          6,400: 400 succeeded, 6,000 failed
most attempts     200 in a second, at 01:00:00
most connections  200 in a second, at 01:30:01
radio on          3,585 s per device in an hour
messages          0 sent, 0 logged, 0 lost
died              none

outage from         to   online before   50 % back   95 % back   99 % back   connections/s
   01:00:00   01:30:00             200         2 s         2 s         2 s             200
`,
  );
});

test('--json and --out give the same, from the build and from the sources', async (t) => {
  const path = await scenarioFolder(t);
  const args = ['--devices', '20', '--scenario', path('outage.json'), '--out', path('out.json')];
  const built = await impsim('fleet', ...args, '--json');
  t.is(built.exitCode, 0, built.stderr);
  t.is(built.stdout, await readFile(path('out.json'), 'utf8'));
  const source = await execute(
    [process.execPath, '--import', 'tsx', 'targets/impsim/cli.ts', 'fleet', ...args, '--json'],
    { cwd: root },
  );
  t.is(source.stdout, built.stdout, source.stderr);
  const { format, version, devices, scenario, shard, summary } = JSON.parse(
    built.stdout,
  ) as FleetFile;
  t.deepEqual([format, version, devices, summary.devices], ['impsim-fleet', 2, 20, 20]);
  const { title, network } = outage;
  t.deepEqual(
    [scenario, shard],
    [
      { title, network },
      { index: 1, count: 1 },
    ],
  );
});

test('impsim merge gives what the whole fleet gives, exactly', async (t) => {
  const path = await scenarioFolder(t);
  const shard = shardsOf(path);
  const shards = await Promise.all(['3/3', '1/3', '2/3'].map((name) => shard(name)));
  const whole = await shard('1/1');
  const merged = await impsim('merge', ...shards, '--out', path('merged.json'));
  t.is(merged.exitCode, 0, merged.stderr);
  t.is(await readFile(path('merged.json'), 'utf8'), await readFile(whole, 'utf8'));
  t.regex(merged.stdout, /^10 devices, 02:00:00, .*\n\ndevice-hours {6}20\n/);
  t.is((await impsim('merge', whole, '--json')).stdout, await readFile(whole, 'utf8'));
});

test('impsim merge does not write over a shard', async (t) => {
  const path = await scenarioFolder(t);
  const shard = path('shard.json');
  const text = printFleetFile(shardFile(1));
  await writeFile(shard, text);
  await symlink(shard, path('link.json'));
  for (const [option, name] of [
    ['--out', 'shard.json'],
    ['--report', 'link.json'],
  ] as const) {
    const { exitCode, stderr } = await impsim('merge', shard, option, path(name));
    t.is(exitCode, 2);
    t.is(
      stderr,
      `impsim: ${option}: ${path(name)} is read, and would be lost: name another file.\n`,
    );
    t.is(await readFile(shard, 'utf8'), text);
  }
});

const defaults = { ...(await readFleetCommand([]))!.plan, programHash: 'a' };

test('the defaults are those that --help names', (t) => {
  const { devices, seed, spreadSeconds, delayVariation, seconds, bucketSeconds } = defaults;
  t.deepEqual([devices, seed, spreadSeconds, delayVariation], [1000, 0, 60, 20]);
  t.deepEqual([seconds, bucketSeconds], [86400, 1]);
});

/** A shard of a small fleet. */
function shardFile(index: number, change: Partial<typeof defaults> = {}): FleetFile {
  const shard = { index, count: 2 };
  const plan = { ...defaults, scenario: outage, devices: 10, seconds: 7200, shard, ...change };
  return fleetFile(plan, {
    summary: { ...emptySummary(plan), devices: plan.devices / plan.shard.count },
    deaths: [],
  });
}

test('shards that do not belong together are refused', (t) => {
  const one = { name: '1.json', file: shardFile(1) };
  const refused = (shards: readonly NamedFile[], message: string) => {
    t.throws(() => mergeShards(shards), { instanceOf: UsageError, message });
  };
  const alien = (change: Partial<typeof defaults>, what: string) => {
    const other = { name: '2.json', file: shardFile(2, change) };
    refused([one, other], `2.json does not belong to 1.json: its ${what}`);
  };
  refused([one], 'shard 2 of 2 is missing');
  refused([one, { ...one, name: 'again.json' }], '1.json and again.json are both shard 1 of 2');
  alien({ seed: 2 }, 'seed is 2, not 0');
  alien({ devices: 11 }, 'number of devices is 11, not 10');
  alien({ shard: { index: 2, count: 3 } }, 'number of shards is 3, not 2');
  alien({ seconds: 3600 }, 'duration is 3600, not 7200');
  alien({ bucketSeconds: 2 }, 'bucket is 2, not 1');
  alien({ spreadSeconds: 1 }, 'spread is 1, not 60');
  alien({ delayVariation: 1 }, 'delay variation is 1, not 20');
  alien({ program: 'other.ts' }, 'program is "other.ts", not "stayConnected"');
  alien({ programHash: 'b' }, 'program (a file of the same name) is another');
  const title = 'a flood';
  alien({ scenario: { ...outage, title } }, `title is "a flood", not "${outage.title}"`);
  alien({ scenario: { ...outage, network: [] } }, 'scenario is another');
  t.notThrows(() => mergeShards([{ name: '2.json', file: shardFile(2) }, one]));
});

test('what is wrong with a file is told', async (t) => {
  const folder = await folderFor(t);
  const name = join(folder, 'wrong.json');
  const file = shardFile(1);
  const wrong = async (text: string, why: string) => {
    await writeFile(name, text);
    const error = await t.throwsAsync(readFleetFile(name), { instanceOf: UsageError });
    t.is(error.message, `${name} is not what impsim fleet --out writes: ${why}`);
  };
  await writeFile(name, printFleetFile(file));
  t.deepEqual(await readFleetFile(name), file);
  await wrong('[]', 'must be an object, got []');
  await wrong(JSON.stringify({ ...file, version: 1 }), 'version: must be 2, got 1');
  await wrong(
    JSON.stringify({ ...file, shard: { index: 3, count: 2 } }),
    'shard.index: must be <= 2',
  );
  const scenario = { boot: 'lukewarm' };
  const choice = 'must be "cold" or "warm" or "fast", got "lukewarm"';
  await wrong(JSON.stringify({ ...file, scenario }), `scenario: boot: ${choice}`);
  const summary = { ...file.summary, online: [1] };
  await wrong(JSON.stringify({ ...file, summary }), 'summary.online: must have 7200 elements');
  summary.online = [-1];
  await wrong(JSON.stringify({ ...file, summary }), 'summary.online[0]: must be >= 0, got -1');
  const counts = async (change: Partial<FleetSummary>, why: string) =>
    wrong(JSON.stringify({ ...file, summary: { ...file.summary, ...change } }), `summary.${why}`);
  const list = (count: number) => [count, ...file.summary.online.slice(1)];
  await counts({ devices: 6 }, 'devices: shard 1 of 2 of 10 devices has 5, got 6');
  await counts({ died: 6 }, 'died: must be <= 5, got 6');
  await counts({ online: list(6) }, 'online: must be <= 5, got 6');
  await counts({ radioSeconds: 36001 }, 'radioSeconds: must be <= 36000, got 36001');
  await counts(
    { attempts: list(2), successes: list(1), failures: list(2) },
    'attempts: 2 attempts cannot have 3 ends',
  );
  await writeFile(name, '{');
  await t.throwsAsync(readFleetFile(name), { message: /wrong\.json is not what .*JSON/ });
  const missing = join(folder, 'none.json');
  await t.throwsAsync(readFleetFile(missing), { instanceOf: UsageError, message: /none\.json/ });
});

const refusals: [args: string, why: RegExp][] = [
  ['--devices 0', /^--devices must be a whole number from 1 to 1000000000, got 0$/],
  ['--devices 1.5', /^--devices must be a whole number .*, got 1\.5$/],
  ['--for soon', /^--for: expected a duration such as 90s, 15m, 24h or 7d, got soon\.$/],
  ['--for 30d', /^--for must be from 1 to 2000000 seconds, got 30d$/],
  ['--for 10s --spread 11s', /^--spread must be from 0 to 10 seconds, got 11s$/],
  ['--for 10h --bucket 0.1s', /^--bucket must be from 0\.36 to 36000 seconds, got 0\.1s$/],
  ['--delay-variation 101', /^--delay-variation must be a percentage from 0 to 100, got 101$/],
  ['--seed x', /^--seed must be a whole number from 0 to \d+, got x$/],
  ['--jobs 0', /^--jobs must be a whole number from 1 to 1000, got 0$/],
  ['--shard 3/2', /^--shard must be I\/N, with I from 1 to N, .*, 1000; got 3\/2$/],
  ['--shard 0/2', /got 0\/2$/],
  ['--devices 3 --shard 1/4', /number of devices, 3; got 1\/4$/],
  ['--cheese', /^there is no option --cheese\.\nSee impsim fleet --help\.$/],
  ['a.ts b.ts', /^expected one program, got a\.ts and b\.ts\. To run several: --compare$/],
  ['thermometer.nut', /expected a \.ts or \.js program, got thermometer\.nut$/],
  ['--scenario none.json', /none\.json/],
];

for (const [args, message] of refusals) {
  test(`impsim fleet ${args}: refused, with what was given and what is allowed`, async (t) => {
    await t.throwsAsync(readFleetCommand(args.split(' ')), { instanceOf: UsageError, message });
  });
}

test('what is refused ends the command with 2 and one message', async (t) => {
  const path = await scenarioFolder(t);
  await writeFile(path('bad.json'), '{"network":[{"at":"5","up":true}]}');
  await writeFile(path('lost.json'), '{"program":"lost.ts"}');
  for (const [args, why] of [
    [['fleet', '--devices', '0'], /^impsim: --devices must be .*, got 0\n$/],
    [['fleet', '--scenario', path('bad.json')], /^impsim: .*\n {2}network\[0\]\.at: must be/],
    [
      ['fleet', '--devices', '1', '--out', path('none/out.json')],
      /^impsim: --out: cannot write .*\n$/,
    ],
    [['merge'], /^impsim: which shards\? See impsim merge --help\.\n$/],
    [['merge', '--cheese'], /^impsim: there is no option --cheese\.\nSee impsim merge/],
    [['merge', path('none.json')], /^impsim: cannot read .*none\.json.*\n$/],
    [['fleet', path('none.ts')], /^impsim: cannot read the program .*none\.ts: no such file .*\n$/],
    [['fleet', '--scenario', path('lost.json')], /^impsim: cannot read the program .*lost\.ts: /],
  ] as const) {
    const { exitCode, stderr, stdout } = await impsim(...args);
    t.deepEqual([exitCode, stdout], [2, ''], args.join(' '));
    t.regex(stderr, why);
  }
});

test('--help tells of every option', async (t) => {
  for (const [command, options] of [
    ['fleet', ['devices', 'scenario', 'for', 'spread', 'delay-variation', 'seed', 'bucket']],
    ['fleet', ['shard', 'jobs', 'out', 'report', 'json', 'help']],
    ['merge', ['out', 'report', 'json', 'help']],
  ] as const) {
    const { exitCode, stdout } = await impsim(command, '--help');
    t.is(exitCode, 0);
    t.true(stdout.split('\n').every((line) => line.length <= 100));
    for (const option of options) t.regex(stdout, new RegExp(`^ .*--${option}\\b`, 'm'));
  }
});

test('a program that throws on some devices: these are counted, and the place is named', async (t) => {
  const path = await scenarioFolder(t);
  const program = `
    const isBad: boolean = time() % 2 === 0;
    imp.wakeup(5, () => {
      if (isBad) throw new Error('I do not like even seconds');
    });`;
  await writeFile(path('picky.ts'), program);
  const args = ['fleet', path('picky.ts'), '--devices', '20', '--for', '10m', '--seed', '3'];
  const { stdout, stderr, exitCode } = await impsim(...args);
  t.is(exitCode, 1, stderr);
  const [, died = ''] = /^died +(\d+) devices$/m.exec(stdout) ?? [];
  t.true(Number(died) > 5 && Number(died) < 15, stdout);
  const place = /^ {2}device \d+ after 00:00:05: I do not like even seconds, at \S*picky\.ts:4$/gm;
  t.is([...stdout.matchAll(place)].length, 5, stdout);
  t.regex(stdout, new RegExp(`^  and ${Number(died) - 5} more$`, 'm'));
  const json = await impsim(...args, '--json');
  t.is(json.exitCode, 1);
  await writeFile(path('died.json'), json.stdout);
  const merged = await impsim('merge', path('died.json'));
  t.is(merged.exitCode, 1);
  t.is(merged.stdout, stdout.replace(/, run in .* in a second/, ''));
});

test('the program may be that of the scenario, and each device runs one of its own', async (t) => {
  const path = await scenarioFolder(t);
  await writeFile(
    path('once.js'),
    'let count = 0; count += 1; if (count === 1) server.log(count);',
  );
  const scenario = { boot: 'cold', program: './once.js', duration: '10s' };
  await writeFile(path('once.json'), JSON.stringify(scenario));
  const { stdout, stderr, exitCode } = await impsim(
    ...['fleet', '--devices', '7', '--scenario', path('once.json'), '--json'],
  );
  t.is(exitCode, 0, stderr);
  const { program, summary } = JSON.parse(stdout) as FleetFile;
  t.deepEqual([program, summary.logged], ['once.js', 7]);
});

test('a program that does not compile is told of once, with the place', async (t) => {
  const path = await scenarioFolder(t);
  await writeFile(path('wrong.ts'), 'const a = 1;\nconst = 2;\n');
  const { stdout, stderr, exitCode } = await impsim('fleet', path('wrong.ts'));
  t.deepEqual([exitCode, stdout], [1, '']);
  t.is(stderr.match(/wrong\.ts:2:6/g)?.length, 1, stderr);
});

test('a program that ends Node ends its device only', async (t) => {
  const path = await scenarioFolder(t);
  await writeFile(
    path('leaves.js'),
    "imp.wakeup(5, function leave() {\n  require('node:process').exit(0);\n});",
  );
  const { stdout, exitCode } = await impsim('fleet', path('leaves.js'), '--devices', '3');
  t.is(exitCode, 1);
  t.regex(
    stdout,
    /^ {2}device 3 after 00:00:05: The program has ended Node\., at .*leaves\.js:2$/m,
  );
});

test('a program that takes all the memory ends the fleet, with one message', async (t) => {
  const path = await scenarioFolder(t);
  await writeFile(path('hungry.js'), 'const all = []; for (;;) all.push(new Array(1e5).fill(1));');
  const args = ['fleet', path('hungry.js'), '--devices', '2', '--jobs', '1'];
  const { stdout, stderr, exitCode } = await impsim(...args);
  t.deepEqual([exitCode, stdout], [1, '']);
  t.regex(stderr, /^impsim: device \d: The program .*memory.*$/m);
});

test('--report writes a page', async (t) => {
  const path = await scenarioFolder(t);
  const args = ['--devices', '5', '--for', '10m', '--report', path('fleet.html')];
  t.is((await impsim('fleet', ...args)).exitCode, 0);
  t.regex(await readFile(path('fleet.html'), 'utf8'), /^<!doctype html>/i);
});

test('Ctrl+C ends a fleet at once, and nothing is written', async (t) => {
  const path = await scenarioFolder(t);
  const listening = new Promise<void>((resolve) => {
    const onListener = (event: string | symbol) => {
      if (event !== 'SIGINT') return;
      process.off('newListener', onListener);
      setImmediate(resolve);
    };
    process.on('newListener', onListener);
  });
  const code = fleetCommand(['--devices', '100000000', '--out', path('out.json')]);
  await listening;
  process.emit('SIGINT');
  t.is(await code, 130);
  await t.throwsAsync(access(path('out.json')));
});
