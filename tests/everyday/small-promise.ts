// Promises, small: each step runs in a later turn, failures go on to whoever takes them.

declare function print(text: string): void;

type Job = () => void;
type Taker<T> = (value: T) => void;

const turns: Job[] = [];

function later(job: Job): void {
  turns.push(job);
}

/** Runs what waits, and what that brings, up to a limit. */
function runAll(limit = 100): number {
  let ran = 0;
  while (turns.length > 0) {
    if (ran === limit) throw `more than ${limit} turns`;
    const job = turns.shift()!;
    job();
    ran++;
  }
  return ran;
}

function reasonOf(problem: unknown): string {
  return typeof problem === 'string' ? problem : 'unknown';
}

enum Fate {
  Pending,
  Kept,
  Broken,
}

class Task<T> {
  private fate: Fate;
  private value: T | undefined;
  private reason: string;
  private waiting: Job[];

  constructor() {
    this.fate = Fate.Pending;
    this.value = undefined;
    this.reason = '';
    this.waiting = [];
  }

  static start<T>(body: (keep: Taker<T>, fail: Taker<string>) => void): Task<T> {
    const task = new Task<T>();
    try {
      body(
        (value) => task.keep(value),
        (reason) => task.fail(reason),
      );
    } catch (problem) {
      task.fail(reasonOf(problem));
    }
    return task;
  }

  static of<T>(value: T): Task<T> {
    const task = new Task<T>();
    task.keep(value);
    return task;
  }

  /** All values in the order of the tasks, or the first failure. */
  static all(tasks: Task<number>[]): Task<number[]> {
    const result = new Task<number[]>();
    const values: number[] = [];
    for (let i = 0; i < tasks.length; i++) values.push(0);
    let missing = tasks.length;
    if (missing === 0) result.keep(values);
    tasks.forEach((task, index) => {
      task.done(
        (value) => {
          values[index] = value;
          missing--;
          if (missing === 0) result.keep(values);
        },
        (reason) => result.fail(reason),
      );
    });
    return result;
  }

  keep(value: T): void {
    if (this.fate !== Fate.Pending) return;
    this.fate = Fate.Kept;
    this.value = value;
    this.release();
  }

  fail(reason: string): void {
    if (this.fate !== Fate.Pending) return;
    this.fate = Fate.Broken;
    this.reason = reason;
    this.release();
  }

  done(onValue: Taker<T>, onFailure: Taker<string>): void {
    const job = () => {
      if (this.fate === Fate.Kept) {
        onValue(this.value as T);
      } else {
        onFailure(this.reason);
      }
    };
    if (this.fate === Fate.Pending) {
      this.waiting.push(job);
    } else {
      later(job);
    }
  }

  then<R>(step: (value: T) => R): Task<R> {
    const result = new Task<R>();
    this.done(
      (value) => {
        try {
          result.keep(step(value));
        } catch (problem) {
          result.fail(reasonOf(problem));
        }
      },
      (reason) => result.fail(reason),
    );
    return result;
  }

  /** Like then, for a step that itself takes its time. */
  chain<R>(step: (value: T) => Task<R>): Task<R> {
    const result = new Task<R>();
    this.done(
      (value) =>
        step(value).done(
          (inner) => result.keep(inner),
          (reason) => result.fail(reason),
        ),
      (reason) => result.fail(reason),
    );
    return result;
  }

  recover(step: (reason: string) => T): Task<T> {
    const result = new Task<T>();
    this.done(
      (value) => result.keep(value),
      (reason) => result.keep(step(reason)),
    );
    return result;
  }

  private release(): void {
    for (const job of this.waiting) later(job);
    this.waiting = [];
  }
}

function show(title: string, task: Task<number>): void {
  task.done(
    (value) => print(`${title}: ${value}\n`),
    (reason) => print(`${title} failed: ${reason}\n`),
  );
}

show(
  'simple',
  Task.of(20)
    .then((value) => value + 1)
    .then((value) => value * 2),
);
show(
  'thrown',
  Task.of(1)
    .then((value): number => {
      throw `no use for ${value}`;
    })
    .then((value) => value + 1),
);
show(
  'recovered',
  Task.start<number>((keep, fail) => {
    fail('first counts');
    keep(5);
  }).recover((reason) => reason.length),
);
show(
  'body throws',
  Task.start<number>((keep, fail) => {
    throw 'in body';
  }),
);
show(
  'nested',
  Task.of('abc').chain((text) => Task.of(text.length).then((n) => n * n)),
);
print('nothing has run yet\n');
print(`turns ${runAll()}\n`);

// Three that end in another order than they began.
const slow: Taker<number>[] = [];
const tasks = [10, 20, 30].map((base) =>
  Task.start<number>((keep, fail) => {
    slow.push((extra) => {
      if (extra >= 0) keep(base + extra);
      else fail(`cannot take ${extra}`);
    });
  }),
);
const sum = Task.all(tasks).then((values) => values.reduce((total, value) => total + value, 0));
show('sum', sum);
show(
  'first of all',
  Task.all(tasks).then((values) => values[0]),
);
runAll();
for (let i = slow.length - 1; i >= 0; i--) {
  slow[i](i);
  print(`settled ${i}, turns ${runAll()}\n`);
}
show(
  'none',
  Task.all([]).then((values) => values.length),
);
print(`turns ${runAll()}\n`);

function again(): void {
  later(again);
}
again();
try {
  runAll(10);
} catch (problem) {
  print(`stopped: ${reasonOf(problem)}\n`);
}
