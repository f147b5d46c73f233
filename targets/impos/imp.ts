import {
  method,
  object,
  optional,
  property,
  required,
  UNCHECKED,
  value,
  type Members,
} from './description.js';

const SECONDS = value(['integer', 'float'], { unit: 's' });
const BYTES = value('integer', { unit: 'bytes' });
const SIGNAL = value('integer', { unit: 'dBm' });
const DEEP_SLEEP = { unit: 's', range: [0, 2419198] } as const;
const FINAL = { isFinal: true } as const;

/** impOS's `imp`. */
export const imp = {
  net: object('node/2573', 'net'),
  wakeup: method(
    'node/2425',
    [required('interval', SECONDS, { range: [0, 10737418] }), required('callback', 'function')],
    ['timer', 'null'],
  ),
  cancelwakeup: method('node/2475', [required('timer', 'timer')]),
  onidle: method('node/2440', [required('callback', ['function', 'null'])]),
  sleep: method('node/2497', [required('seconds', SECONDS)]),
  deepsleepfor: method('node/2424', [required('seconds', 'integer', DEEP_SLEEP)], null, FINAL),
  deepsleepuntil: method(
    UNCHECKED,
    [
      required('hour', 'integer', { range: [0, 23] }),
      required('minute', 'integer', { range: [0, 59] }),
      optional('second', 'integer', { range: [0, 59], default: 0 }),
      optional('dayOfWeek', 'integer', { range: [0, 6] }),
    ],
    null,
    FINAL,
  ),
  reset: method('node/2933', [], null, { since: 38, isFinal: true }),
  enableblinkup: method('node/2413', [required('enabled', 'bool')]),
  onunhandledexception: method('node/2886', [required('callback', ['function', 'null'])]),
  setsendbuffersize: method('node/2430', [required('size', BYTES)], BYTES),
  getmemoryfree: method('node/3189', [], BYTES),
  clearconfiguration: method('node/2404', [optional('what', ['integer', 'null'])]),
  setwificonfiguration: method('node/2395', [
    required('ssid', 'string'),
    required('key', 'string'),
  ]),
  setuserconfiguration: method('node/2381', [required('data', ['string', 'blob'])]),
  getuserconfiguration: method(UNCHECKED, [], ['string', 'null']),
  setpowersave: method(UNCHECKED, [required('enabled', 'bool')]),
  getpowersave: method(UNCHECKED, [], 'bool'),
  getmacaddress: method(UNCHECKED, [], 'string'),
  getsoftwareversion: method(UNCHECKED, [], 'string'),
  info: method(UNCHECKED, [], 'table'),
  environment: method(UNCHECKED, [], 'integer'),
  configparams: property(UNCHECKED, 'table'),
  scanwifinetworks: method(
    UNCHECKED,
    [optional('callback', ['function', 'null'])],
    ['array', 'null'],
  ),
  rssi: method(UNCHECKED, [], SIGNAL),
  getrssi: method(UNCHECKED, [], SIGNAL),
  getssid: method(UNCHECKED, [], 'string'),
  getbssid: method(UNCHECKED, [], 'string'),
  getchannel: method(UNCHECKED, [], 'integer'),
  getcountry: method(UNCHECKED, [], 'integer'),
  setcountry: method(UNCHECKED, [required('country', 'integer')]),
  setstaticnetworkconfiguration: method(UNCHECKED, [
    required('address', 'string'),
    required('netmask', 'string'),
    required('gateway', 'string'),
    required('dns', 'array'),
  ]),
  setproxy: method(UNCHECKED, [
    required('type', 'integer'),
    required('address', 'string'),
    required('port', 'integer'),
    optional('user', 'string'),
    optional('password', 'string'),
  ]),
  configure: method(UNCHECKED, [
    required('name', 'string'),
    required('inputs', 'array'),
    required('outputs', 'array'),
  ]),
} satisfies Members;

/** `imp.net`. */
export const net = {
  info: method('node/2573', [], 'table'),
  open: method(
    UNCHECKED,
    [required('interface', 'table'), optional('callback', 'function')],
    'object',
  ),
} satisfies Members;
