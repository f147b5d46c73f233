const a = 'file a';
let b = 0;

const count = (): number => {
  b += 1;
  return b;
};

class Meter {
  private static readonly _cmStatic = 'static';
  static readonly shared = 'shared';

  // More than there are letters before p: _cmp would be a metamethod.
  private _cmA1 = 1;
  private _cmA2 = 2;
  private _cmA3 = 3;
  private _cmA4 = 4;
  private _cmA5 = 5;
  private _cmA6 = 6;
  private _cmA7 = 7;
  private _cmA8 = 8;
  private _cmA9 = 9;
  private _cmB1 = 10;
  private _cmB2 = 11;
  private _cmB3 = 12;
  private _cmB4 = 13;
  private _cmB5 = 14;
  private _cmB6 = 15;

  // It is a key of a record, too.
  private _cmKey = 'key';
  // It is looked for as a text.
  private _cmText = 'text';
  // The name of the one before, made short.
  _cma = 'public';
  protected _cmGuarded = 'guarded';

  constructor(
    private readonly _cmGiven: string,
    private _cmSize: number = 8,
  ) {}

  sum(): number {
    const low = this._cmA1 + this._cmA2 + this._cmA3 + this._cmA4 + this._cmA5 + this._cmA6;
    const high = this._cmA7 + this._cmA8 + this._cmA9 + this._cmB1 + this._cmB2 + this._cmB3;
    return low + high + this._cmB4 + this._cmB5 + this._cmB6 + this._cmSize;
  }

  bump(by = 1): this {
    this._cmA1 += by;
    this._cmA2 = this._cmA3 = this._cmA4 = by;
    this._cmA5 = 0;
    this._cmA6 = 0;
    this._cmA7 = 0;
    this._cmA8 *= 2;
    this._cmA9 -= 1;
    this._cmB1 = this._cmB2 + this._cmB3;
    this._cmB4++;
    this._cmB5 = -this._cmB5;
    this._cmB6 = this._cmB6 > 3 ? 3 : this._cmB6;
    this._cmSize = this._cmGiven.length;
    return this;
  }

  texts(): string {
    const record: Record<string, string> = { _cmKey: 'of a record' };
    const isThere = '_cmText' in this;
    const name = (_cmGiven: string): string => `${_cmGiven} ${this._cmGiven}`;
    const parts = [this._cmKey, record['_cmKey'] ?? 'none', this._cmText, `${isThere}`];
    parts.push(name('local'));
    parts.push(`${this._cma} ${this._cmGuarded} ${Meter._cmStatic}`);
    return parts.join(' ');
  }

  /** A variable named like a private member, and one that is kept by functions. */
  variables(_cmSize: number): string {
    const kept: (() => string)[] = [];
    for (let i = 0; i < 2; i++) {
      const inner = i * 10;
      kept.push(() => `${inner} ${i} ${_cmSize} ${this._cmSize}`);
    }
    for (const value of [1, 2]) {
      for (const other of [3]) kept.push(() => `${value} ${other}`);
    }
    let error = 'none';
    try {
      throw new Error('caught');
    } catch (thrown) {
      error = (thrown as Error).message;
    }
    {
      const error = 'inner';
      kept.push(() => error);
    }
    const first = this.fill((one, two = 9) => `${one} ${two} ${_cmSize}`);
    return `${kept.map((each) => each()).join(',')} ${error} ${first}`;
  }

  private fill(make: (one: number, two?: number) => string): string {
    return make(4);
  }
}

class Child extends Meter {
  private _cmOfChild = 5;

  total(): string {
    return `${this._cmOfChild} ${this._cmGuarded} ${this.sum()}`;
  }
}

class Table {
  private _rowOne = 1;
  private _rowTwo = 2;

  read(key: string): number {
    const record = this as unknown as Record<string, number>;
    return record[key] ?? -1;
  }

  set(): string {
    this._rowOne += 1;
    this._rowTwo += this._rowOne;
    return `${this._rowTwo}`;
  }
}

interface Choices {
  low?: number;
  high?: number;
}

/** Its settings are found by a key that is put together; the type says which there are. */
class Range {
  private readonly _low: number = 1;
  private readonly _high: number = 9;
  private _reads = 0;

  constructor(choices: Record<string, number>) {
    for (const name of Object.keys(choices).sort()) {
      const field = `_${name}` as `_${keyof Choices}`;
      if (field in this) this[field] = choices[name] as never;
      this._reads += 1;
    }
  }

  show(): string {
    return `${this._low} ${this._high} ${this._reads}`;
  }
}

function nested(first: number, ...others: number[]): string {
  function inner(second: number): string {
    const third = second + first;
    others.push(third);
    return others.map((each) => each + first).join(' ');
  }
  const list: ((n: number) => string)[] = [];
  const walk = (depth: number): string =>
    depth > 0 ? `${depth} ${walk(depth - 1)}` : inner(depth);
  list.push(walk);
  let text = '';
  do {
    const last = list.pop();
    text += last !== undefined ? last(2) : '';
  } while (list.length > 0);
  switch (first) {
    case 1: {
      const text = 'one';
      return text + a;
    }
    default: {
      const other = 'other';
      return `${text} ${other} ${b}`;
    }
  }
}

function conditions(x: number, y: number): string {
  const found: string[] = [];
  if (x > 0 && y > 0 && x < y) found.push('all');
  if (x > 0 && y > 0) found.push('both');
  else found.push('not both');
  if (x > 5) found.push('more');
  else if (x > 3 && y > 3) found.push('three');
  if ((x > 0 || y > 0) && x !== y) found.push('differ');
  if (x > 0) {
    if (y > 0 && x > y) found.push('greater');
  } else {
    found.push('no x');
  }
  return found.join(' ');
}

function assignments(): string {
  let one: number | null = 1;
  let two: number | null = 2;
  let three = 3;
  const set = (): void => {
    one = null;
    two = null;
    three = 0;
  };
  const before = `${one} ${two} ${three}`;
  set();
  const box = { one: 1 as number | null };
  let other: { one: number | null } | null = box;
  other.one = null;
  other = null;
  return `${before} ${one === null} ${two === null} ${three} ${box.one === null} ${other === null}`;
}

export function main(print: (line: string) => void): void {
  const meter = new Meter('given');
  print(`${meter.sum()} ${meter.bump().sum()} ${meter.bump(3).sum()}`);
  print(meter.texts());
  print(meter.variables(77));
  const child = new Child('child', 2);
  print(`${child.total()} ${child.bump().total()} ${Meter.shared}`);
  print(`${nested(1, 2, 3)} ${count()} ${nested(2)} ${nested(3, 4)}`);
  for (let x = 0; x < 7; x++) {
    for (let y = 0; y < 7; y += 2) print(conditions(x, y));
  }
  print(assignments());
  const table = new Table();
  print(`${table.set()} ${table.read(`_row${a.slice(0, 0)}One`) === 2} ${table.read('x')}`);
  print(new Range({ high: 5, none: 7 }).show());
}
