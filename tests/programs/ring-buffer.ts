// A logger's flash memory: records are framed, checked by a CRC-16, and kept in a ring of bytes in
// which the newest take the place of the oldest.

const CAPACITY = 48;
const HEADER_BYTES = 2;
const CHECK_BYTES = 2;
const START_BYTE = 0xa5;

/** CRC-16/CCITT-FALSE, byte by byte. */
class Crc16 {
  private value = 0xffff;

  add(byte: number): this {
    let value = this.value ^ (byte << 8);
    for (let bit = 0; bit < 8; bit++) {
      const isCarried = (value & 0x8000) !== 0;
      value = (value << 1) & 0xffff;
      if (isCarried) value = value ^ 0x1021;
    }
    this.value = value;
    return this;
  }

  addAll(bytes: readonly number[]): this {
    for (const byte of bytes) this.add(byte);
    return this;
  }

  high(): number {
    return this.value >> 8;
  }

  low(): number {
    return this.value & 0xff;
  }

  read(): number {
    return this.value;
  }
}

/** Bytes in the order in which they came; the oldest make room for new ones. */
export class RingBuffer {
  private readonly bytes: number[];
  private readonly capacity: number;
  private start = 0;
  private count = 0;

  constructor(capacity: number) {
    if (capacity < 1) throw new Error(`a capacity of ${capacity} is none`);
    this.capacity = capacity;
    this.bytes = [];
    for (let i = 0; i < capacity; i++) this.bytes.push(0);
  }

  length(): number {
    return this.count;
  }

  free(): number {
    return this.capacity - this.count;
  }

  /** The byte at a place, counted from the oldest. */
  at(place: number): number {
    if (place < 0 || place >= this.count) throw new Error(`there is no byte ${place}`);
    return this.bytes[(this.start + place) % this.capacity]!;
  }

  write(byte: number): void {
    if (this.count === this.capacity) this.drop(1);
    this.bytes[(this.start + this.count) % this.capacity] = byte & 0xff;
    this.count += 1;
  }

  /** Forgets the oldest bytes. */
  drop(count: number): void {
    if (count > this.count) throw new Error(`cannot drop ${count} of ${this.count} bytes`);
    this.start = (this.start + count) % this.capacity;
    this.count -= count;
  }

  /** Changes a byte, as wear does. */
  damage(place: number): void {
    const index = (this.start + place) % this.capacity;
    this.bytes[index] = this.bytes[index]! ^ 0xff;
  }
}

/** What came of reading a log. */
interface Reading {
  records: number[][];
  skipped: number;
}

/** Records in a ring: a start byte, their length, their bytes, and a CRC of length and bytes. */
export class FlashLog {
  private readonly ring: RingBuffer;

  constructor(ring: RingBuffer) {
    this.ring = ring;
  }

  append(record: readonly number[]): void {
    const crc = new Crc16().add(record.length).addAll(record);
    this.makeRoom(HEADER_BYTES + record.length + CHECK_BYTES);
    this.ring.write(START_BYTE);
    this.ring.write(record.length);
    for (const byte of record) this.ring.write(byte);
    this.ring.write(crc.high());
    this.ring.write(crc.low());
  }

  /** All records that are whole; what is damaged is skipped, byte by byte. */
  read(): Reading {
    const reading: Reading = { records: [], skipped: 0 };
    let place = 0;
    while (place < this.ring.length()) {
      const record = this.recordAt(place);
      if (record === null) {
        reading.skipped += 1;
        place += 1;
      } else {
        reading.records.push(record);
        place += HEADER_BYTES + record.length + CHECK_BYTES;
      }
    }
    return reading;
  }

  private makeRoom(bytes: number): void {
    while (this.ring.free() < bytes) {
      const oldest = this.recordAt(0);
      this.ring.drop(oldest === null ? 1 : HEADER_BYTES + oldest.length + CHECK_BYTES);
    }
  }

  private recordAt(place: number): number[] | null {
    const left = this.ring.length() - place;
    if (left < HEADER_BYTES + CHECK_BYTES || this.ring.at(place) !== START_BYTE) return null;
    const length = this.ring.at(place + 1);
    if (left < HEADER_BYTES + length + CHECK_BYTES) return null;
    const record: number[] = [];
    for (let i = 0; i < length; i++) record.push(this.ring.at(place + HEADER_BYTES + i));
    const crc = new Crc16().add(length).addAll(record);
    const check = place + HEADER_BYTES + length;
    const isWhole = this.ring.at(check) === crc.high() && this.ring.at(check + 1) === crc.low();
    return isWhole ? record : null;
  }
}

const hexDigits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];

function hex(bytes: readonly number[]): string {
  let text = '';
  for (const byte of bytes) text += hexDigits[byte >> 4]! + hexDigits[byte & 15]!;
  return text;
}

function attempt(print: (line: string) => void, task: () => void): void {
  try {
    task();
  } catch (error) {
    print(`error: ${(error as Error).message}`);
  }
}

export function main(print: (line: string) => void): void {
  // The check value that every description of CRC-16/CCITT-FALSE gives, for '123456789'.
  const digits = [0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38, 0x39];
  print(`check value ${new Crc16().addAll(digits).read()}`);

  const ring = new RingBuffer(CAPACITY);
  const log = new FlashLog(ring);
  const show = (title: string): void => {
    const reading = log.read();
    const counts = `${reading.records.length} records, ${reading.skipped} bytes skipped`;
    print(`${title}: ${counts}, ${ring.free()} free`);
  };
  show('empty');
  for (let i = 1; i <= 7; i++) {
    const record: number[] = [];
    for (let byte = 0; byte < i; byte++) record.push((i * 37 + byte * 91) & 0xff);
    log.append(record);
    show(`after ${i}`);
  }
  for (const record of log.read().records) print(hex(record));

  ring.damage(4);
  show('with a damaged byte');
  ring.drop(3);
  show('with a torn record');
  log.append([]);
  log.append([0xa5, 2, 0xa5]);
  for (const record of log.read().records) print(`<${hex(record)}>`);

  attempt(print, () => {
    ring.drop(CAPACITY + 1);
  });
  attempt(print, () => {
    print(`${ring.at(-1)}`);
  });
  attempt(print, () => {
    print(`${new RingBuffer(0).free()}`);
  });
}
