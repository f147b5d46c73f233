import { Kind, type Recorder } from '../events.js';
import type { Plan } from '../plan.js';
import type { Invariant, Violation } from './index.js';
import { see } from './handlers.js';
import { ManagerWatcher } from './manager-watcher.js';
import { defaults, slack, type Settings } from './settings.js';

/** Watches the events of a life, and notes what breaks an invariant. */
export class Watcher implements Recorder {
  readonly violations: Violation[] = [];
  at = 0;
  turn = 0;
  online = false;
  /** The turn in which a callback or task ran last. */
  userTurn = -1;

  /** When a turn ended last that took long: what was due in it came later. */
  blocked = 0;

  private turnBegan = 0;
  private managers: ManagerWatcher[] = [];
  private throws = 0;
  private readonly settings = new Map<number, string>();

  constructor(private readonly plan: Pick<Plan, 'settings'>) {}

  /** Notes a violation unless the condition holds. */
  hold(condition: boolean, invariant: Invariant, manager: number, details: string): void {
    if (!condition) this.violations.push({ invariant, at: this.at, manager, details });
  }

  record(at: number, turn: number, kind: Kind, number: number, a: number, b: number): void {
    if (turn !== this.turn) this.turnBegan = at;
    if (at - this.turnBegan > slack) this.blocked = at;
    this.at = at;
    this.turn = turn;
    const manager = this.managers[number];
    switch (kind) {
      case Kind.Death:
        this.managers = [];
        break;
      case Kind.Boot:
        this.throws = 0;
        break;
      case Kind.Link:
        this.online = a === 1;
        for (const each of this.managers) each.looks.linkChanges();
        break;
      case Kind.Make:
        this.managers[number] = new ManagerWatcher(this, number, this.settingsOf(number));
        break;
      case Kind.Settings:
        this.checkSettings(number, `${a} ${b}`);
        break;
      case Kind.Turn:
      case Kind.Calm:
        for (const each of this.managers) each.begin(a === 1);
        break;
      case Kind.End:
        for (const each of this.managers) each.end();
        break;
      case Kind.Uncaught:
        this.throws--;
        this.hold(a === 1 && this.throws >= 0, 'exceptions reach impOS', number, 'not its own');
        break;
      case Kind.ScriptEnd:
        this.hold(this.throws === 0, 'exceptions reach impOS', number, 'one did not');
        this.throws = a;
        manager?.scriptEnds();
        break;
      default:
        if (manager) see(manager, kind, a, b);
    }
  }

  private settingsOf(number: number): Settings {
    return { ...defaults, ...(this.plan.settings[number] as Partial<Settings>) };
  }

  private checkSettings(number: number, fingerprint: string): void {
    const known = this.settings.get(number);
    this.settings.set(number, fingerprint);
    const isSame = known === undefined || known === fingerprint;
    this.hold(isSame, 'the settings stay as they were', number, fingerprint);
  }
}
