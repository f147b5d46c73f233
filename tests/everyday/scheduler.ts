/** A cooperative task scheduler on a virtual clock, with priorities and cancellation. */

type TaskFn = () => void;

enum Priority {
  Low,
  Normal,
  High,
}

interface TaskOptions {
  priority?: Priority;
  repeatEvery?: number;
  name?: string;
}

interface Task {
  id: number;
  dueAt: number;
  fn: TaskFn;
  priority: Priority;
  repeatEvery?: number;
  name: string;
}

let nextId = 1;

class Scheduler {
  private tasks: Task[] = [];
  private now = 0;
  private readonly cancelled = new Set<number>();
  public executed = 0;

  get time(): number {
    return this.now;
  }

  get pending(): number {
    return this.tasks.filter((t) => !this.cancelled.has(t.id)).length;
  }

  schedule(delay: number, fn: TaskFn, options: TaskOptions = {}): () => void {
    const { priority = Priority.Normal, repeatEvery, name = 'task' } = options;
    const task: Task = { id: nextId++, dueAt: this.now + delay, fn, priority, repeatEvery, name };
    this.insert(task);
    return () => this.cancelled.add(task.id);
  }

  run(until: number): void {
    while (this.tasks.length > 0 && this.tasks[0].dueAt <= until) {
      const task = this.tasks.shift()!;
      if (this.cancelled.delete(task.id)) continue;
      this.now = task.dueAt;
      try {
        task.fn();
        this.executed++;
      } catch (err) {
        const message = err instanceof Error ? err.message : String(err);
        console.log(`[${this.now}] ${task.name} failed: ${message}`);
      }
      if (task.repeatEvery) {
        this.insert({ ...task, dueAt: this.now + task.repeatEvery });
      }
    }
    this.now = until;
  }

  private insert(task: Task): void {
    let index = this.tasks.findIndex(
      (other) =>
        other.dueAt > task.dueAt || (other.dueAt === task.dueAt && other.priority < task.priority),
    );
    if (index < 0) index = this.tasks.length;
    this.tasks.splice(index, 0, task);
  }
}

const scheduler = new Scheduler();
const log = (text: string) => console.log(`[${scheduler.time}] ${text}`);

scheduler.schedule(10, () => log('low'), { priority: Priority.Low });
scheduler.schedule(10, () => log('normal'));
scheduler.schedule(10, () => log('high'), { priority: Priority.High, name: 'important' });
const stop = scheduler.schedule(3, () => log('tick'), { repeatEvery: 4, name: 'ticker' });
scheduler.schedule(
  12,
  () => {
    stop();
    log('stopped the ticker');
  },
  { name: 'stopper' },
);
scheduler.schedule(
  8,
  () => {
    throw new Error('sensor not connected');
  },
  { name: 'sensor' },
);
scheduler.run(20);
console.log(
  `executed ${scheduler.executed}, pending ${scheduler.pending}, priority ${Priority[2]}`,
);

function debounce(fn: (...args: string[]) => void, wait: number) {
  let cancel: (() => void) | undefined;
  return (...args: string[]) => {
    cancel?.();
    cancel = scheduler.schedule(wait, () => fn(...args));
  };
}

const save = debounce((what, why) => log(`saved ${what} (${why})`), 5);
save('a', 'first');
scheduler.run(22);
save('b', 'second');
scheduler.run(40);
