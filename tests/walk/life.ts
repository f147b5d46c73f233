import type { ConnectionManager } from '../../core/index.js';
import type { Choices } from './choices.js';
import { EVENTS, eventName } from './graph.js';
import { Contract, type EventName, type Script, type Transition } from './contract.js';
import { ImpOS, type Answer } from './impos.js';
import type { World } from './worlds.js';

/** The class under test, or a mutation of it. */
export type Core = typeof ConnectionManager;

/** A call of the program. */
export type Op = keyof typeof ops;

/** Something that happens in a turn of its own. */
export interface Action {
  name: string;
  kind: Transition;
  act: (life: Life) => void;
}

const ops = {
  'connect()': ({ manager }: Life) => manager.connect(),
  'disconnect()': ({ manager }: Life) => manager.disconnect(),
  'disconnect(true)': ({ manager }: Life) => manager.disconnect(true),
  'disconnect(false, -1)': ({ manager }: Life) => manager.disconnect(false, -1),
  'isConnected()': (life: Life) => {
    life.isConnected();
  },
  'onNextConnect()': (life: Life) => {
    life.queue(false);
  },
  'connectFor()': (life: Life) => {
    life.queue(true);
  },
  'log()': (life: Life) => {
    life.log();
  },
  register: (life: Life) => {
    life.register('onConnect', 'a');
  },
  'register another': (life: Life) => {
    life.register('onConnect', 'b');
  },
  remove: (life: Life) => {
    life.register('onConnect', 'a', null);
  },
};

const linkComesUp: Action = {
  name: 'the link comes up',
  kind: 'event',
  act: ({ impos }) => {
    impos.changeLink();
  },
};

const linkIsLost: Action = { ...linkComesUp, name: 'the link is lost' };

export const secondPasses: Action = {
  name: 'a second passes',
  kind: 'event',
  act: ({ impos }) => {
    impos.now += 1000;
  },
};

const timerFires: Action = {
  name: 'the timer fires',
  kind: 'timer',
  act: ({ contract, impos }) => {
    const timer = impos.dueTimer();
    if (!timer) return;
    contract.fires(timer.isCheck);
    impos.fire(timer);
  },
};

// Messages differ only by their order, so their numbers are not part of the state.
let messages = 0;

/** A manager on its imp, under observation. The fields are the state. */
export class Life {
  readonly contract: Contract;
  readonly impos: ImpOS;
  readonly manager: ConnectionManager;

  #choices: Choices;
  readonly #world: World;

  constructor(world: World, Base: Core, choices: Choices) {
    this.#world = world;
    this.#choices = choices;
    let manager: ConnectionManager | null = null;
    const field = (name: string): unknown => (manager ? Reflect.get(manager, name) : undefined);
    this.contract = new Contract(world, field);
    this.impos = new ImpOS(world, choices, this.contract, () => eventName(field(EVENTS)));
    this.contract.watch(this.impos, world.settings.startBehavior ?? 0);
    const Observed = observed(Base, this.contract);
    this.manager = manager = new Observed(world.settings, this.impos.makePlatform());
    if (field(EVENTS) === undefined) throw new Error(`The core must have ${EVENTS}.`);
    for (const event of world.listens) this.register(event, 'a');
  }

  /** Returns everything that may happen next. */
  actions(): Action[] {
    const { impos } = this;
    const isDue = impos.dueTimer() !== undefined;
    return [
      ...this.#world.ops.map((op) => this.call(op)),
      ...impos.answers.flatMap((answer) => this.answersOf(answer)),
      impos.online ? linkIsLost : linkComesUp,
      ...(isDue ? [timerFires] : []),
      ...(!isDue || this.#world.isLate ? [secondPasses] : []),
    ];
  }

  /** Names what happens next when impOS behaves from now on and the program does nothing more. */
  usual(): string {
    const { contract, impos } = this;
    if (impos.timers.length === 0) return 'isConnected()';
    if (impos.dueTimer()) return timerFires.name;
    const succeeds = impos.attempting && contract.connecting && contract.age() >= 1000;
    return succeeds ? 'the attempt succeeds' : secondPasses.name;
  }

  exceededBounds(): string[] {
    const { queue, calls, messages } = this.contract;
    const counts = { tasks: queue.length, calls: calls.length, messages: messages.length };
    const { most } = this.#world;
    return (['tasks', 'calls', 'messages'] as const)
      .filter((name) => counts[name] > most[name])
      .map((name) => `more than ${most[name]} ${name}`);
  }

  /**
   * Performs an action in a turn of its own.
   * @returns The rules that it broke.
   */
  turn({ kind, act }: Action, choices: Choices): readonly string[] {
    this.#choices = choices;
    this.impos.begin(choices);
    this.contract.begin(kind);
    let error: unknown = null;
    try {
      act(this);
    } catch (caught) {
      error = caught;
    }
    this.impos.end();
    return this.contract.end(error);
  }

  isConnected(): void {
    const flag: unknown = this.manager.isConnected();
    this.contract.hold(flag === this.contract.connected, 'isConnected() returns the flag');
  }

  queue(isMarked: boolean): void {
    const { contract, manager } = this;
    const task: Script = (...args) => {
      contract.hold(args.length === 0, 'tasks get no arguments');
      contract.taskBegins(task);
      this.runScript();
    };
    contract.queues(task, isMarked);
    if (isMarked) manager.connectFor(task);
    else manager.onNextConnect(task);
  }

  log(): void {
    const message = `#${messages++}`;
    this.contract.logs(message, () => {
      this.manager.log(message);
    });
  }

  register(event: EventName, id: string, callback: Script | null = this.makeCallback()): void {
    this.contract.registers(event, id, callback);
    this.manager[event](callback, id);
  }

  private makeCallback(): Script {
    const callback: Script = (...args) => {
      this.contract.callbackBegins(callback, args);
      this.runScript();
    };
    return callback;
  }

  // Callbacks and tasks make their calls and then return or throw.
  private runScript(): void {
    const { scripts, scriptLength } = this.#world;
    for (let i = 0; i < scriptLength; i++) {
      const op = this.#choices.take(['', ...scripts]);
      if (op === '') break;
      this.perform(op);
    }
    const error = this.#choices.take(['', 'throws']) === '' ? null : new Error('oops');
    this.contract.scriptEnds(error);
    if (error) throw error;
  }

  private perform(op: Op): void {
    this.contract.program(1);
    ops[op](this);
    this.contract.program(-1);
  }

  private call(op: Op): Action {
    return {
      name: op,
      kind: 'call',
      act: () => {
        this.perform(op);
      },
    };
  }

  private answersOf(answer: Answer): Action[] {
    const name = this.contract.isCurrent(answer) ? 'the attempt' : 'an old attempt';
    return [true, false].map((isSuccess) => ({
      name: `${name} ${isSuccess ? 'succeeds' : 'fails'}`,
      kind: 'answer',
      act: () => {
        this.impos.answer(answer, isSuccess);
      },
    }));
  }
}

function observed(Base: Core, contract: Contract): Core {
  return class extends Base {
    override connect(): boolean {
      return contract.connects(() => super.connect());
    }

    override disconnect(isForced = false, flushTimeout = 30): boolean {
      return contract.disconnects(isForced, flushTimeout, () =>
        super.disconnect(isForced, flushTimeout),
      );
    }
  };
}
