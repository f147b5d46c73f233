#!/usr/bin/env node
// Stands in until the whole command is there.
import { fleetCommand } from './fleet/fleet-command.js';
import { mergeCommand } from './fleet/merge-command.js';

const [name, ...args] = process.argv.slice(2);
const command = name === 'merge' ? mergeCommand : fleetCommand;
void command(args).then((code) => {
  process.exitCode = code;
});
