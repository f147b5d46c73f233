import { Attempts } from './attempts.js';
import { BlinkUp } from './blink-up.js';
import { Callbacks, type EventName } from './callbacks.js';
import { Calls } from './calls.js';
import { Disconnects } from './disconnects.js';
import { Flag } from './flag.js';
import { FollowUps } from './follow-ups.js';
import type { Invariant } from './index.js';
import { Looks } from './looks.js';
import { Messages } from './messages.js';
import type { Settings } from './settings.js';
import { Tasks } from './tasks.js';
import { Timers } from './timers.js';
import type { Watcher } from './watcher.js';

/**
 * One manager as the contract wants it: its state, and what changes that. Each subject has a part
 * that watches what the manager really does about it.
 */
export class ManagerWatcher {
  /** The flag as it should be, and since when. */
  isConnected: boolean;
  entered: number;

  /** Whether an attempt is under way, and when the latest one began. */
  isConnecting = false;
  began = 0;

  /** Whether the manager may be offline although it wants to be online. */
  mayStayOffline = false;

  readonly attempts: Attempts;
  readonly blinkUp: BlinkUp;
  readonly callbacks: Callbacks;
  readonly calls: Calls;
  readonly disconnects: Disconnects;
  readonly flag: Flag;
  readonly followUps: FollowUps;
  readonly looks: Looks;
  readonly messages: Messages;
  readonly tasks: Tasks;
  readonly timers: Timers;

  /** Whether the constructor has not returned, and how often it has set impOS's policy. */
  isMaking = true;
  policies = 0;

  constructor(
    readonly world: Watcher,
    private readonly number: number,
    readonly settings: Settings,
  ) {
    this.isConnected = world.online;
    this.entered = world.at;
    this.attempts = new Attempts(this);
    this.blinkUp = new BlinkUp(this);
    this.callbacks = new Callbacks(this);
    this.calls = new Calls(this);
    this.disconnects = new Disconnects(this);
    this.flag = new Flag(this);
    this.followUps = new FollowUps(this);
    this.looks = new Looks(this);
    this.messages = new Messages(this);
    this.tasks = new Tasks(this);
    this.timers = new Timers(this);
  }

  /** Notes a violation unless the condition holds. */
  hold(condition: boolean, invariant: Invariant, details: string): void {
    if (!condition) this.world.hold(false, invariant, this.number, details);
  }

  /** The constructor has returned. */
  made(): void {
    this.isMaking = false;
    this.hold(this.policies === 1, 'construction is quiet', `${this.policies} policies`);
    this.settled();
  }

  /** The imp has come online, or connect() was called while it was. */
  cameOnline(): void {
    this.tasks.cameOnline();
    this.messages.cameOnline();
    this.enter(true, 'onConnect', -1);
  }

  /** connect() begins an attempt. */
  startsAttempt(): void {
    this.followUps.cancel();
    this.isConnecting = true;
    this.mayStayOffline = false;
    this.began = this.world.at;
  }

  /** An attempt has failed. */
  failed(): void {
    this.enter(false, 'onTimeout', -1);
    this.mayStayOffline = !this.settings.retryOnTimeout;
    if (this.settings.retryOnTimeout) this.followUps.plan('retry');
  }

  /** The connection was lost. */
  lost(): void {
    this.wentOffline(false);
    if (!this.settings.stayConnected) this.disconnects.lost();
  }

  /** The imp has gone offline. */
  wentOffline(isExpected: boolean): void {
    this.enter(false, 'onDisconnect', isExpected ? 1 : 0);
    this.tasks.wentOffline();
    const { stayConnected } = this.settings;
    this.mayStayOffline = isExpected && !stayConnected;
    if (stayConnected) this.followUps.plan('connect');
    else if (!isExpected) this.serveMarked();
  }

  /** The imp has gone offline, and not because somebody wanted it: tasks of connectFor() may wait. */
  serveMarked(): void {
    if (!this.tasks.isMarkedWaiting()) return;
    this.mayStayOffline = false;
    this.followUps.plan('connect');
  }

  /** A callback or task is over. */
  scriptEnds(): void {
    this.callbacks.scriptEnds();
    this.tasks.scriptEnds();
  }

  /** A turn begins; what is past is settled. */
  begin(wasIdle: boolean): void {
    this.settled();
    this.timers.begin(wasIdle);
    if (wasIdle) this.idle();
  }

  /** Something is over that the manager was called for. */
  settled(): void {
    if (this.isMaking || this.calls.isUnderWay()) return;
    this.flag.settled();
    this.blinkUp.holdTold();
    this.messages.settled();
    this.disconnects.settled();
  }

  /** The life is over, and there have been no faults for long. */
  end(): void {
    this.begin(true);
    const { isConnected, isConnecting, mayStayOffline, followUps, tasks, timers } = this;
    const isTrue = isConnected === this.world.online;
    this.settles(isTrue, `the flag is ${String(isConnected)}`);
    this.settles(!isConnecting, 'an attempt is under way');
    this.settles(followUps.next() === null, `no ${followUps.next()} came`);
    this.settles(!timers.isStarved, 'it has no timer');
    this.settles(!tasks.isDebt(), 'a disconnect is owed');
    this.settles(!isConnected || tasks.count() === 0, `${tasks.count()} tasks wait`);
    const isOnline = isConnected || mayStayOffline;
    this.settles(!this.settings.stayConnected || isOnline, 'it does not stay connected');
    const isServed = mayStayOffline || !tasks.isMarkedWaiting();
    this.settles(isServed, 'a task of connectFor() waits');
  }

  private settles(condition: boolean, details: string): void {
    this.hold(condition, 'the device settles', details);
  }

  // The imp has been idle.
  private idle(): void {
    if (this.isMaking || this.timers.isStarved) return;
    this.callbacks.idle();
    this.tasks.idle();
    this.followUps.idle();
    this.looks.idle();
    this.attempts.idle();
    this.messages.idle();
  }

  private enter(isConnected: boolean, event: EventName, expected: number): void {
    if (isConnected !== this.isConnected) this.blinkUp.flagChanges();
    this.isConnected = isConnected;
    this.entered = this.world.at;
    this.isConnecting = false;
    this.followUps.cancelRetry();
    this.callbacks.raise(event, expected);
  }
}
