#!/usr/bin/env node
import { explain } from './explain.js';
import { readCommand, type Command } from './options.js';
import { runAll } from './run.js';
import { UsageError } from '../../targets/cli/usage-error.js';
import { watch } from './watch.js';
import { where } from './where.js';

const style = {
  folder: process.cwd(),
  // Also looks at NO_COLOR, FORCE_COLOR and TERM.
  isColoured: process.stderr.isTTY && process.stderr.hasColors(),
};

/** Runs the command and returns its exit code. */
async function main(args: readonly string[]): Promise<number> {
  try {
    return await execute(readCommand(args));
  } catch (error) {
    const text =
      error instanceof UsageError
        ? error.message
        : `this is a defect of ts2nut, not of your program:\n${(error as Error).stack ?? ''}`;
    process.stderr.write(`ts2nut: ${text}\n`);
    return 2;
  }
}

function execute(command: Command): number | Promise<number> {
  if (command.name === 'generate') {
    const { jobs, mode } = command;
    if (mode === 'watch') return watch(jobs, { ...command, style });
    return runAll(jobs, { ...command, style });
  }
  process.stdout.write(answer(command));
  return 0;
}

function answer(command: Exclude<Command, { name: 'generate' }>): string {
  if (command.name === 'explain') return explain(command.code);
  return command.name === 'where' ? where(command.place, style) : command.text;
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
