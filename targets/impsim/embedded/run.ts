/** Device programs in Squirrel, in the embedded engine. */
import {
  SquirrelError,
  Table,
  type DebugSettings,
  type Engine,
  type Value,
} from '../../squirrel/engine/engine.js';
import { createEngine, decodeText } from '../../squirrel/engine/engine.js';
import type { DeviceScenario } from '../../simulator/device-imp.js';
import type { ModelEvent, Scenario } from '../../simulator/imp.js';
import { globalsOf } from '../globals.js';
import type { Agent } from '../agent/agent.js';
import { ImpWithAgent } from '../agent/imp-with-agent.js';
import { stopsOf, type Run, type RunOptions, type Uncaught } from '../run.js';
import type { SquirrelSource } from '../squirrel-source.js';
import { watchText } from '../squirrel-watch.js';
import { Bridge, plainData } from './bridge.js';
import { ProgramMemory } from './program-memory.js';
import { compileSource, framesIn, placeOfFunction, RootContents, textOf } from './source.js';
import { TestSession, type TestHost, type TestOptions } from './test-session.js';

/** And what watches it. */
const WATCH_FILE = 'watch.nut';

/** How many steps of a program take a millisecond: an imp is slower than this computer. */
const STEPS_PER_MILLISECOND = 1000;

/** Milliseconds without a call of impOS after which a program hangs. */
const MOST_BUSY = 100_000;

/** Milliseconds that a call of `print()` or `error()` counts towards that. */
const WORK_OF_PRINT = 10;

const HANG = `The program hangs: it has computed for ${MOST_BUSY / 1000} s without calling impOS. Does it loop without end?`;

/**
 * Compiles a program. If that fails, each of its libraries is compiled by itself: an unclosed one fails
 * only in what comes after it.
 * @throws ProgramError with the place, when it does not compile.
 */
export function checkProgram(source: SquirrelSource): void {
  try {
    compileSource(createEngine(), source);
  } catch (error) {
    for (const library of source.libraries ?? []) compileSource(createEngine(), library);
    throw error;
  }
}

/** A simulated imp whose program runs in the embedded engine. */
class EmbeddedImp extends ImpWithAgent {
  /** Called when a program has ended. */
  whenEnded: (() => void) | null = null;

  constructor(scenario: DeviceScenario, root: object) {
    super(scenario, { root });
  }

  /** Lets time pass while the program computes. */
  compute(milliseconds: number): void {
    this._parts.scheduler.pause(milliseconds);
  }

  override onEnd(callback: (() => void) | null): void {
    super.onEnd(() => {
      callback?.();
      this.whenEnded?.();
    });
  }

  /** Starts the program again if it takes too much memory; returns whether it does. */
  checkMemory(): boolean {
    const { scheduler } = this._parts;
    scheduler.afterCall?.();
    return scheduler.isOff();
  }

  /** Squirrel has floats. */
  protected override fromAgent(data: unknown): unknown {
    return data;
  }

  /** Calls back in a turn of the program, which is lost when the program ends. */
  schedule(milliseconds: number, callback: () => void): void {
    const { scheduler } = this._parts;
    scheduler.callAt(scheduler.later(milliseconds), callback);
  }

  /** Ends the program without a death. */
  stop(): void {
    this._parts.scheduler.powerOff();
  }
}

/** Runs a program on an imp of its own. */
export class EmbeddedRun {
  private readonly engine: Engine;
  private readonly imp: EmbeddedImp;
  private readonly bridge: Bridge;
  private readonly memory: ProgramMemory;
  private readonly uncaught: Uncaught[] = [];
  private readonly settings = new Table(0);
  private end = 0;
  private busy = 0;
  private hang: string | null = null;
  private isOver = false;
  private finish: Value = null;
  private thrown: SquirrelError | null = null;
  private agent: Agent | null = null;
  private session: TestSession | null = null;

