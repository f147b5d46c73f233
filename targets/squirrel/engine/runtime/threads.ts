import { call, completed } from './calls.js';
import { Suspension } from './coroutines.js';
import { raise, Thrown } from './errors.js';
import { emptySlots } from './slots.js';
import {
  Closure,
  delegates,
  HeapObject,
  nameType,
  type Callable,
  type Table,
  type Value,
} from './values.js';

export type ThreadStatus = 'idle' | 'running' | 'suspended';

/** A function that runs up to where it suspends itself, and goes on when it is woken up. */
export class Thread extends HeapObject {
  status: ThreadStatus = 'idle';
  private steps: Generator<Suspension, Value, Value> | null = null;

  constructor(
    private readonly callable: Callable,
    private readonly root: Table,
  ) {
    super(delegates.thread, emptySlots);
  }

  start(args: Value[]): Value {
    const { callable, root } = this;
    if (!(callable instanceof Closure) || !callable.parts.info.isCoroutine) {
      return call(callable, root, args);
    }
    const steps = callable.code(root, ...completed(callable, args));
    this.steps = steps as unknown as Generator<Suspension, Value, Value>;
    return this.run(() => this.steps!.next(null));
  }

  wakeUp(value: Value): Value {
    this.checkSuspended();
    return this.run(() => this.steps!.next(value));
  }

  wakeUpThrowing(value: Value): Value {
    this.checkSuspended();
    return this.run(() => this.steps!.throw(new Thrown(value)));
  }

  private checkSuspended(): void {
    if (this.status !== 'suspended') raise(`cannot wakeup a ${this.status} thread`);
  }

  /** Runs up to the next suspension, whose value is the result, or to the end. */
  private run(step: () => IteratorResult<Suspension, Value>): Value {
    this.status = 'running';
    try {
      const result = step();
      this.status = result.done ? 'idle' : 'suspended';
      return result.done ? result.value : result.value.value;
    } catch (error) {
      this.status = 'idle';
      throw error;
    }
  }
}
nameType(Thread, 'thread');

/** What `suspend()` returns: the call of it in a program with threads hands it on. */
class SuspendRequest extends HeapObject {
  constructor(readonly value: Value) {
    super(emptySlots, emptySlots);
  }
}

/** `suspend(value)` */
export function suspend(value: Value): Value {
  return new SuspendRequest(value);
}

/** Calls a function in a program with threads. */
export function* callSteps(
  callee: Value,
  self: Value,
  args: Value[],
): Generator<Suspension, Value, Value> {
  if (callee instanceof Closure && callee.parts.info.isCoroutine) {
    const steps = callee.code(self, ...completed(callee, args)) as unknown;
    return yield* steps as Generator<Suspension, Value, Value>;
  }
  const result = call(callee, self, args);
  return result instanceof SuspendRequest ? yield new Suspension(result.value) : result;
}
