/** Blobs: bytes, text and numbers. */
import test from 'ava';
import { isBlob, makeBlob } from '../../targets/simulator/hardware/blob.js';

const code = (letter: string) => letter.charCodeAt(0);

test('text goes into a blob and comes out of it', (t) => {
  const data = makeBlob();
  t.is(data.writestring('hello'), 5);
  t.is(data.tostring(), 'hello');
  t.is(data.seek(1), 0);
  t.is(data.readstring(3), 'ell');
  t.is(data.readstring(99), 'o');
  t.throws(() => data.readstring(1), { message: 'no data left to read' });
  t.is(data.eos(), 1);
});

test('bytes are read and written by their places, and wrap', (t) => {
  const data = makeBlob(3);
  data[0] = 300;
  data[1] = -1;
  t.deepEqual([data[0], data[1], data[2], data.len()], [44, 255, 0, 3]);
  t.throws(() => data[3], { message: 'index out of range: 3, and the blob has 3 bytes' });
});

test('numbers are little-endian, of each type', (t) => {
  const values = { l: -2, i: 7, s: -3, w: 65535, c: -4, b: 250, f: 1.5, d: Math.PI };
  const data = makeBlob();
  for (const [type, value] of Object.entries(values)) data.writen(value, code(type));
  t.is(data.len(), 4 + 4 + 2 + 2 + 1 + 1 + 4 + 8);
  t.is(data[0], 254);
  data.seek(0);
  t.deepEqual(
    Object.keys(values).map((type) => data.readn(code(type))),
    Object.values(values),
  );
  t.throws(() => data.readn(code('b')), { message: 'io error' });
  t.throws(() => data.readn(code('q')), { message: "SimulatedImp: blob.readn() has no type 'q'" });
  t.throws(() => data.readn('b' as never), { message: /needs the number of a character/ });
});

test('the place moves from the beginning, the place and the end, but not outside', (t) => {
  const data = makeBlob(10);
  t.is(data.seek(-2, code('e')), 0);
  t.is(data.tell(), 8);
  t.is(data.seek(-3, code('c')), 0);
  t.is(data.tell(), 5);
  t.is(data.seek(11), -1);
  t.is(data.tell(), 5);
  t.is(data.eos(), null);
  t.throws(() => data.seek(0, code('x')), { message: 'invalid origin' });
});

test('a blob grows by what is written, shrinks, and swaps its bytes', (t) => {
  const data = makeBlob(2);
  data.seek(1);
  data.writestring('abcdefg');
  t.is(data.tostring(), '\0abcdefg');
  data.swap2();
  t.is(data.tostring(), 'a\0cbedgf');
  data.swap4();
  t.is(data.tostring(), 'bc\0afgde');
  data.resize(3);
  t.is(data.tostring(), 'bc\0');
  t.is(data.tell(), 3);
});

test('a blob holds others, and is known from what is none', (t) => {
  const [data, other] = [makeBlob(), makeBlob()];
  other.writestring('xyz');
  t.is(data.writeblob(other), 3);
  data.seek(1);
  t.is(data.readblob(5).tostring(), 'yz');
  t.throws(() => data.readblob(1), { message: 'no data left to read' });
  t.deepEqual([data, 'text', null, {}, []].map(isBlob), [true, false, false, false, false]);
});
