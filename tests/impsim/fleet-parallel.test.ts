/** The recipe of the manual with GNU parallel, on two ssh hosts of which one fails. */
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { execute } from '../../targets/squirrel/vm-process.js';
import { folderWith, root } from '../support/files.js';
import { withSshHosts } from '../support/ssh-hosts.js';
import { impsim } from './impsim.js';

// The first shard says by which port it came, and that host fails.
const SCRIPT = `sshd 1
sshd 2
{ while [ ! -s begun ]; do sleep 0.1; done; kill_host $(cat begun); } &
parallel --sshlogin "$logins" --retries 3 --joblog log --results 'shards/{}' "$1" ::: 1 2 3 4 5 6 7 8 > /dev/null
code=$?
kill $(cat *.pid) 2> /dev/null
exit $code
`;

const FLEET = 'fleet --devices 40 --scenario outage.json';

test('when a host fails in mid-run, the merged result is that of the whole fleet', async (t) => {
  t.timeout(300_000);
  const scenario = {
    network: [
      { at: 60, up: false },
      { at: 660, up: true },
    ],
    duration: '1h',
  };
  const folder = await folderWith(t, { 'outage.json': JSON.stringify(scenario) });
  const stub = join(folder, 'impsim');
  await writeFile(stub, `#!/bin/sh\nexec ${process.execPath} ${root}dist/impsim.js "$@"\n`);
  await chmod(stub, 0o755);
  // The first shard waits until its host is gone; where it runs again, it does not.
  const shard = `cd ${folder} && { mkdir lost && echo \${SSH_CONNECTION##* } > begun && sleep 20; ./impsim ${FLEET} --shard {}/8 --json; } 2> /dev/null`;
  const argv = await withSshHosts(folder, SCRIPT);
  const { exitCode, stderr } = await execute([...argv, shard], { cwd: folder });
  t.is(exitCode, 0, stderr);
  t.regex(await readFile(`${folder}/begun`, 'utf8'), /^\d+\n$/);
  const names = Array.from({ length: 8 }, (_, index) => `shards/${index + 1}`);
  const merged = await impsim(folder, 'merge', ...names, '--json');
  t.is(merged.exitCode, 0, merged.stderr);
  t.is(merged.stdout, (await impsim(folder, ...FLEET.split(' '), '--json')).stdout);
  const log = await readFile(`${folder}/log`, 'utf8');
  t.is(log.trim().split('\n').length, 9, log);
});
