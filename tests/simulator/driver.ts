import type { SimulatedImp, SimulatedPlatform } from '../../targets/simulator/imp.js';
import type { Failure, Outcome } from '../../targets/simulator/outcomes.js';

/** One thing that a feature does: a call of the program, or something that happens to the imp. */
export interface Action {
  act: string;
  /** The arguments, as words, and those of them that are numbers. */
  words: string[];
  numbers: number[];
  /** The arguments as they stand. */
  text: string;
}

/** An action at so many seconds since the start. */
export interface Step extends Action {
  at: number;
}

/** What a feature does. */
export interface Program {
  /** What the program does whenever it starts. */
  start: Action[];
  steps: Step[];
  /** What callbacks do, by name; what has no script does nothing. */
  scripts: Record<string, Action[]>;
  seconds: number;
}

/** What a program keeps over a sleep. */
interface Root {
  nv?: { count: number };
}

/** The first argument: a number, or what a program may give by mistake, a text or null. */
function secondsOf(action: Action): number {
  if (action.numbers.length > 0) return action.numbers[0]!;
  const word = action.words[0]!;
  return (word === 'null' ? null : word) as unknown as number;
}

/** Runs a feature on a simulated imp: in Node, or, generated, in a Squirrel machine. */
export class FeatureDriver {
  private readonly _imp: SimulatedImp;
  private readonly _platform: SimulatedPlatform;
  private readonly _root: Root;
  private readonly _program: Program;
  private _timer: object | number | null = null;
  private _bytes = 0;

  /** @param root - What was given to the simulated imp. */
  constructor(imp: SimulatedImp, root: object, program: Program) {
    this._imp = imp;
    this._platform = imp.platform;
    this._root = root;
    this._program = program;
  }

  /** Runs it to its end. */
  run(): void {
    const self = this;
    this._imp.start(() => {
      self._performAll(self._program.start);
    });
    for (const step of this._program.steps) {
      this._imp.runUntil(step.at);
      if (!this._happen(step)) this._interrupt(step);
    }
    this._imp.runUntil(this._program.seconds);
  }

  private _interrupt(step: Step): void {
    const self = this;
    this._imp.interrupt(step.at, () => {
      self._perform(step);
    });
  }

  // Lets something happen to the imp. Returns false for what the program does.
  private _happen(action: Action): boolean {
    const imp = this._imp;
    const word = action.words.length > 0 ? action.words[0]! : '';
    const number = action.numbers.length > 0 ? action.numbers[0]! : 0;
    switch (action.act) {
      case 'drop':
        imp.drop(
          (word === '' ? 'NO_WIFI' : word) as Failure,
          action.numbers.length > 0 ? number : null,
        );
        return true;
      case 'stale':
        imp.goStale();
        return true;
      case 'restore':
        imp.restore();
        return true;
      case 'failNext':
        imp.failNext(word as Outcome, number);
        return true;
      case 'agentSends':
        imp.sendFromAgent(word, 'data');
        return true;
      case 'stepClock':
        imp.stepClock(number);
        return true;
      case 'powerCycle':
        imp.powerCycle();
        return true;
      case 'pin':
        imp.wakeByPin();
        return true;
      case 'deploy':
        imp.deploy();
        return true;
      case 'measureMemory':
        this._measure();
        return true;
      default:
        return false;
    }
  }

  private _measure(): void {
    const self = this;
    this._imp.measureMemory(() => self._bytes);
  }

  private _performAll(actions: Action[]): void {
    for (const action of actions) this._perform(action);
  }

  private _perform(action: Action): void {
    const number = action.numbers.length > 0 ? action.numbers[0]! : 0;
    const text = action.text;
    if (this._command(action, number, text) || this._ask(action, number)) return;
    if (!this._register(action)) throw new Error(`no action: ${action.act}`);
  }

