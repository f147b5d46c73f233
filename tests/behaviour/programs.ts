import { version } from '../../package.json';

/**
 * A promise about the class itself, in either language: a program of `programs/` in TypeScript and
 * its twin in Squirrel print the same lines.
 */
export interface PrintedBehaviour {
  /** The name of both files. */
  name: string;
  proves: readonly string[];
  title: string;
  expected: readonly string[];
}

const made = 'blinkup on, policy 102, 201, 1000 ms, connect 60000 ms, blinkup off';

export const programs: readonly PrintedBehaviour[] = [
  {
    name: 'surface',
    proves: ['1.1a', '1.2a', '1.2b', '1.3a', '1.9a', '1.9b'],
    title: 'the library adds nine constants and a class, whose members have the known names',
    expected: [
      'const CM_BLINK_ALWAYS 0',
      'const CM_BLINK_NEVER 1',
      'const CM_BLINK_ON_CONNECT 2',
      'const CM_BLINK_ON_DISCONNECT 3',
      'const CM_DEFAULT_CALLBACK_ID DEFAULT_CB_ID',
      'const CM_FLUSH_TIMEOUT 30',
      'const CM_START_CONNECTED 1',
      'const CM_START_DISCONNECTED 2',
      'const CM_START_NO_ACTION 0',
      'class ConnectionManager',
      `VERSION ${version}`,
      'missing: ',
      'with other names: ',
      'at first: false false false false false false false',
      'task and log: false false true true false false false',
      'callbacks: false false true true true true false',
      'connecting: false true true true true true true',
      'connected: true false false false true true true',
    ],
  },
  {
    name: 'construction',
    proves: ['1.4a', '1.7a', '1.7b', '1.12a'],
    title: 'the constructor takes nothing, {} or null, and leaves the settings as they are',
    expected: [
      `with nothing: ${made}`,
      `with {}: ${made}`,
      `with null: ${made}`,
      'the second argument is as documented: true',
      'the settings are as they were: true',
    ],
  },
  {
    name: 'subclass',
    proves: ['1.8a', '1.8b', '6.3a', '6.3b'],
    title: 'a subclass sees every connect() and disconnect() of the manager',
    expected: [
      'start connected:',
      '0 connect, _connected false',
      'start disconnected:',
      '0 disconnect, _connected true',
      'retry:',
      '0 connect, _connected false',
      '20000 connect, _connected false',
      'stay connected:',
      '10000 connect, _connected false',
      'connectFor:',
      '0 connect, _connected false',
      '1500 disconnect, _connected true',
      'no retry:',
      '0 connect, _connected false',
      '20000 no connect, _connected false',
    ],
  },
  {
    name: 'callbacks',
    proves: ['1.10a', '1.10b', '1.11a', '1.13a'],
    title: 'callbacks and tasks get the right this and exactly their arguments',
    expected: [
      '0 onConnect: this is the globals, gets',
      '0 onNextConnect: this is the manager, gets',
      '0 connectFor: this is the manager, gets',
      '100 onDisconnect: this is the globals, gets true',
      '2500 onConnect: this is the globals, gets',
      '5100 onDisconnect: this is the globals, gets true',
      '10000 onTimeout: this is the globals, gets',
      '13500 onConnect: this is the globals, gets',
      '18500 onDisconnect: this is the globals, gets false',
    ],
  },
  {
    name: 'forgotten',
    proves: ['1.14b'],
    title: 'a manager that nobody holds keeps working after the memory has been tidied up',
    expected: ['1500 onConnect', '1500 task', '31500 onDisconnect', '41500 onConnect'],
  },
  {
    name: 'order',
    proves: ['3.2a', '5.2a'],
    title: 'the flag changes before BlinkUp and after server.disconnect(), whatever that answers',
    expected: [
      'enableblinkup true, flag unknown',
      'server.connect, flag false',
      'enableblinkup false, flag true',
      'log, flag true',
      'onConnect, flag true',
      'flush, flag true',
      'server.disconnect, flag true',
      'enableblinkup true, flag false',
      'onDisconnect, flag false',
    ],
  },
  {
    name: 'limits',
    proves: ['2.1d', '2.1b'],
    title: 'a checkTimeout or connectTimeout that is not finite is refused',
    expected: ['checkTimeout', 'connectTimeout'].flatMap((name) =>
      ['NaN', 'infinity', '-infinity'].map(
        (value) => `${value}: ConnectionManager: ${name} must be a number of seconds > 0`,
      ),
    ),
  },
  {
    name: 'unprintable',
    proves: ['8.1d', '8.1c', '3.5b'],
    title: 'a message whose text cannot be made leaves the queue as it was',
    expected: [
      ...['log threw no text', 'error threw no text', 'log threw no text'],
      ...['1500 log 0 1000 - first', '1500 error 4 1000 - second', '1500 note onConnect'],
      ...['6500 error 0 1000 - second', '6500 log 0 1002 - third'],
    ],
  },
  {
    name: 'growth',
    proves: ['8.3a', '8.3b', '6.5a'],
    title: 'work grows in proportion to messages and tasks, and memory with the text of messages',
    expected: [
      'sending is in proportion: true',
      'running tasks is in proportion: true',
      'keeping costs less than 80 bytes beyond the text: true',
    ],
  },
];
