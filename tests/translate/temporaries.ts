interface Reading {
  unit?: string;
  value: number | null;
}

export class Meter {
  private readonly names: Record<string, string> = {};
  private readings: Reading[] = [];
  total = 0;

  find(key: string): string | null {
    return this.names[key] ?? null;
  }

  next(): Meter | null {
    return this.readings.length > 0 ? this : null;
  }

  getReading(): Reading {
    return { value: this.total };
  }

  // Something that is needed twice stands above the statement.
  describe(key: string): string {
    const name = this.find(key) ?? 'none';
    // What is evaluated before it is kept, too.
    const text = `${this.find('0') ?? ''} ${this.total} ${this.find(key) ?? name}`;
    return this.getReading().unit ?? text;
  }

  // What only may be evaluated stands in a branch.
  decide(key: string): string {
    if (this.total > 1 && (this.find(key) ?? '') === 'one') this.total += 1;
    const isKnown = key !== '' && (this.find(key) ?? '') !== '';
    if (isKnown) return this.find('1') ?? 'one';
    return key !== '1' ? (this.find('2') ?? 'two') : 'many';
  }

  // The condition of a loop is evaluated in each turn.
  walk(): number {
    let count = 0;
    while ((this.getReading().value ?? 0) > count) count++;
    for (let at = this.getReading().value ?? 0; at < (this.find(`${at}`) ?? '').length; at++)
      count--;
    do {
      count -= 1;
    } while (count > (this.getReading().value ?? 0));
    return count;
  }

  chain(): string {
    const last = this.next()?.next()?.find('1') ?? 'no';
    this.next()?.describe('1');
    return last + (typeof this.getReading().value === 'number' ? 'number' : '');
  }

  set(): void {
    this.getReading().unit ??= 'mm';
    const { unit = 'm', value } = this.getReading();
    this.total = value ?? unit.length;
  }
}