  // Calls of impOS, and other things that a program does.
  private _command(action: Action, number: number, text: string): boolean {
    const platform = this._platform;
    const server = platform.server;
    const imp = platform.imp;
    switch (action.act) {
      case 'policy':
        server.setsendtimeoutpolicy(
          this._constant(action.words[0]!),
          this._constant(action.words[1]!),
          number,
        );
        return true;
      case 'log':
        server.log(text);
        return true;
      case 'logBytes':
        server.log(this._textOf(number));
        return true;
      case 'logMany':
        for (let i = 0; i < number; i++) server.log(`line ${i}`);
        return true;
      case 'error':
        server.error(text);
        return true;
      case 'send':
        platform.agent.send(text, 1);
        return true;
      case 'disconnect':
        server.disconnect();
        return true;
      case 'flush':
        server.flush(secondsOf(action));
        return true;
      case 'sleepfor':
        server.sleepfor(secondsOf(action));
        return true;
      case 'restart':
        server.restart();
        return true;
      case 'deepsleepfor':
        imp.deepsleepfor(secondsOf(action));
        return true;
      case 'reset':
        imp.reset();
        return true;
      case 'sleep':
        imp.sleep(secondsOf(action));
        return true;
      case 'blinkup':
        imp.enableblinkup(text === 'on');
        return true;
      case 'buffer':
        imp.setsendbuffersize(number);
        return true;
      case 'clearWifi':
        imp.clearconfiguration(platform.CONFIG_WIFI);
        return true;
      case 'setWifi':
        imp.setwificonfiguration(text, 'secret');
        return true;
      case 'throw':
        throw new Error(text);
      case 'take':
        this._bytes += number;
        return true;
      default:
        return false;
    }
  }

  // Notes what impOS says.
  private _ask(action: Action, number: number): boolean {
    const platform = this._platform;
    switch (action.act) {
      case 'note':
        this._imp.note(action.text);
        return true;
      case 'isconnected':
        this._imp.note(platform.server.isconnected() ? 'connected' : 'not connected');
        return true;
      case 'wakereason':
        this._imp.note(`wake reason ${platform.hardware.wakereason()}`);
        return true;
      case 'time':
        this._imp.note(`time ${platform.time()}`);
        return true;
      case 'millis':
        this._imp.note(`millis ${platform.hardware.millis()}`);
        return true;
      case 'memory':
        this._imp.note(`free ${platform.imp.getmemoryfree()}`);
        return true;
      case 'info':
        this._noteInfo();
        return true;
      case 'script':
        this._performAll(this._program.scripts[action.text]!);
        return true;
      case 'count':
        this._count();
        return true;
      case 'timers':
        this._setTimers(number);
        return true;
      case 'cancel':
        this._cancel();
        return true;
      default:
        return false;
    }
  }

  // What has a callback: it notes that it is called, and does what the script of its name says.
  private _register(action: Action): boolean {
    const self = this;
    const platform = this._platform;
    const number = action.numbers.length > 0 ? action.numbers[0]! : 0;
    const name = action.words.length > 0 ? action.words[0]! : '';
    switch (action.act) {
      case 'connect':
        platform.server.connect((reason) => {
          self._run(`connected ${reason}`);
        }, number);
        return true;
      case 'wakeup':
        this._timer = platform.imp.wakeup(secondsOf(action), () => {
          self._run(action.words[1]!);
        });
        return true;
      case 'onidle':
        platform.imp.onidle(() => {
          self._run(name);
        });
        return true;
      case 'on':
        platform.agent.on(name, (data) => {
          self._run(data == null ? `got ${name}` : `got ${name} and data`);
        });
        return true;
      case 'onunexpecteddisconnect':
        platform.server.onunexpecteddisconnect((reason) => {
          self._run(`unexpected ${reason}`);
        });
        return true;
      case 'onshutdown':
        platform.server.onshutdown((reason) => {
          self._run(`shutdown ${reason}`);
        });
        return true;
      case 'onunhandledexception':
        platform.imp.onunhandledexception((error) => {
          self._run(`unhandled ${(error as Error).message}`);
        });
        return true;
      default:
        return false;
    }
  }

  private _run(name: string): void {
    this._imp.note(name);
    const script = this._program.scripts[name] ?? [];
    this._performAll(script);
  }

  private _constant(name: string): number {
    return (this._platform as unknown as Record<string, number>)[name]!;
  }

  private _textOf(bytes: number): string {
    let text = '';
    for (let i = 0; i < bytes; i++) text += 'x';
    return text;
  }

  private _noteInfo(): void {
    const info = this._platform.imp.net.info();
    const active = info.active ?? -1;
    const error = info.lasterror ?? -1;
    this._imp.note(`active ${active}, error ${error}`);
  }

  private _count(): void {
    const nv = this._root.nv ?? { count: 0 };
    nv.count += 1;
    this._root.nv = nv;
    this._imp.note(`count ${nv.count}`);
  }

  private _setTimers(count: number): void {
    const self = this;
    for (let i = 0; i < count; i++) {
      this._platform.imp.wakeup(1000, () => {
        self._run('timer');
      });
    }
  }

  private _cancel(): void {
    this._platform.imp.cancelwakeup(this._timer);
  }
}