  constructor(
    private readonly source: SquirrelSource,
    private readonly scenario: Scenario,
    private readonly options: RunOptions,
    private readonly debug: DebugSettings = {},
  ) {
    this.engine = createEngine({
      time: () => this.imp.platform.time(),
      processTime: () => this.imp.now() / 1000,
      // The engine has as many random numbers as the imp.
      chance: () => this.imp.platform.math.rand() / 2 ** 31,
      print: (bytes) => {
        this.print(decodeText(bytes));
      },
      printError: (bytes) => {
        this.print(decodeText(bytes));
      },
      stepsAtATime: STEPS_PER_MILLISECOND,
      onSteps: () => {
        this.compute();
      },
    });
    this.imp = new EmbeddedImp(scenario, rootOf(this.engine));
    const afterCall = () => {
      this.afterCall();
    };
    this.bridge = new Bridge(this.engine, afterCall, (error) => {
      this.thrown = error;
      this.placeEnd(error);
    });
    const now = () => this.imp.now();
    const freeFiles = new Set([WATCH_FILE]);
    this.memory = new ProgramMemory(this.engine, now, this.bridge.held, freeFiles);
    this.imp.measureMemory(() => this.memory.size());
    this.imp.whenEnded = () => {
      this.memory.end();
    };
    this.imp.onUncaught(() => {
      this.note();
    });
  }

  run(): Run {
    const { seconds, isWatched = false, onProgress } = this.options;
    this.end = seconds * 1000;
    this.fillRoot();
    if (isWatched) this.watch();
    if (this.options.tests?.side === 'device') this.session = this.makeSession(this.options.tests);
    const contents = new RootContents(this.engine);
    const program = compileSource(this.engine, this.source, this.debug);
    let failure: string | null = null;
    try {
      this.startAgent();
      this.imp.start(() => {
        if (this.isOver) return;
        this.restart(contents);
        this.bridge.call(program, []);
        if (this.options.tests?.side === 'device') this.session?.begin();
      });
      for (const stop of stopsOf(seconds)) {
        onProgress?.(this.imp.now());
        if (!this.isOver) this.imp.runUntil(stop);
      }
    } catch (error) {
      failure = (error as Error).message;
    }
    return this.result(this.hang ?? failure);
  }

  private startAgent(): void {
    const { agent, tests, onPrint, startAgent } = this.options;
    if (agent == null) return;
    if (startAgent === undefined) throw new Error('Agents do not run here.');
    const onTestsEnd = () => {
      this.stop();
    };
    const started = startAgent(agent, this.imp, this.scenario, { onPrint, tests, onTestsEnd });
    this.agent = started.agent;
    this.session ??= started.session;
  }

  private makeSession(options: TestOptions): TestSession {
    const { bridge, engine, imp } = this;
    const host: TestHost = {
      engine,
      now: () => imp.now(),
      recorded: () => imp.trace.length,
      schedule: (milliseconds, callback) => {
        imp.schedule(milliseconds, callback);
      },
      framesOf: (error) => framesIn(this.source, error),
      textOf: (value) => textOf(bridge, value),
      isOnline: () => imp.link() === 'online',
      end: () => {
        this.stop();
      },
    };
    return new TestSession(host, options);
  }

  /** Ends the run. */
  private stop(): void {
    this.isOver = true;
    this.imp.stop();
  }

  private result(failure: string | null): Run {
    if (this.finish !== null) this.engine.call(this.finish, null);
    this.session?.finish();
    return {
      trace: this.imp.trace,
      settings: [...this.settings.entries()].map(([name]) => decodeText(name as string)),
      uncaught: [...this.uncaught, ...(this.agent?.uncaught ?? [])],
      mostTimers: this.imp.mostTimers(),
      reached: Math.min(this.imp.now(), this.end),
      failure,
      ...(this.session === null ? {} : { tests: this.session.results }),
    };
  }

  /** Puts impOS into the root table, but for the modules, which each start gets anew. */
  private fillRoot(): void {
    const { bridge, engine, imp } = this;
    for (const [name, value] of membersOf(globalsOf(imp))) {
      if (name === 'blob' || name === 'getroottable' || typeof value === 'object') continue;
      engine.setGlobal(
        name,
        typeof value === 'function'
          ? bridge.native(name, value as (...given: unknown[]) => unknown, 'utf8')
          : bridge.toSquirrel(value, 'utf8'),
      );
    }
  }

  private renewModules(): void {
    this.imp.renewModules();
    const { server, imp, hardware, agent } = this.imp.platform;
    for (const [name, module] of Object.entries({ server, imp, hardware, agent })) {
      const texts = name === 'hardware' ? 'bytes' : 'utf8';
      this.engine.setGlobal(name, this.bridge.object(module, texts));
    }
    const getFree = () => {
      this.memory.measure();
      return imp.getmemoryfree();
    };
    const table = this.bridge.object(imp, 'utf8');
    table.put('getmemoryfree', this.bridge.native('getmemoryfree', getFree, 'utf8'));
    if (this.agent !== null) this.keepFloats(agent);
  }

