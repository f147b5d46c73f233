import { readArguments } from '../../cli/command-line.js';
import { UsageError } from '../../cli/usage-error.js';
import { keepInputs } from '../write-output.js';
import { readFleetFile } from './fleet-file.js';
import { mergeShards } from './merge.js';
import { tell } from './outputs.js';

const help = `Usage: impsim merge SHARD.json... [--out FILE] [--report FILE] [--json]

Adds up what all shards of a fleet did, from the files that impsim fleet --shard I/N --out has
written. The result is the same as when the fleet had been run in one.

      --out FILE     write the counts to FILE, as JSON
      --report FILE  write a report to FILE, as HTML
      --json         print the counts as JSON
  -h, --help         print this

Exit code: 0 done; 1 a device's program had died; 2 wrong arguments, trouble reading or writing,
or shards that do not belong together.
`;

/**
 * `impsim merge`.
 * @param args - The arguments behind `merge`.
 * @returns The exit code: 0 done, 1 a device's program had died.
 * @throws UsageError when the arguments are wrong, there is trouble with a file, or the shards do not
 *   belong together.
 */
export async function mergeCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args);
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  if (positionals.length === 0) throw new UsageError('which shards? See impsim merge --help.');
  const { out, report, json = false } = values;
  const read = async (name: string) => ({ name, file: await readFleetFile(name) });
  const shards = await Promise.all(positionals.map(read));
  keepInputs('--out', out, positionals);
  keepInputs('--report', report, positionals);
  const merged = mergeShards(shards);
  return tell(merged, { out, report, json }, null);
}

function parse(args: readonly string[]) {
  return readArguments('impsim merge', args, {
    out: { type: 'string' },
    report: { type: 'string' },
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  });
}
