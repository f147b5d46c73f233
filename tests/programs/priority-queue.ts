// Timers on one hardware clock: a heap of what is due, by time and then by order of arrival, and
// jobs that repeat, back off and are cancelled.

/** What is to be done, and when. */
interface Timer {
  readonly due: number;
  readonly order: number;
  readonly name: string;
  readonly task: () => void;
  isCancelled: boolean;
}

function isEarlier(one: Timer, other: Timer): boolean {
  return one.due === other.due ? one.order < other.order : one.due < other.due;
}

/** The earliest timer is always on top: each is due no later than the two below it. */
class TimerHeap {
  private readonly timers: Timer[];

  constructor() {
    this.timers = [];
  }

  size(): number {
    return this.timers.length;
  }

  top(): Timer | null {
    return this.timers.length === 0 ? null : this.timers[0]!;
  }

  push(timer: Timer): void {
    this.timers.push(timer);
    let place = this.timers.length - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!isEarlier(this.timers[place]!, this.timers[parent]!)) return;
      this.swap(place, parent);
      place = parent;
    }
  }

  pop(): Timer {
    if (this.timers.length === 0) throw new Error('nothing is due, ever');
    const top = this.timers[0]!;
    const last = this.timers.pop()!;
    if (this.timers.length > 0) {
      this.timers[0] = last;
      this.sink(0);
    }
    return top;
  }

  private sink(start: number): void {
    let place = start;
    let earliest = this.earliestOf(place);
    while (earliest !== place) {
      this.swap(place, earliest);
      place = earliest;
      earliest = this.earliestOf(place);
    }
  }

  private earliestOf(place: number): number {
    let earliest = place;
    for (const child of [2 * place + 1, 2 * place + 2]) {
      if (child >= this.timers.length) break;
      if (isEarlier(this.timers[child]!, this.timers[earliest]!)) earliest = child;
    }
    return earliest;
  }

  private swap(one: number, other: number): void {
    const timer = this.timers[one]!;
    this.timers[one] = this.timers[other]!;
    this.timers[other] = timer;
  }
}

/** A clock that stands still but for `run()`. */
class Scheduler {
  now = 0;
  private readonly heap: TimerHeap;
  private readonly report: (line: string) => void;
  private order = 0;

  constructor(report: (line: string) => void) {
    this.heap = new TimerHeap();
    this.report = report;
  }

  after(delay: number, name: string, task: () => void): Timer {
    if (delay < 0) throw new Error(`'${name}' cannot be ${-delay} ms ago`);
    this.order += 1;
    const due = this.now + delay;
    const timer: Timer = { due, order: this.order, name, task, isCancelled: false };
    this.heap.push(timer);
    return timer;
  }

  waiting(): number {
    return this.heap.size();
  }

  /** Runs what is due until a time; a task that throws stops no other. */
  run(until: number): number {
    let count = 0;
    for (let next = this.heap.top(); next !== null && next.due <= until; next = this.heap.top()) {
      this.heap.pop();
      if (next.isCancelled) continue;
      this.now = next.due;
      count += 1;
      this.attempt(next);
    }
    this.now = until;
    return count;
  }

  private attempt(timer: Timer): void {
    try {
      timer.task();
    } catch (error) {
      this.report(`${this.now}: ${timer.name} failed, ${(error as Error).message}`);
    }
  }
}

/** Does something again and again, less often after each failure. */
class Poller {
  private readonly scheduler: Scheduler;
  private readonly poll: () => boolean;
  private readonly name: string;
  private interval: number;

  constructor(scheduler: Scheduler, name: string, interval: number, poll: () => boolean) {
    this.scheduler = scheduler;
    this.name = name;
    this.interval = interval;
    this.poll = poll;
  }

  start(): void {
    const self = this;
    this.scheduler.after(this.interval, this.name, () => {
      self.turn();
    });
  }

  turn(): void {
    const isDone = this.poll();
    if (!isDone) this.interval *= 2;
    if (this.interval < 5000) this.start();
  }
}

export function main(print: (line: string) => void): void {
  const scheduler = new Scheduler(print);
  const say = (text: string): (() => void) => {
    return () => {
      print(`${scheduler.now}: ${text}`);
    };
  };
  for (const delay of [500, 100, 300, 100, 0, 400, 200, 100]) {
    scheduler.after(delay, 'mark', say(`a mark of ${delay} ms`));
  }
  const never = scheduler.after(250, 'never', say('this is never said'));
  scheduler.after(150, 'canceller', () => {
    never.isCancelled = true;
    scheduler.after(0, 'at once', say('right behind the canceller'));
  });
  scheduler.after(350, 'faulty', () => {
    throw new Error('no sensor');
  });
  print(`${scheduler.waiting()} wait`);
  print(`${scheduler.run(260)} ran, ${scheduler.waiting()} wait`);
  print(`${scheduler.run(1000)} ran, ${scheduler.waiting()} wait at ${scheduler.now}`);

  let polls = 0;
  const poller = new Poller(scheduler, 'poller', 400, () => {
    polls += 1;
    print(`${scheduler.now}: poll ${polls}`);
    return polls % 2 === 1;
  });
  poller.start();
  print(`${scheduler.run(60000)} ran, ${scheduler.waiting()} wait`);
  try {
    scheduler.after(-5, 'late', () => undefined);
  } catch (error) {
    print((error as Error).message);
  }
}
