import { ANYTHING, method, required, value, type Members } from './description.js';

/** impOS's `agent`, as a device sees it. */
export const agent = {
  send: method(
    'node/2509',
    [required('name', 'string'), required('data', ANYTHING)],
    value(['integer', 'null']),
  ),
  on: method('node/2495', [required('name', 'string'), required('callback', 'function')]),
} satisfies Members;

/** What only agents have: globals, and members of modules that devices have as well. */
export const agentNames: readonly string[] = [
  'device',
  'http',
  'ftp',
  'server.save',
  'server.load',
];
