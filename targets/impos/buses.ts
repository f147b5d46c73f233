import { method, optional, required, UNCHECKED, value, type Members } from './description.js';

const BYTES = ['string', 'blob'] as const;
const COUNT = value('integer', { unit: 'bytes' });

/** An I2C bus. */
export const i2c = {
  configure: method(UNCHECKED, [required('speed', 'integer')]),
  disable: method(UNCHECKED),
  read: method(
    UNCHECKED,
    [required('address', 'integer'), required('register', 'string'), required('count', COUNT)],
    ['string', 'null'],
  ),
  readerror: method(UNCHECKED, [], 'integer'),
  write: method(UNCHECKED, [required('address', 'integer'), required('data', 'string')], 'integer'),
} satisfies Members;

/** An SPI bus. */
export const spi = {
  configure: method(
    UNCHECKED,
    [required('flags', 'integer'), required('speed', ['integer', 'float'], { unit: 'kHz' })],
    value(['integer', 'float'], { unit: 'kHz' }),
  ),
  disable: method(UNCHECKED),
  chipselect: method(UNCHECKED, [required('level', 'integer')]),
  write: method(UNCHECKED, [required('data', BYTES)], 'integer'),
  writeread: method(UNCHECKED, [required('data', BYTES)], BYTES),
  readblob: method(UNCHECKED, [required('count', COUNT)], 'blob'),
  readstring: method(UNCHECKED, [required('count', COUNT)], 'string'),
} satisfies Members;

/** A UART. */
export const uart = {
  configure: method(
    UNCHECKED,
    [
      required('baudRate', 'integer', { unit: 'baud' }),
      required('wordSize', 'integer', { range: [7, 8] }),
      required('parity', 'integer'),
      required('stopBits', 'integer', { range: [1, 2] }),
      required('flags', 'integer'),
      optional('callback', ['function', 'null']),
    ],
    value('integer', { unit: 'baud' }),
  ),
  disable: method(UNCHECKED),
  read: method(UNCHECKED, [], 'integer'),
  readblob: method(UNCHECKED, [optional('count', COUNT)], 'blob'),
  readstring: method(UNCHECKED, [optional('count', COUNT)], 'string'),
  write: method(UNCHECKED, [required('data', ['integer', 'string', 'blob'])]),
  flush: method(UNCHECKED),
  flags: method(UNCHECKED, [], 'integer'),
  setrxfifosize: method(UNCHECKED, [required('size', COUNT)]),
  settxfifosize: method(UNCHECKED, [required('size', COUNT)]),
  settxactive: method(UNCHECKED, [required('pin', 'object'), optional('polarity', 'integer')]),
} satisfies Members;
