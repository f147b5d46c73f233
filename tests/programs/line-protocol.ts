// The commands of a sensor on a serial line: bytes come in pieces, lines end in CR, LF or both, and
// each is a word with numbers behind it. What is wrong is answered, and does no harm.

const CR = 13;
const LF = 10;
const SPACE = 32;
const MINUS = 45;
const DIGIT_0 = 48;
const DIGIT_9 = 57;
const UPPER_A = 65;
const UPPER_Z = 90;
const LONGEST_LINE = 24;

const letters = [
  'A',
  'B',
  'C',
  'D',
  'E',
  'F',
  'G',
  'H',
  'I',
  'J',
  'K',
  'L',
  'M',
  'N',
  'O',
  'P',
  'Q',
  'R',
  'S',
  'T',
  'U',
  'V',
  'W',
  'X',
  'Y',
  'Z',
];

/** Makes lines of bytes. */
class LineReader {
  private readonly onLine: (bytes: number[]) => void;
  private readonly onOverflow: () => void;
  private bytes: number[];
  private isOverflown = false;

  constructor(onLine: (bytes: number[]) => void, onOverflow: () => void) {
    this.onLine = onLine;
    this.onOverflow = onOverflow;
    this.bytes = [];
  }

  receive(piece: readonly number[]): void {
    for (const byte of piece) this.add(byte);
  }

  private add(byte: number): void {
    if (byte === CR || byte === LF) {
      this.end();
    } else if (this.bytes.length < LONGEST_LINE) {
      this.bytes.push(byte);
    } else {
      this.isOverflown = true;
    }
  }

  /** An empty line is the second half of a line end. */
  private end(): void {
    const line = this.bytes;
    const isOverflown = this.isOverflown;
    this.bytes = [];
    this.isOverflown = false;
    if (isOverflown) {
      this.onOverflow();
    } else if (line.length > 0) {
      this.onLine(line);
    }
  }
}

/** A line that has been understood. */
interface Command {
  readonly word: string;
  readonly args: number[];
}

/** Reads a line from left to right. */
class LineParser {
  private readonly bytes: readonly number[];
  private place = 0;

  constructor(bytes: readonly number[]) {
    this.bytes = bytes;
  }

  parse(): Command {
    const word = this.word();
    const args: number[] = [];
    this.skipSpace();
    while (!this.isAtEnd()) {
      args.push(this.integer());
      this.skipSpace();
    }
    return { word, args };
  }

  private word(): string {
    this.skipSpace();
    let text = '';
    while (!this.isAtEnd() && this.isWithin(UPPER_A, UPPER_Z)) {
      text += letters[this.next() - UPPER_A]!;
    }
    if (text === '') this.fail('a word');
    return text;
  }

  private integer(): number {
    const isNegative = this.isWithin(MINUS, MINUS);
    if (isNegative) this.place += 1;
    const start = this.place;
    let value = 0;
    while (!this.isAtEnd() && this.isWithin(DIGIT_0, DIGIT_9)) {
      value = value * 10 + this.digit();
      if (value > 99999) this.fail('a smaller number');
    }
    if (this.place === start) this.fail('a number');
    return isNegative ? -value : value;
  }

  private digit(): number {
    return this.next() - DIGIT_0;
  }

  private skipSpace(): void {
    while (!this.isAtEnd() && this.isWithin(SPACE, SPACE)) this.place += 1;
  }

  private isAtEnd(): boolean {
    return this.place >= this.bytes.length;
  }

  private isWithin(least: number, most: number): boolean {
    if (this.isAtEnd()) return false;
    const byte = this.bytes[this.place]!;
    return byte >= least && byte <= most;
  }

  private next(): number {
    this.place += 1;
    return this.bytes[this.place - 1]!;
  }

  private fail(wanted: string): never {
    throw new Error(`expected ${wanted} at ${this.place}`);
  }
}

/** The sensor's state, and what it answers. */
class Sensor {
  private readonly answer: (line: string) => void;
  private readonly settings: Record<string, number>;
  private lines = 0;

  constructor(answer: (line: string) => void) {
    this.answer = answer;
    this.settings = {};
  }

  handle(bytes: number[]): void {
    this.lines += 1;
    try {
      this.answer(`OK ${this.run(new LineParser(bytes).parse())}`);
    } catch (error) {
      this.answer(`ERROR line ${this.lines}: ${(error as Error).message}`);
    }
  }

  private run(command: Command): string {
    const args = command.args;
    switch (command.word) {
      case 'SET':
        return this.set(args);
      case 'GET':
        return this.get(args);
      case 'SUM': {
        let sum = 0;
        for (const each of args) sum += each;
        return `${sum}`;
      }
      case 'PING':
      case 'HELLO':
        return 'READY';
      default:
        throw new Error(`unknown command ${command.word}`);
    }
  }

  private set(args: readonly number[]): string {
    if (args.length !== 2) throw new Error(`SET takes 2 numbers, got ${args.length}`);
    const key = `r${args[0]!}`;
    const before = this.settings[key] ?? 0;
    this.settings[key] = args[1]!;
    return `${before} ${args[1]!}`;
  }

  private get(args: readonly number[]): string {
    let text = '';
    for (const each of args) {
      const key = `r${each}`;
      const value = this.settings[key];
      text += value === undefined ? ' NONE' : ` ${value}`;
    }
    return `VALUES${text}`;
  }
}

export function main(print: (line: string) => void): void {
  const sensor = new Sensor(print);
  const reader = new LineReader(
    (bytes) => {
      sensor.handle(bytes);
    },
    () => {
      print('ERROR line too long');
    },
  );
  // PING, in pieces, and with both kinds of line ends.
  reader.receive([80, 73]);
  reader.receive([78, 71, 13]);
  reader.receive([10, 10, 32, 72, 69, 76, 76, 79, 32, 10]);
  // SET 1 250, SET 1 -40, GET 1 2, SUM 10 20 -5.
  reader.receive([83, 69, 84, 32, 49, 32, 50, 53, 48, 10]);
  reader.receive([83, 69, 84, 32, 49, 32, 45, 52, 48, 10]);
  reader.receive([71, 69, 84, 32, 49, 32, 50, 10]);
  reader.receive([83, 85, 77, 32, 49, 48, 32, 50, 48, 32, 32, 45, 53, 10]);
  // SET 1, SUM 1X, 7, SUM -, SUM 123456, STOP.
  reader.receive([83, 69, 84, 32, 49, 10, 83, 85, 77, 32, 49, 88, 10, 55, 10]);
  reader.receive([83, 85, 77, 32, 45, 10, 83, 85, 77, 32, 49, 50, 51, 52, 53, 54, 10]);
  reader.receive([83, 84, 79, 80, 10]);
  for (let i = 0; i < 40; i++) reader.receive([UPPER_A + (i % 26)]);
  reader.receive([10, 80, 73, 78, 71, 10]);
}
