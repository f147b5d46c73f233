// A connection as a state machine: states are texts, signals are numbers.

declare function print(text: string): void;

enum State {
  Offline = 'offline',
  Connecting = 'connecting',
  Online = 'online',
  Failed = 'failed',
}

// Numbers go on from the value before them.
enum Signal {
  Connect,
  Up,
  Down = 10,
  Timeout,
  Reset = -1,
  Tick,
}

const enum Level {
  Debug = 1,
  Info,
  Error = 8,
}

class Machine {
  state = State.Offline;
  attempts = 0;
  private readonly maxAttempts: number;
  private readonly visits: { [state: string]: number };

  constructor(maxAttempts: number) {
    this.maxAttempts = maxAttempts;
    this.visits = {};
  }

  /** True when the signal meant something in this state. */
  handle(signal: Signal): boolean {
    const before = this.state;
    const known = this.step(signal);
    if (this.state !== before) {
      if (this.state in this.visits) {
        this.visits[this.state]++;
      } else {
        this.visits[this.state] = 1;
      }
    }
    return known;
  }

  visited(state: State): number {
    return state in this.visits ? this.visits[state] : 0;
  }

  private step(signal: Signal): boolean {
    if (signal === Signal.Reset) {
      this.state = State.Offline;
      this.attempts = 0;
      return true;
    }
    switch (this.state) {
      case State.Offline:
        if (signal !== Signal.Connect) return false;
        this.state = State.Connecting;
        this.attempts = 1;
        return true;
      case State.Connecting:
        switch (signal) {
          case Signal.Up:
            this.state = State.Online;
            return true;
          case Signal.Timeout:
          case Signal.Down:
            if (this.attempts < this.maxAttempts) {
              this.attempts++;
            } else {
              this.state = State.Failed;
            }
            return true;
          default:
            return false;
        }
      case State.Online:
        if (signal === Signal.Down) this.state = State.Offline;
        return signal === Signal.Down;
      default:
        return false;
    }
  }
}

/** What a signal costs: each kind also pays for the kinds below it. */
function cost(signal: Signal): number {
  let total = 0;
  switch (signal) {
    case Signal.Timeout:
      total += 100;
    // falls through
    case Signal.Down:
      total += 10;
    // falls through
    case Signal.Up:
      total += 1;
      break;
    case Signal.Reset:
      return -1;
    default:
      total = 5;
  }
  return total;
}

function label(level: Level): string {
  switch (level) {
    case Level.Error:
      return 'error';
    case Level.Info:
      return 'info';
    default:
      return 'debug';
  }
}

const machine = new Machine(2);
const signals = [
  Signal.Up,
  Signal.Connect,
  Signal.Timeout,
  Signal.Up,
  Signal.Tick,
  Signal.Down,
  Signal.Connect,
  Signal.Down,
  Signal.Connect,
  Signal.Timeout,
  Signal.Up,
  Signal.Reset,
];
for (const signal of signals) {
  const known = machine.handle(signal);
  const note = known ? '' : ' (ignored)';
  print(`${signal} -> ${machine.state}${note}, attempts ${machine.attempts}\n`);
}
const states = [State.Offline, State.Connecting, State.Online, State.Failed];
print(`${states.map((state) => `${state} ${machine.visited(state)}`).join(', ')}\n`);

const all = [Signal.Connect, Signal.Up, Signal.Down, Signal.Timeout, Signal.Reset, Signal.Tick];
print(`values ${all.join(' ')}\n`);
print(`costs ${all.map(cost).join(' ')}\n`);
print(`levels ${[Level.Debug, Level.Info, Level.Error].map(label).join(' ')}\n`);

// A switch inside a loop: continue belongs to the loop, break to the switch.
let path = '';
for (const state of states) {
  switch (state) {
    case State.Connecting:
      continue;
    case State.Online:
      path += '!';
      break;
    default:
      path += state.slice(0, 1);
  }
  path += '.';
}
print(`${path}\n`);
