/**
 * `npm run vm`: provisions the Squirrel machines and prints their command lines.
 */
import { squirrelVm } from './vm.js';

const USAGE = `Usage: npm run vm

Provisions the Squirrel 3.1 machines and prints the command line of each, a line each: first the
one with 32-bit integers (as on an imp), then the one with 64-bit integers.

SQUIRREL_VM_CACHE  the folder that keeps them
                   (default: $XDG_CACHE_HOME or ~/.cache, then imp-connection-manager/squirrel-vm)
SQUIRREL_SUITE     the Debian release they come from (default: bullseye, else trixie)
`;

/** A command line that a shell reads as these words. */
function commandLine(argv: readonly string[]): string {
  const words = argv.map((word) =>
    /^[\w./:@%+=,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`,
  );
  return words.join(' ');
}

/** Prints a machine that is there although the other one may not be. */
async function provision(): Promise<number> {
  const machines = await Promise.allSettled([squirrelVm(32), squirrelVm(64)]);
  for (const machine of machines) {
    if (machine.status === 'fulfilled') console.log(commandLine(machine.value.argv));
    else console.error(machine.reason instanceof Error ? machine.reason.message : machine.reason);
  }
  return machines.every(({ status }) => status === 'fulfilled') ? 0 : 1;
}

async function main(args: readonly string[]): Promise<number> {
  if (args.length === 0) return provision();
  const help = args.includes('--help') || args.includes('-h');
  (help ? process.stdout : process.stderr).write(USAGE);
  return help ? 0 : 2;
}

process.exitCode = await main(process.argv.slice(2));
