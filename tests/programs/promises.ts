// Promises for a device that has none: what is to follow runs in a later turn, failures go to the
// next one who catches, and timers are a list that the program works through.

type Task = () => void;

/** What runs in later turns, first in, first out; and what runs when its time has come. */
class EventLoop {
  now = 0;
  private readonly turns: Task[];
  private readonly sleepers: { due: number; task: Task }[];

  constructor() {
    this.turns = [];
    this.sleepers = [];
  }

  soon(task: Task): void {
    this.turns.push(task);
  }

  sleep(seconds: number, task: Task): void {
    this.sleepers.push({ due: this.now + seconds, task });
  }

  run(): void {
    while (this.turns.length > 0 || this.sleepers.length > 0) {
      while (this.turns.length > 0) {
        const task = this.turns.shift()!;
        task();
      }
      this.wakeNext();
    }
  }

  private wakeNext(): void {
    if (this.sleepers.length === 0) return;
    let next = 0;
    for (let i = 1; i < this.sleepers.length; i++) {
      if (this.sleepers[i]!.due < this.sleepers[next]!.due) next = i;
    }
    const sleeper = this.sleepers[next]!;
    this.sleepers.splice(next, 1);
    this.now = sleeper.due;
    this.soon(sleeper.task);
  }
}

type State = 'pending' | 'fulfilled' | 'rejected';

/** A value that is there later, or a reason why it is not. */
export class Later {
  private readonly loop: EventLoop;
  private readonly followers: Task[];
  private state: State = 'pending';
  private value = 0;
  private reason = '';

  constructor(loop: EventLoop) {
    this.loop = loop;
    this.followers = [];
  }

  resolve(value: number): void {
    if (this.state !== 'pending') return;
    this.value = value;
    this.settle('fulfilled');
  }

  reject(reason: string): void {
    if (this.state !== 'pending') return;
    this.reason = reason;
    this.settle('rejected');
  }

  /** What comes of the value; a failure is passed on. */
  map(change: (value: number) => number): Later {
    const next = new Later(this.loop);
    this.follow(
      (value) => {
        next.resolve(change(value));
      },
      (reason) => {
        next.reject(reason);
      },
      next,
    );
    return next;
  }

  /** What comes of something that takes time itself. */
  then(start: (value: number) => Later): Later {
    const next = new Later(this.loop);
    this.follow(
      (value) => {
        start(value).pipe(next);
      },
      (reason) => {
        next.reject(reason);
      },
      next,
    );
    return next;
  }

  /** A value in place of a failure. */
  recover(replace: (reason: string) => number): Later {
    const next = new Later(this.loop);
    this.follow(
      (value) => {
        next.resolve(value);
      },
      (reason) => {
        next.resolve(replace(reason));
      },
      next,
    );
    return next;
  }

  pipe(next: Later): void {
    this.follow(
      (value) => {
        next.resolve(value);
      },
      (reason) => {
        next.reject(reason);
      },
      next,
    );
  }

  /** Runs one of two functions in a later turn; what they throw makes the next one fail. */
  follow(onValue: (value: number) => void, onReason: (reason: string) => void, next: Later): void {
    const self = this;
    const task = (): void => {
      try {
        if (self.state === 'fulfilled') onValue(self.value);
        else onReason(self.reason);
      } catch (error) {
        next.reject((error as Error).message);
      }
    };
    if (this.state === 'pending') this.followers.push(task);
    else this.loop.soon(task);
  }

  private settle(state: State): void {
    this.state = state;
    for (const follower of this.followers) this.loop.soon(follower);
  }
}

/** The sum of all values, or the first failure. */
function total(loop: EventLoop, all: readonly Later[]): Later {
  const result = new Later(loop);
  let missing = all.length;
  let sum = 0;
  if (missing === 0) result.resolve(0);
  for (const each of all) {
    each.follow(
      (value) => {
        sum += value;
        missing -= 1;
        if (missing === 0) result.resolve(sum);
      },
      (reason) => {
        result.reject(reason);
      },
      result,
    );
  }
  return result;
}

/** A sensor that takes its time, and fails above a limit. */
function measure(loop: EventLoop, seconds: number, value: number): Later {
  const result = new Later(loop);
  loop.sleep(seconds, () => {
    if (value > 100) result.reject(`${value} is out of range`);
    else result.resolve(value);
  });
  return result;
}

/** Tries again, with longer and longer pauses. */
export function retry(loop: EventLoop, times: number, start: (turn: number) => Later): Later {
  const result = new Later(loop);
  let turn = 0;
  const attempts: Task[] = [];
  const attempt = (): void => {
    const own = turn;
    start(own).follow(
      (value) => {
        result.resolve(value);
      },
      (reason) => {
        turn += 1;
        if (turn === times) result.reject(`${reason}, ${times} times`);
        else loop.sleep(turn * 10, attempts[0]!);
      },
      result,
    );
  };
  attempts.push(attempt);
  loop.soon(attempt);
  return result;
}

export function main(print: (line: string) => void): void {
  const loop = new EventLoop();
  const show = (name: string, later: Later): void => {
    later.follow(
      (value) => {
        print(`${loop.now}: ${name} is ${value}`);
      },
      (reason) => {
        print(`${loop.now}: ${name} failed, ${reason}`);
      },
      later,
    );
  };
  show('first', measure(loop, 2, 20));
  show(
    'doubled',
    measure(loop, 1, 21).map((value) => value * 2),
  );
  show(
    'chained',
    measure(loop, 3, 5).then((value) => measure(loop, value, value + 1)),
  );
  show(
    'too much',
    measure(loop, 4, 150).map((value) => value + 1),
  );
  show(
    'recovered',
    measure(loop, 4, 150).recover((reason) => reason.length),
  );
  show(
    'thrown',
    measure(loop, 1, 1).map((value) => {
      if (value > 0) throw new Error('no calibration');
      return value;
    }),
  );
  show('total', total(loop, [measure(loop, 6, 1), measure(loop, 5, 2), measure(loop, 7, 3)]));
  show('no total', total(loop, [measure(loop, 9, 1), measure(loop, 8, 300)]));
  show('nothing', total(loop, []));
  show(
    'retried',
    retry(loop, 4, (turn) => measure(loop, 1, 160 - turn * 30)),
  );
  show(
    'given up',
    retry(loop, 2, (turn) => measure(loop, turn + 1, 999)),
  );
  const settled = new Later(loop);
  settled.resolve(1);
  settled.resolve(2);
  settled.reject('never');
  show('settled', settled);
  print('started');
  loop.run();
  print(`done at ${loop.now}`);
}
