import {
  ANYTHING,
  method,
  object,
  optional,
  required,
  UNCHECKED,
  value,
  type Members,
} from './description.js';

const BYTES = value('integer', { unit: 'bytes' });
const HERTZ = value(['integer', 'float'], { unit: 'Hz' });

/** impOS's `hardware`, besides its pins and buses: `names.ts` has these. */
export const hardware = {
  millis: method('node/2504', [], value('integer', { unit: 'ms' })),
  micros: method('node/2365', [], value('integer', { unit: 'us' })),
  wakereason: method('node/2407', [], 'integer'),
  voltage: method(UNCHECKED, [], value('float', { unit: 'V' })),
  vbat: method(UNCHECKED, [], value('float', { unit: 'V' })),
  lightlevel: method(UNCHECKED, [], value('integer', { range: [0, 65535] })),
  getdeviceid: method(UNCHECKED, [], 'string'),
  getimpeeid: method(UNCHECKED, [], 'string'),
  configure: method(UNCHECKED, [required('bus', 'integer')]),
  spiflash: object(UNCHECKED, 'spiflash'),
  sampler: object(UNCHECKED, 'sampler'),
  fixedfrequencydac: object(UNCHECKED, 'fixedfrequencydac'),
  usb: object(UNCHECKED, 'usb'),
  bluetooth: object(UNCHECKED, 'bluetooth'),
} satisfies Members;

/** A pin, such as `hardware.pin9`. */
export const pin = {
  configure: method(UNCHECKED, [
    required('mode', 'integer'),
    optional('first', ANYTHING),
    optional('second', ANYTHING),
  ]),
  disable: method(UNCHECKED),
  read: method(UNCHECKED, [], ['integer', 'float']),
  write: method(UNCHECKED, [required('value', ['integer', 'float'])]),
  drivestrength: method(UNCHECKED, [optional('strength', 'integer')], 'integer'),
} satisfies Members;

/** `hardware.spiflash`. */
export const spiflash = {
  enable: method(UNCHECKED),
  disable: method(UNCHECKED),
  size: method(UNCHECKED, [], BYTES),
  chipid: method(UNCHECKED, [], 'integer'),
  erasesector: method(UNCHECKED, [required('address', BYTES)]),
  read: method(UNCHECKED, [required('address', BYTES), required('count', BYTES)], 'blob'),
  readintoblob: method(UNCHECKED, [
    required('address', BYTES),
    required('blob', 'blob'),
    required('count', BYTES),
  ]),
  write: method(
    UNCHECKED,
    [
      required('address', BYTES),
      required('data', ['string', 'blob']),
      optional('flags', 'integer', { default: 0 }),
      optional('start', BYTES),
      optional('end', BYTES),
    ],
    'integer',
  ),
} satisfies Members;

/** `hardware.sampler`. */
export const sampler = {
  configure: method(UNCHECKED, [
    required('pin', 'object'),
    required('rate', HERTZ),
    required('buffers', 'array'),
    required('callback', 'function'),
    optional('flags', 'integer', { default: 0 }),
  ]),
  start: method(UNCHECKED),
  stop: method(UNCHECKED),
  reset: method(UNCHECKED),
  getsampleratehz: method(UNCHECKED, [], HERTZ),
} satisfies Members;

/** `hardware.fixedfrequencydac`. */
export const fixedfrequencydac = {
  configure: method(UNCHECKED, [
    required('pin', 'object'),
    required('rate', HERTZ),
    required('buffers', 'array'),
    required('callback', 'function'),
    optional('flags', 'integer', { default: 0 }),
  ]),
  start: method(UNCHECKED),
  stop: method(UNCHECKED),
  addbuffer: method(UNCHECKED, [required('buffer', 'blob')]),
  getsampleratehz: method(UNCHECKED, [], HERTZ),
} satisfies Members;
