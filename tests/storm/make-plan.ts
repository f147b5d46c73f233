import {
  RETURN_ON_ERROR,
  RETURN_ON_ERROR_NO_DISCONNECT,
  WAIT_FOR_ACK,
  WAIT_TIL_SENT,
} from '../../targets/simulator/constants.js';
import type { Answer, Scenario } from '../../targets/simulator/scenario.js';
import { Dice } from './dice.js';
import type { Action, Plan, Step } from './plan.js';

/** How a life is to be. */
export interface LifeOptions {
  /** How many hours it lasts, about. */
  hours: number;
  /** Whether no trace is kept. */
  isSilent: boolean;
}

const failures = [
  'NO_WIFI',
  'NO_IP_ADDRESS',
  'NOT_RESOLVED',
  'NO_SERVER',
  'NOT_CONNECTED',
] as const;
const codes = [...failures, 'NO_LINK', 'NO_PROXY', 'NOT_AUTHORISED', 'NO_MODEM'] as const;

const calls = [
  'connect',
  'disconnect',
  'force',
  'look',
  'task',
  'connectFor',
  'log',
  'burst',
  'error',
  'onConnect',
  'onTimeout',
  'onDisconnect',
  'remove',
  'blinkUp',
  'wrong',
] as const;

const deeds = ['throw', 'block', 'send', 'later'] as const;

const faults = [
  'network',
  'silent',
  'limit',
  'clock',
  'message',
  'power',
  'restart',
  'sleep',
  'wifi',
  'answers',
  'sendResults',
  'buffer',
  'odd',
  'duration',
] as const;

type Act = (typeof calls)[number] | (typeof deeds)[number];
type Fault = (typeof faults)[number];

// More scripts than these have no more to say.
const scriptCount = 8;

/** Makes the plan of a life: the same seed, the same life. */
export function makePlan(seed: number, options: LifeOptions): Plan {
  return new PlanMaker(new Dice(seed), options).make();
}

/** Makes one plan. Each has its own mix of calls and faults: those it lacks cannot hide others. */
class PlanMaker {
  private readonly acts: Act[];
  private readonly faults: Fault[];
  private readonly managers: number;

  constructor(
    private readonly dice: Dice,
    private readonly options: LifeOptions,
  ) {
    this.acts = [...dice.some(calls, 0.6), ...dice.some(deeds, 0.3)];
    if (this.acts.length === 0) this.acts.push('connect');
    this.faults = dice.some(faults, 0.35);
    this.managers = dice.chance(0.15) ? 2 : 1;
  }

  make(): Plan {
    const { dice, options } = this;
    const settings = Array.from({ length: this.managers }, () => this.settings());
    const scenario = this.scenario();
    const calmAt = Math.ceil(this.seconds(options.hours * 3600));
    const has = this.has('answers');
    return {
      scenario,
      survives: dice.chance(0.8),
      settings,
      refuses: dice.chance(0.9) ? '' : dice.pick(['connect', 'disconnect']),
      answersWithin: dice.chance(0.1),
      answers: has ? Array.from({ length: 1 + dice.below(6) }, () => this.answer()) : [],
      steps: this.steps(calmAt),
      scripts: Array.from({ length: scriptCount }, () => this.script()),
      calmAt,
      seconds: calmAt + calmSeconds(settings, scenario),
    };
  }

  private has(fault: Fault): boolean {
    return this.faults.includes(fault);
  }

  // From half to one and a half times as much.
  private seconds(mean: number): number {
    return mean * (0.5 + this.dice.below(1000) / 1000);
  }

  private settings(): Record<string, unknown> {
    const { dice } = this;
    const all: Record<string, unknown> = {
      startBehavior: dice.pick([0, 0, 1, 2]),
      stayConnected: dice.chance(0.5),
      retryOnTimeout: dice.chance(0.7),
      blinkupBehavior: dice.below(4),
      checkTimeout: dice.pick([0.5, 1, 2.5, 5, 5, 30, 60, 300, 900]),
      connectTimeout: dice.pick([2, 10, 30, 60, 120]),
      errorPolicy: dice.pick([RETURN_ON_ERROR, RETURN_ON_ERROR_NO_DISCONNECT]),
      // With no time for an acknowledgement, a message that is kept could never be sent: the imp
      // would lose every link over it.
      ...dice.pick([
        { waitPolicy: WAIT_TIL_SENT, ackTimeout: 0 },
        { waitPolicy: WAIT_TIL_SENT, ackTimeout: 1 },
        { waitPolicy: WAIT_FOR_ACK, ackTimeout: 5 },
        {},
      ]),
      somethingElse: 7,
    };
    return Object.fromEntries(
      Object.entries(all).filter(([key]) => key === 'ackTimeout' || dice.chance(0.8)),
    );
  }

