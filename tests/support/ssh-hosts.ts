/**
 * Two ssh hosts on loopback, and GNU parallel: Debian's packages in this user's cache, with keys of their
 * own. Nothing is installed, and no account changes.
 */
import { writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import {
  cachedCommand,
  cacheHome,
  fillCache,
  type CacheSlot,
} from '../../targets/squirrel/debian-cache.js';
import { aptFetch } from '../../targets/squirrel/debian-packages.js';
import { isExecutable } from '../../targets/squirrel/vm-process.js';

const SUITE = 'bookworm';

const ARCHITECTURES: Partial<Record<NodeJS.Architecture, { name: string; triplet: string }>> = {
  x64: { name: 'amd64', triplet: 'x86_64-linux-gnu' },
  arm64: { name: 'arm64', triplet: 'aarch64-linux-gnu' },
};

/** The folder of the unpacked packages, and that of their libraries. */
async function unpacked(): Promise<{ root: string; libraries: string }> {
  const { name, triplet } = ARCHITECTURES[process.arch]!;
  const slot: CacheSlot = {
    suite: SUITE,
    architecture: name,
    packages: ['parallel', 'openssh-server'],
    // The C library has to be of one piece with the loader, which is the machine's.
    omit: ['libc6'],
    folder: join(cacheHome(process.env), 'ssh', `${SUITE}-${name}`),
    stamp: `ssh 1 ${SUITE} ${name}\n`,
    commandIn: async (root) => {
      const files = ['usr/sbin/sshd', 'usr/bin/parallel', 'usr/bin/ssh', 'usr/bin/ssh-keygen'];
      const found = await Promise.all(files.map((file) => isExecutable(join(root, file))));
      return found.includes(false) ? undefined : [root];
    },
  };
  const [root = ''] =
    (await cachedCommand(slot)) ?? (await fillCache(slot, process.env, aptFetch()));
  return { root, libraries: `${root}/usr/lib/${triplet}:${root}/lib/${triplet}` };
}

/** Ports that nobody else is likely to have. */
const portOf = (host: number) => 20000 + ((process.pid * 2 + host) % 20000);

/**
 * Makes the command line that runs a script with the hosts. In the script, `sshd 1` and `sshd 2` start
 * them, `kill_host PORT` ends one with all that runs on it, `$logins` is what `parallel --sshlogin` takes, and
 * `parallel` is GNU parallel.
 * @param folder - A folder of its own: keys and settings go there.
 */
export async function withSshHosts(folder: string, script: string): Promise<string[]> {
  const { root, libraries } = await unpacked();
  const { username } = userInfo();
  const own = (program: string) => `LD_LIBRARY_PATH=${libraries} ${root}/usr/${program}`;
  const text = `set -u
cd ${folder}
export HOME=${folder}
${process.getuid?.() === 0 ? AS_ROOT : ''}
for key in key host1 host2; do ${own('bin/ssh-keygen')} -q -t ed25519 -N '' -f ${folder}/$key; done
cp key.pub authorized
ssh="${root}/usr/bin/ssh -i ${folder}/key -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR -o IdentitiesOnly=yes -l ${username}"
cat > ssh <<'END'
#!/bin/sh
${own('bin/ssh')} "$@"
END
chmod +x ssh
ssh="\${ssh#${root}/usr/bin/ssh}"
logins="1/${folder}/ssh$ssh -p ${portOf(1)} 127.0.0.1,1/${folder}/ssh$ssh -p ${portOf(2)} 127.0.0.1"
sshd() {
  port=$((${portOf(0)} + $1))
  printf '%s\\n' "Port $port" 'ListenAddress 127.0.0.1' "HostKey ${folder}/host$1" \\
    'AuthorizedKeysFile ${folder}/authorized' "PidFile ${folder}/$port.pid" 'StrictModes no' \\
    'PasswordAuthentication no' "SetEnv PATH=$PATH" > sshd$1.conf
  ${own('sbin/sshd')} -f ${folder}/sshd$1.conf -E ${folder}/sshd$1.log
}
kill_host() {
  kill $(cat $1.pid) $(pgrep -P $(cat $1.pid))
}
parallel() {
  perl ${root}/usr/bin/parallel --will-cite "$@"
}
${script}
`;
  await writeFile(join(folder, 'hosts.sh'), text);
  const shell = ['bash', join(folder, 'hosts.sh')];
  // Root's sshd needs an account and a folder, which only this process tree sees.
  return process.getuid?.() === 0 ? ['unshare', '--mount', ...shell] : shell;
}

const AS_ROOT = `grep -q '^sshd:' /etc/passwd || {
  { cat /etc/passwd; echo 'sshd:x:65533:65534::/run/sshd:/usr/sbin/nologin'; } > passwd
  mount --bind passwd /etc/passwd
}
mount -t tmpfs tmpfs /run
mkdir /run/sshd`;