  /** What a program sends to a real agent keeps its floats. */
  private keepFloats(agent: object): void {
    const send = (name: unknown, data: unknown) =>
      this.imp.sendAs(name as string, plainData(data), data);
    this.bridge.object(agent, 'utf8').put('send', this.bridge.sender('send', send));
  }

  /** What a program has put into the root table is gone when it starts again. */
  private restart(contents: RootContents): void {
    contents.restore(['nv']);
    this.renewModules();
    this.bridge.held.clear();
    this.memory.start();
  }

  private watch(): void {
    const { bridge, engine, imp } = this;
    const simulated = new Table(0)
      .put(
        'now',
        bridge.native('now', () => imp.now(), 'utf8'),
      )
      .put('record', bridge.native('record', record, 'utf8'))
      .put('onEnd', bridge.native('onEnd', onEnd, 'utf8'));
    function record(event: unknown): void {
      imp.record(event as ModelEvent);
    }
    function onEnd(callback: unknown): void {
      imp.onEnd(callback as () => void);
    }
    const placeOf = engine.function('placeOf', (_, callee = null) => {
      return bridge.toSquirrel(placeOfFunction(this.source, callee), 'utf8');
    });
    const text = `local root = this; local simulated = vargv[0]; local settings = vargv[1];
local placeOf = vargv[2];
${watchText('this')}
return finish;`;
    const code = `return function(...) {\n${text}\n};`;
    const start = engine.run(code, WATCH_FILE);
    this.finish = engine.call(start, engine.root, [simulated, this.settings, placeOf]);
  }

  /** Time passes while a program computes. */
  private compute(): void {
    this.imp.compute(1);
    this.work(1);
    if (this.imp.checkMemory()) this.engine.halt('out of memory');
    this.stopAtEnd();
  }

  /** A line takes no time of the imp, but a program that prints without end hangs, too. */
  private print(text: string): void {
    this.options.onPrint?.(text);
    this.work(WORK_OF_PRINT);
  }

  /** Stops a program that has worked for too long. */
  private work(milliseconds: number): void {
    this.busy += milliseconds;
    if (this.busy <= MOST_BUSY) return;
    this.isOver = true;
    this.hang = HANG;
    this.engine.halt(HANG);
  }

  private afterCall(): void {
    this.busy = 0;
    this.stopAtEnd();
  }

  /** A program that never returns, such as one that loops over `imp.sleep()`, ends with the run. */
  private stopAtEnd(): void {
    if (this.imp.now() <= this.end) return;
    this.stop();
    this.engine.halt('the end of the run');
  }

  /** The program may have ended itself just now: only the way out of it says where. */
  private placeEnd(error: SquirrelError): void {
    const { trace } = this.imp;
    for (let i = trace.length - 1; trace[i]?.at === trace.at(-1)?.at && i >= 0; i--) {
      const event = trace[i]!;
      if (event.kind !== 'end') continue;
      const [frame] = framesIn(this.source, error);
      if (frame !== undefined) event.place ??= { file: frame.file, line: frame.line };
      return;
    }
  }

  private note(): void {
    const { thrown } = this;
    this.thrown = null;
    if (thrown === null) return;
    const frames = framesIn(this.source, thrown);
    this.uncaught.push({ event: this.imp.trace.length, frames });
    if (this.options.tests?.side === 'device') {
      this.session?.noteDeath(textOf(this.bridge, thrown.value), frames);
    }
  }
}

/** The root table, as the simulated imp sees it: it keeps `nv` there. */
function rootOf({ root }: Engine): object {
  return new Proxy(
    {},
    {
      get: (_, name) => (typeof name === 'string' ? (root.get(name) ?? undefined) : undefined),
      set: (_, name, value: Value) => {
        root.put(name as string, value);
        return true;
      },
      deleteProperty: (_, name) => {
        if (root.get(name as string) !== undefined) root.remove(name as string);
        return true;
      },
    },
  );
}

/** All members of an object, also those that it inherits. */
function membersOf(object: object): [string, unknown][] {
  const members: [string, unknown][] = [];
  for (const name in object) members.push([name, Reflect.get(object, name) as unknown]);
  return members;
}
