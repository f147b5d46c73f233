/** impUnit's part in a test run: calls the tests of a program one after the other. */
import {
  Callable,
  ClassObject,
  Instance,
  SquirrelError,
  Thrown,
  type Engine,
  type Value,
} from '../../squirrel/engine/engine.js';
import type { Frame } from '../run.js';

/** Why a test failed. */
export interface TestFailure {
  readonly message: string;
  /** Where, the innermost place first. */
  readonly frames: readonly Frame[];
}

/** How a test went. */
export interface TestResult {
  /** `Class.method`. */
  readonly name: string;
  /** When it began and ended: milliseconds since the start. */
  readonly from: number;
  readonly to: number;
  /** The records of the trace that were made meanwhile: the first, and the first after it. */
  readonly records: readonly [number, number];
  /** Null when it passed. */
  readonly failure: TestFailure | null;
  /** What it printed with `info()`. */
  readonly info: readonly string[];
}

/** How tests are run. */
export interface TestOptions {
  /** Where they run. */
  readonly side: 'device' | 'agent';
  /** Seconds that a test may take. */
  readonly timeout: number;
  /** Whether a test may leave the imp offline. */
  readonly allowDisconnect: boolean;
  /** Whether the first failure is the last test. */
  readonly stopOnFail: boolean;
  /** Only tests whose name has this in it; empty for all. */
  readonly filter: string;
}

/** The program whose tests are run. */
export interface TestHost {
  readonly engine: Engine;
  /** Milliseconds since the start. */
  now(): number;
  /** The number of records in the trace. */
  recorded(): number;
  /** Calls back in a turn of the program, which is lost when the program ends. */
  schedule(milliseconds: number, callback: () => void): void;
  framesOf(error: SquirrelError): Frame[];
  textOf(value: Value): string;
  isOnline(): boolean;
  /** Called after the last test. */
  end(): void;
}

/** A method of a test case that is to be called. */
interface Test {
  readonly className: string;
  readonly method: string;
}

const INFO = 'impsimTestInfo';

export class TestSession {
  readonly results: TestResult[] = [];
  private queue: Test[] | null = null;
  private current: Test | null = null;
  private isSettled = true;
  private from = 0;
  private firstRecord = 0;
  private info: string[] = [];
  private instance: Instance | null = null;
  private instanceOf = '';
  private death: TestFailure | null = null;

  constructor(
    private readonly host: TestHost,
    private readonly options: TestOptions,
  ) {
    const { engine } = host;
    const info = engine.function(INFO, (_, text) => {
      this.info.push(host.textOf(text ?? null));
      return null;
    });
    engine.setGlobal(INFO, info);
  }

  /** The program has started: the first time, or again. */
  begin(): void {
    this.queue ??= this.findTests();
    this.instance = null;
    if (this.current !== null && !this.isSettled) {
      const restarted = { message: 'the program restarted during the test', frames: [] };
      this.settle(this.death ?? restarted);
    } else this.scheduleNext();
  }

  /** The program has died. Without a first start there are no tests. */
  noteDeath(message: string, frames: readonly Frame[]): void {
    this.death = { message: `the program died: ${message}`, frames };
    if (this.queue !== null) return;
    this.queue = [];
    this.current = { className: 'start', method: '' };
    this.record(this.death);
    this.host.end();
  }

  /** The run is over. */
  finish(): void {
    if (this.current !== null && !this.isSettled) {
      this.record(this.death ?? { message: 'the run ended during the test', frames: [] });
    }
    for (const test of this.queue ?? []) {
      this.current = test;
      this.from = this.host.now();
      this.record({ message: 'the run ended before the test', frames: [] });
    }
    this.queue = [];
  }

  private findTests(): Test[] {
    const { root } = this.host.engine;
    const base = root.get('ImpTestCase');
    const tests = [...root.entries()].flatMap(([name, value]) => {
      if (!(value instanceof ClassObject) || !isBasedOn(value, base)) return [];
      const methods = Object.keys(value.methods).filter((each) => each.startsWith('test'));
      return methods.map((method) => ({ className: name as string, method }));
    });
    // A root table has no order that people know.
    return tests
      .filter((test) => nameOf(test).includes(this.options.filter))
      .sort((one, other) =>
        one.className < other.className ? -1 : one.className > other.className ? 1 : 0,
      );
  }

