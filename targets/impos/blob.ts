import { method, optional, required, UNCHECKED, value, type Members } from './description.js';

const COUNT = value('integer', { unit: 'bytes' });
const NUMBER = value(['integer', 'float']);

/** A blob: bytes, and a place among them where reads and writes happen. */
export const blob = {
  len: method(UNCHECKED, [], COUNT),
  tell: method(UNCHECKED, [], COUNT),
  eos: method(UNCHECKED, [], ['integer', 'null']),
  seek: method(UNCHECKED, [required('offset', COUNT), optional('from', 'integer')], 'integer'),
  resize: method(UNCHECKED, [required('size', COUNT)]),
  flush: method(UNCHECKED),
  readn: method(UNCHECKED, [required('type', 'integer')], NUMBER),
  writen: method(UNCHECKED, [required('value', NUMBER), required('type', 'integer')]),
  readblob: method(UNCHECKED, [required('count', COUNT)], 'blob'),
  writeblob: method(UNCHECKED, [required('data', 'blob')], COUNT),
  readstring: method(UNCHECKED, [required('count', COUNT)], 'string'),
  writestring: method(UNCHECKED, [required('text', 'string')], COUNT),
  tostring: method('node/2501', [], 'string'),
  swap2: method(UNCHECKED),
  swap4: method(UNCHECKED),
} satisfies Members;
