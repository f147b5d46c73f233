import {
  ANYTHING,
  method,
  optional,
  required,
  UNCHECKED,
  value,
  type Members,
} from './description.js';

const SEND_RESULT = value(['integer', 'null']);
const DEEP_SLEEP = { unit: 's', range: [0, 2419198] } as const;

/** impOS's `server`, as a device sees it. */
export const server = {
  isconnected: method('node/2411', [], 'bool'),
  connect: method('api/server/connect', [
    optional('callback', ['function', 'null']),
    optional('timeout', ['integer', 'float'], { unit: 's', default: 60 }),
  ]),
  disconnect: method('node/2486'),
  flush: method('node/2399', [required('timeout', ['integer', 'float'], { unit: 's' })], 'bool'),
  log: method('node/2398', [required('message', ANYTHING)], SEND_RESULT),
  error: method('node/2347', [required('message', ANYTHING)], SEND_RESULT),
  setsendtimeoutpolicy: method('node/2492', [
    required('reconnectPolicy', 'integer'),
    required('waitPolicy', 'integer'),
    required('timeout', ['integer', 'float'], { unit: 's' }),
  ]),
  onunexpecteddisconnect: method('node/2510', [required('callback', ['function', 'null'])]),
  onshutdown: method('node/2454', [required('callback', ['function', 'null'])]),
  restart: method('node/2378', [], null, { isFinal: true }),
  sleepfor: method('node/2339', [required('seconds', 'integer', DEEP_SLEEP)], null, {
    isFinal: true,
  }),
  sleepuntil: method(
    UNCHECKED,
    [
      required('hour', 'integer', { range: [0, 23] }),
      required('minute', 'integer', { range: [0, 59] }),
      optional('second', 'integer', { range: [0, 59], default: 0 }),
      optional('dayOfWeek', 'integer', { range: [0, 6] }),
    ],
    null,
    { isFinal: true },
  ),
  connectwith: method(
    'node/3053',
    [
      required('interface', ['string', 'table']),
      optional('callback', ['function', 'null']),
      optional('timeout', ['integer', 'float'], { unit: 's', default: 60 }),
    ],
    null,
    { since: 42 },
  ),
  expectonlinein: method(UNCHECKED, [required('seconds', ['integer', 'float'], { unit: 's' })]),
  show: method(UNCHECKED, [required('message', ANYTHING)]),
  bless: method(UNCHECKED, [
    required('success', 'bool'),
    optional('callback', ['function', 'null']),
  ]),
  factoryblinkup: method(UNCHECKED, [
    required('ssid', 'string'),
    required('key', 'string'),
    required('pin', 'object'),
    optional('flags', 'integer', { default: 0 }),
  ]),
} satisfies Members;