  private scheduleNext(): void {
    this.host.schedule(0, () => {
      this.next();
    });
  }

  private next(): void {
    const test = this.queue![0];
    if (this.instance !== null && test?.className !== this.instanceOf) this.tearDown();
    else if (test === undefined) this.host.end();
    else if (this.instance === null) this.setUp(test);
    else {
      this.queue!.shift();
      this.start(test);
    }
  }

  private setUp(test: Test): void {
    const { engine } = this.host;
    const setUp = { ...test, method: 'setUp' };
    this.begins(setUp);
    const made = this.attempt(() => {
      this.instance = engine.call(engine.root.get(test.className) ?? null, null) as Instance;
      this.instanceOf = test.className;
    });
    if (made) this.callMethod(setUp);
  }

  private tearDown(): void {
    const test = { className: this.instanceOf, method: 'tearDown' };
    this.begins(test);
    this.callMethod(test);
  }

  private start(test: Test): void {
    this.begins(test);
    this.callMethod(test);
  }

  private begins(test: Test): void {
    this.current = test;
    this.isSettled = false;
    this.from = this.host.now();
    this.firstRecord = this.host.recorded();
    this.info = [];
    this.death = null;
    const { timeout } = this.options;
    this.host.schedule(timeout * 1000, () => {
      if (this.current === test && !this.isSettled) {
        this.settle({ message: `it takes longer than ${timeout} s`, frames: [] });
      }
    });
  }

  private callMethod(test: Test): void {
    const instance = this.instance!;
    const method = instance.slots[test.method];
    if (!(method instanceof Callable)) {
      this.settle(null);
      return;
    }
    this.attempt(() => {
      const result = this.host.engine.call(method, instance);
      const then = result instanceof Instance ? result.slots['then'] : undefined;
      if (then instanceof Callable) this.await(test, result, then);
      else this.settle(null);
    });
  }

  private await(test: Test, promise: Value, then: Callable): void {
    const { engine } = this.host;
    const settle = (failure: TestFailure | null) => {
      if (this.current === test && !this.isSettled) this.settle(failure);
      return null;
    };
    const resolve = engine.function('resolve', () => settle(null));
    const reject = engine.function('reject', (_, reason) =>
      settle({ message: this.host.textOf(reason ?? null), frames: [] }),
    );
    engine.call(then, promise, [resolve, reject]);
  }

  /** Does something that may throw, which ends the test; returns whether it did not. */
  private attempt(act: () => void): boolean {
    this.host.engine.restartSteps();
    try {
      act();
      return true;
    } catch (error) {
      if (!(error instanceof SquirrelError) || !(error.cause instanceof Thrown)) throw error;
      const frames = this.host.framesOf(error);
      this.settle({ message: this.host.textOf(error.value), frames });
      return false;
    }
  }

  private settle(failure: TestFailure | null): void {
    const { method } = this.current!;
    const isTest = method !== 'setUp' && method !== 'tearDown';
    this.isSettled = true;
    if (method === 'setUp' && failure !== null) this.failCase(failure);
    else if (isTest || failure !== null) this.record(failure ?? this.offline());
    if (method === 'tearDown') this.instance = null;
    this.scheduleNext();
  }

  private offline(): TestFailure | null {
    if (this.options.allowDisconnect || this.host.isOnline()) return null;
    const message = 'the imp is offline after the test: set "allowDisconnect" in .impt.test';
    return { message, frames: [] };
  }

  /** Without setUp() no test of a case can run. */
  private failCase(failure: TestFailure): void {
    const { className } = this.current!;
    const message = `setUp: ${failure.message}`;
    while (this.queue![0]?.className === className) {
      this.current = this.queue!.shift()!;
      this.record({ ...failure, message });
    }
    this.instance = null;
  }

  private record(failure: TestFailure | null): void {
    const { from, info } = this;
    const name = nameOf(this.current!);
    const records = [this.firstRecord, this.host.recorded()] as const;
    this.results.push({ name, from, to: this.host.now(), records, failure, info });
    this.isSettled = true;
    if (failure !== null && this.options.stopOnFail) this.queue = [];
  }
}

function nameOf({ className, method }: Test): string {
  return method === '' ? className : `${className}.${method}`;
}

function isBasedOn(value: ClassObject, base: Value | undefined): boolean {
  for (let each = value.base; each !== null; each = each.base) if (each === base) return true;
  return false;
}
