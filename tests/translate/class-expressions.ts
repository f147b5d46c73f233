const Counter = class {
  private count = 0;

  next(): number {
    return ++this.count;
  }
};

/** Makes a class of counters that count in steps. */
export function withStep(step: number) {
  return class extends Counter {
    readonly step = step;
  };
}
