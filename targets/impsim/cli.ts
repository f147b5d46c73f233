#!/usr/bin/env node
import { version } from '../../package.json';
import { UsageError } from '../cli/usage-error.js';
import { fleetCommand } from './fleet/fleet-command.js';
import { mergeCommand } from './fleet/merge-command.js';
import { help, readCommand } from './options.js';
import { ProgramError } from './program-error.js';
import { runCommand } from './run-command.js';
import { scenarioList } from './scenarios.js';
import { stormCommand } from './storm/storm-command.js';
import { testCommand } from './test/test-command.js';

async function main(args: readonly string[]): Promise<number> {
  const [name, ...others] = args;
  if (name === 'storm') return stormCommand(others);
  if (name === 'test') return testCommand(others);
  if (name === 'fleet') return fleetCommand(others);
  if (name === 'merge') return mergeCommand(others);
  const command = readCommand(args);
  switch (command.name) {
    case 'help':
      return print(help);
    case 'version':
      return print(`${version}\n`);
    case 'list':
      return print(await scenarioList());
    case 'run':
      return runCommand(command.options);
  }
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

// A reader may go away before it has read all, as head does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError || error instanceof ProgramError)) throw error;
  process.stderr.write(`impsim: ${error.message}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
