// A typed finite state machine for a door lock.

type State = 'locked' | 'unlocked' | 'open' | 'alarm';
type Event =
  | { type: 'code'; digits: string }
  | { type: 'push' }
  | { type: 'close' }
  | { type: 'timeout'; after: number }
  | { type: 'reset' };

interface Context {
  attempts: number;
  log: string[];
}

type Transition = {
  target: State;
  guard?: (ctx: Context, event: Event) => boolean;
  action?: (ctx: Context, event: Event) => void;
};

type Config = {
  [S in State]: {
    on: Partial<Record<Event['type'], Transition[]>>;
    entry?: (ctx: Context) => void;
  };
};

const CODE = '4711';
const MAX_ATTEMPTS = 3;

const config: Config = {
  locked: {
    on: {
      code: [
        {
          target: 'unlocked',
          guard: (_, event) => event.type === 'code' && event.digits === CODE,
          action: (ctx) => {
            ctx.attempts = 0;
          },
        },
        {
          target: 'alarm',
          guard: ({ attempts }) => attempts + 1 >= MAX_ATTEMPTS,
        },
        { target: 'locked', action: (ctx) => ctx.attempts++ },
      ],
    },
  },
  unlocked: {
    on: {
      push: [{ target: 'open' }],
      timeout: [{ target: 'locked' }],
    },
    entry: (ctx) => ctx.log.push('beep'),
  },
  open: { on: { close: [{ target: 'locked' }] } },
  alarm: {
    on: { reset: [{ target: 'locked', action: (ctx) => (ctx.attempts = 0) }] },
    entry: (ctx) => {
      ctx.log.push('SIREN');
    },
  },
};

class Machine {
  private listeners: Array<(from: State, to: State) => void> = [];
  readonly context: Context = { attempts: 0, log: [] };

  constructor(
    private readonly config: Config,
    public state: State,
  ) {}

  onTransition(listener: (from: State, to: State) => void): () => void {
    this.listeners.push(listener);
    return () => {
      this.listeners = this.listeners.filter((l) => l !== listener);
    };
  }

  send(event: Event): boolean {
    const transitions = this.config[this.state].on[event.type];
    if (!transitions) return false;
    for (const { target, guard, action } of transitions) {
      if (guard && !guard(this.context, event)) continue;
      action?.(this.context, event);
      const from = this.state;
      this.state = target;
      if (from !== target) {
        this.config[target].entry?.(this.context);
        this.listeners.forEach((listener) => listener(from, target));
      }
      return true;
    }
    return false;
  }
}

const lock = new Machine(config, 'locked');
const unsubscribe = lock.onTransition((from, to) => console.log(`${from} -> ${to}`));
const events: Event[] = [
  { type: 'push' },
  { type: 'code', digits: '0000' },
  { type: 'code', digits: CODE },
  { type: 'push' },
  { type: 'close' },
  { type: 'code', digits: '1' },
  { type: 'code', digits: '2' },
  { type: 'code', digits: '3' },
  { type: 'code', digits: CODE },
  { type: 'reset' },
];
for (const event of events) {
  if (!lock.send(event)) console.log(`${event.type} ignored in ${lock.state}`);
}
unsubscribe();
lock.send({ type: 'code', digits: CODE });
console.log(lock.state, lock.context.attempts, lock.context.log.join(','));
