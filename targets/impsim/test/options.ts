/** The command line of `impsim test`. */
import { availableParallelism } from 'node:os';
import { readArguments } from '../../cli/command-line.js';
import type { Variables } from '../builder.js';
import { joinVariables, libraryFolder, variablesOf, wholeNumber } from '../options.js';

export const testHelp = `Usage: impsim test [files] [options]

Runs impUnit tests on simulated imps, in parallel: the test... methods of classes that extend
ImpTestCase. The same files run on a real imp with impt. *.agent.test.nut run on an agent, all
other files on a device. X.agent.nut and X.device.nut run on the other side of X's tests.

The file .impt.test of the current folder names the code under test (deviceFile, agentFile), the
tests (testFiles), and has timeout, allowDisconnect and stopOnFail, as for impt.

A test file chooses its scenario with a comment such as "// scenario: long-drop", or with a file
X.device.test.json beside X.device.test.nut.

      --config FILE        instead of .impt.test
      --tests TEXT         only tests with this in their name, as in Class.testMethod
      --scenario NAME      what happens to the imp where a file does not say
      --lib FOLDER         where #require finds libraries; may be given several times
  -D NAME=VALUE            sets a variable for Electric Imp's Builder; may be given several times
      --jobs N             how many run at a time. Default: one for each processor
  -h, --help               prints this

Exit code: 0 all tests passed; 1 some did not, or there are none; 2 wrong arguments, or something
missing.
`;

/** What `impsim test` is to do. */
export interface TestCommandOptions {
  /** The files of the command line; empty for those of the configuration. */
  readonly files: readonly string[];
  /** The configuration; null for .impt.test, if there is one. */
  readonly config: string | null;
  readonly filter: string;
  readonly scenario: string | null;
  readonly libraries: readonly string[];
  readonly variables: Variables;
  readonly jobs: number;
}

/**
 * Reads the command line.
 * @returns Null for help.
 * @throws UsageError
 */
export function readTestOptions(args: readonly string[]): TestCommandOptions | null {
  const { values, positionals } = readArguments('impsim test', joinVariables(args), {
    config: { type: 'string' },
    tests: { type: 'string' },
    scenario: { type: 'string' },
    lib: { type: 'string', multiple: true },
    define: { type: 'string', short: 'D', multiple: true },
    jobs: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  });
  if (values.help) return null;
  return {
    files: positionals,
    config: values.config ?? null,
    filter: values.tests ?? '',
    scenario: values.scenario ?? null,
    libraries: (values.lib ?? []).map(libraryFolder),
    variables: variablesOf(values.define ?? []),
    jobs:
      values.jobs === undefined
        ? availableParallelism()
        : wholeNumber('--jobs', values.jobs, 1, 256),
  };
}