  private scenario(): Scenario {
    const { dice } = this;
    return {
      boot: dice.pick(['cold', 'warm', 'fast']),
      impos: dice.pick([40, 42]),
      connectDelay: dice.pick([0.3, 1, 1.5]),
      flushDelay: dice.pick([0, 0.1, 0.3]),
      millis: dice.pick([0, 2147473647, -9000]),
      timerOrder: dice.pick(['fifo', 'lifo', 'shuffled']),
      seed: dice.below(65536),
      silent: this.options.isSilent,
      ...(this.has('sendResults') ? { sendResults: this.sendResults() } : {}),
      ...(this.has('buffer') ? { drainRate: dice.pick([1000, 3000, 30000]) } : {}),
      ...(this.has('duration') ? { callDuration: 0.01 } : {}),
      ...(this.has('odd') ? this.oddities() : {}),
    };
  }

  private sendResults(): (number | null)[] {
    const { dice } = this;
    return Array.from({ length: dice.below(20) }, () => dice.pick([0, 0, null, 1, 2, 3, 4]));
  }

  // What impOS's documentation leaves open.
  private oddities(): Scenario {
    const { dice } = this;
    return {
      onlineAnswer: dice.pick(['none', 'later', 'within']),
      earlyDisconnect: dice.pick(['ends', 'tells', 'ignored']),
      secondConnect: dice.pick(['keeps', 'restarts']),
      recoveringConnect: dice.pick(['adopts', 'restarts']),
      recoveringLooksOnline: dice.chance(0.3),
      bufferAtDisconnect: dice.pick(['dropped', 'delivered']),
      clearedWifi: dice.pick(['fails', 'hangs']),
      idleHandler: dice.pick(['last', 'first']),
      timerRounding: dice.pick(['up', 'nearest']),
      timeIsRight: dice.pick(['always', 'onceOnline']),
      staleDuration: dice.pick([20, 105]),
      recoveryDuration: dice.pick([5, 60]),
    };
  }

  private answer(): Answer {
    return this.dice.pick<Answer>([
      {},
      {},
      { times: 0 },
      { times: 2 },
      { delay: 1 },
      { delay: 6 },
      { delay: 700 },
      { times: 2, delay: 4 },
      { within: true },
      { within: true, times: 2 },
      { within: true, times: 0 },
      { overtime: 3 },
      { overtime: 200 },
      { outcome: this.dice.pick(codes), after: this.dice.pick([0, 0.3, 2, 30]) },
      { outcome: this.dice.pick(codes), times: 2, delay: this.dice.pick([0, 3]) },
    ]);
  }

  // Bursts of things that happen, with long stretches between them.
  private steps(calmAt: number): Step[] {
    const { dice } = this;
    const steps: Step[] = this.firstSteps();
    let hundredths = 0;
    while (steps.length < 200) {
      const hours = dice.pick([0.001, 0.01, 0.1, 1, 10]) * dice.below(100) * 0.01;
      hundredths += Math.round(hours * 360000);
      const length = 1 + dice.below(8);
      for (let i = 0; i < length; i++) {
        hundredths += dice.pick([0, 0, 0, 1, 50, 100, 150, 300, 700, 2000]);
        if (hundredths >= calmAt * 100) return steps;
        steps.push({ at: hundredths * 10, ...this.step() });
      }
    }
    return steps;
  }

  private firstSteps(): Step[] {
    const acts = ['onConnect', 'onTimeout', 'onDisconnect'];
    const all = acts.map((act) => ({ at: 0, ...this.action(act, this.scriptNumber(), '') }));
    return this.dice.some(all, 0.7);
  }

