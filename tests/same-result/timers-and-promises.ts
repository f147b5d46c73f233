interface Timer {
  at: number;
  run: () => void;
}
class Scheduler {
  private readonly timers: Timer[] = [];
  now = 0;
  wakeup(seconds: number, run: () => void): void {
    const at = this.now + seconds;
    let i = 0;
    while (i < this.timers.length && this.timers[i]!.at <= at) i++;
    this.timers.splice(i, 0, { at, run });
  }
  run(): void {
    while (this.timers.length > 0) {
      const next = this.timers.shift()!;
      this.now = next.at;
      next.run();
    }
  }
}
class Blinker {
  private count = 0;
  onDone: ((count: number) => void) | null = null;
  constructor(
    private readonly scheduler: Scheduler,
    private readonly log: (text: string) => void,
  ) {}
  start(): this {
    this.scheduler.wakeup(1, () => this.step());
    return this;
  }
  private step(): void {
    this.count += 1;
    this.log(`${this.scheduler.now} blink ${this.count}`);
    if (this.count < 3)
      this.scheduler.wakeup(2, () => {
        this.step();
      });
    else this.onDone?.(this.count);
  }
}
class Promised<T> {
  private value: T | null = null;
  private readonly waiting: ((value: T) => void)[] = [];
  resolve(value: T): void {
    this.value = value;
    for (const each of this.waiting) each(value);
  }
  then(next: (value: T) => void): void {
    if (this.value !== null) next(this.value);
    else this.waiting.push(next);
  }
  map(change: (value: T) => T): Promised<T> {
    const made = new Promised<T>();
    this.then((value) => made.resolve(change(value)));
    return made;
  }
}
export function main(print: (line: string) => void): void {
  const scheduler = new Scheduler();
  new Blinker(scheduler, print).start();
  const other = new Blinker(scheduler, (text) => print(`other ${text}`));
  other.onDone = (count) => {
    print(`done ${count}`);
  };
  scheduler.wakeup(0, () => other.start());
  scheduler.run();
  const first = new Promised<number>();
  first
    .map((n) => n * 2)
    .map((n) => n + 1)
    .then((n) => print(`got ${n}`));
  first.resolve(20);
}
