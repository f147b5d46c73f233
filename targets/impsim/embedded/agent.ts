import {
  createEngine,
  decodeText,
  SquirrelError,
  type Engine,
  type Value,
} from '../../squirrel/engine/engine.js';
import type { AgentError, AgentGlobals, AgentProgram } from '../agent/agent.js';
import type { AgentWorld } from '../agent/imp-with-agent.js';
import type { SquirrelSource } from '../squirrel-source.js';
import { Bridge } from './bridge.js';
import { compileSource, framesIn, RootContents, textOf } from './source.js';
import { TestSession, type TestHost, type TestOptions } from './test-session.js';

/** What goes on beside an agent. */
export interface AgentOptions {
  onPrint?: ((text: string) => void) | undefined;
  tests?: TestOptions | null | undefined;
  /** Called after the last test. */
  onTestsEnd?: () => void;
}

/** Steps of one call after which an agent hangs. */
const MOST_STEPS = 100_000_000;

/** The functions of `http` whose texts are bytes. */
const OF_BYTES = ['base64encode', 'base64decode'] as const;

/** An agent in Squirrel, in an engine of its own. */
export class EmbeddedAgent implements AgentProgram {
  private readonly engine: Engine;
  private readonly bridge: Bridge;
  private readonly program: Value;
  private readonly contents: RootContents;
  private steps = 0;
  private hang: string | null = null;
  private thrown: SquirrelError | null = null;
  private wakeup: AgentGlobals['imp']['wakeup'] | null = null;
  /** Its tests; null for none. */
  readonly session: TestSession | null = null;

  constructor(
    private readonly source: SquirrelSource,
    world: AgentWorld,
    { onPrint = () => undefined, tests = null, onTestsEnd = () => undefined }: AgentOptions,
  ) {
    this.engine = createEngine({
      time: () => world.time(),
      processTime: () => world.now() / 1000,
      chance: () => world.math.rand() / 2 ** 31,
      print: (bytes) => {
        onPrint(decodeText(bytes));
      },
      printError: (bytes) => {
        onPrint(decodeText(bytes));
      },
      onSteps: (steps) => {
        this.countSteps(steps);
      },
    });
    const afterCall = () => {
      this.steps = 0;
    };
    this.bridge = new Bridge(this.engine, afterCall, (error) => {
      this.thrown = error;
    });
    if (tests?.side === 'agent') this.session = this.makeSession(tests, world, onTestsEnd);
    this.contents = new RootContents(this.engine);
    this.program = compileSource(this.engine, source);
  }

  start({ device, server, http, ...globals }: AgentGlobals): void {
    this.contents.restore();
    const { bridge, engine } = this;
    for (const [name, value] of Object.entries(globals)) {
      engine.setGlobal(name, bridge.toSquirrel(value, 'utf8'));
    }
    this.setModule('device', device, { send: device.send });
    this.setModule('server', server, { save: server.save });
    this.setModule('http', http, {});
    for (const name of OF_BYTES) {
      const host = http[name] as (...given: unknown[]) => unknown;
      bridge.object(http, 'utf8').put(name, bridge.native(name, host, 'bytes'));
    }
    this.wakeup = globals.imp.wakeup;
    bridge.call(this.program, []);
    this.session?.begin();
  }

  private makeSession(tests: TestOptions, world: AgentWorld, onEnd: () => void): TestSession {
    const host: TestHost = {
      engine: this.engine,
      now: () => world.now(),
      recorded: () => world.recorded(),
      schedule: (milliseconds, callback) => {
        this.wakeup!(milliseconds / 1000, callback);
      },
      framesOf: (error) => framesIn(this.source, error),
      textOf: (value) => textOf(this.bridge, value),
      isOnline: () => world.link() === 'online',
      end: onEnd,
    };
    return new TestSession(host, tests);
  }

  /** @param senders - Its functions whose data keeps its floats. */
  private setModule(
    name: string,
    module: object,
    senders: Readonly<Record<string, (...given: never[]) => unknown>>,
  ): void {
    const table = this.bridge.object(module, 'utf8');
    for (const [member, host] of Object.entries(senders)) {
      table.put(member, this.bridge.sender(member, host as (...given: unknown[]) => unknown));
    }
    this.engine.setGlobal(name, table);
  }

  describe(error: unknown): AgentError {
    if (this.hang !== null) throw new Error(this.hang);
    const thrown = this.thrown ?? (error instanceof SquirrelError ? error : null);
    this.thrown = null;
    if (thrown === null) throw error;
    const { value } = thrown;
    const text = typeof value === 'string' ? thrown.message : this.bridge.data(value);
    const frames = framesIn(this.source, thrown);
    this.session?.noteDeath(textOf(this.bridge, value), frames);
    return { error: text, frames };
  }

  private countSteps(steps: number): void {
    this.steps += steps;
    if (this.steps < MOST_STEPS) return;
    this.hang =
      'The agent hangs: it has computed for long without calling impOS. Does it loop without end?';
    this.engine.halt(this.hang);
  }
}