  private step(): Action {
    const isFault = this.faults.length > 0 && this.dice.chance(0.4);
    return (isFault ? this.fault(this.dice.pick(this.faults)) : null) ?? this.call(false);
  }

  private script(): Action[] {
    return Array.from({ length: this.dice.below(4) }, () => {
      const isFault = this.faults.length > 0 && this.dice.chance(0.15);
      return (isFault ? this.fault(this.dice.pick(this.faults)) : null) ?? this.call(true);
    });
  }

  private action(act: string, number = 0, text = ''): Action {
    return { act, manager: this.dice.below(this.managers), number, text };
  }

  private scriptNumber(): number {
    return this.dice.below(scriptCount);
  }

  /** @param mayThrow - Whether it stands in a script: what is thrown in a callback, impOS sees. */
  private call(mayThrow: boolean): Action {
    const { dice } = this;
    const act = dice.pick(this.acts);
    const ids = ['', '', 'null', 'x', 'y'];
    switch (act) {
      case 'connect':
      case 'look':
        return this.action(act);
      case 'disconnect':
        return this.action('disconnect', dice.pick([-2, -2, -1, 0, 1, 30]));
      case 'force':
        return this.action('disconnect', dice.pick([-2, -2, -1, 0, 1, 30]), 'force');
      case 'task':
      case 'connectFor':
        return this.action(act, this.scriptNumber());
      case 'log':
      case 'error':
        return this.action(act, 1);
      case 'burst':
        return this.action(dice.pick(['log', 'error']), dice.pick([5, 20, 100]));
      case 'onConnect':
      case 'onTimeout':
      case 'onDisconnect':
        return this.action(act, this.scriptNumber(), dice.pick(ids));
      case 'remove':
        return this.action(
          dice.pick(['onConnect', 'onTimeout', 'onDisconnect']),
          -1,
          dice.pick(ids),
        );
      case 'blinkUp':
      case 'wrong':
        return this.action(act, dice.below(4));
      default:
        return this.deed(mayThrow || act !== 'throw' ? act : 'send');
    }
  }

  private deed(act: string): Action {
    const { dice } = this;
    switch (act) {
      case 'block':
        return this.action(act, dice.pick([0.1, 3]));
      case 'later':
        return this.action(act, dice.pick([0, 0.01, 1, 100]), `${this.scriptNumber()}`);
      case 'send':
        return this.action(act, 0, 'x'.repeat(dice.pick([1, 500, 4000])));
      default:
        return this.action(act);
    }
  }

  private fault(fault: Fault): Action | null {
    const { dice } = this;
    switch (fault) {
      case 'network':
        if (dice.chance(0.5)) return this.action('up');
        return this.action('down', dice.pick([-1, -1, -1, 0, 2, 10, 30]), dice.pick(codes));
      case 'silent':
        return dice.chance(0.5) ? this.action('up') : this.action('silent', 0, dice.pick(codes));
      case 'limit':
        return this.action('limit', dice.pick([0, 1, 1, 2, -1, -1, -1]));
      case 'clock':
        return this.action('clock', dice.pick([-86400, -1, 1, 3600]));
      case 'message':
        return this.action('message', 1);
      case 'power':
        return this.action(dice.pick(['powerCycle', 'deploy']));
      case 'restart':
        return this.action('restart');
      case 'sleep':
        if (dice.chance(0.3)) return this.action('pin');
        return this.action(dice.pick(['sleepfor', 'deepsleep']), dice.pick([1, 60, 3600]));
      case 'wifi':
        return this.action(dice.pick(['clearWifi', 'setWifi']));
      default:
        return null;
    }
  }
}

/**
 * How long a device may take to settle: attempts to end, what was ended to be forgotten, messages that
 * were kept to be acknowledged one by one.
 */
function calmSeconds(settings: readonly Record<string, unknown>[], scenario: Scenario): number {
  const patiences = settings.map((each) => {
    const check = Number(each['checkTimeout'] ?? 5);
    return 4 * (Number(each['connectTimeout'] ?? 60) + Math.max(check, 2)) + 4 * check;
  });
  const link = (scenario.staleDuration ?? 105) + (scenario.recoveryDuration ?? 60);
  return Math.ceil(Math.max(...patiences) * settings.length + link + 500);
}
