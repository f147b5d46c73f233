import type { ManagerWatcher } from './manager-watcher.js';
import { patience, slack } from './settings.js';

// More within a second than the actions of a program that connects in its callbacks can make.
const MOST_ATTEMPTS = 1000;

/** The attempts to connect, and what impOS says of them. */
export class Attempts {
  /** Whether disconnect() ended the latest one. */
  wasEnded = false;

  private wasGivenUp = false;
  private latest = 0;
  private isLateSuccess = false;
  private readonly starts: number[] = [];

  constructor(private readonly manager: ManagerWatcher) {}

  /** connect() is called, and none is under way. */
  connects(): void {
    this.wasEnded = false;
    this.wasGivenUp = false;
  }

  /** server.connect() is called. */
  begins(attempt: number): void {
    const isRight = this.manager.calls.takeAttempt() && !this.manager.isMaking;
    this.manager.hold(isRight, 'connect() makes one attempt, if offline', `attempt ${attempt}`);
    this.latest = attempt;
    this.spins();
  }

  /** It calls back. */
  answered(attempt: number, isSuccess: number): void {
    const isOutcome = this.manager.isConnecting && attempt === this.latest;
    this.isLateSuccess = isSuccess === 1 && !isOutcome;
    if (!isOutcome) return;
    if (isSuccess === 1) this.manager.cameOnline();
    else this.manager.failed();
  }

  /** The answer has been taken. */
  answerEnds(): void {
    this.isLateSuccess = false;
  }

  /** The manager ends the one that is under way by itself. */
  givenUp(): void {
    const { began, settings, world } = this.manager;
    const age = world.at - began;
    const invariant = 'an attempt is not given up too soon';
    this.manager.hold(age >= patience(settings), invariant, `after ${age} ms`);
    this.wasGivenUp = true;
    this.manager.failed();
  }

  /** Whether there may be a success to be undone. */
  mayBeUndone(): boolean {
    return this.wasEnded || this.wasGivenUp || this.isLateSuccess;
  }

  /** The imp has been idle. */
  idle(): void {
    const { began, isConnecting, settings, timers, world } = this.manager;
    const isLong = world.at - began > patience(settings) + slack;
    const isOverdue = isLong && world.at - timers.fed > slack;
    const invariant = 'an unanswered attempt is given up in time';
    this.manager.hold(!isConnecting || !isOverdue, invariant, 'it goes on');
  }

  private spins(): void {
    const { at } = this.manager.world;
    this.starts.push(at);
    const first = this.starts.length > MOST_ATTEMPTS ? this.starts.shift() : undefined;
    const isQuick = first !== undefined && at - first < 1000;
    this.manager.hold(!isQuick, 'time goes on', `${MOST_ATTEMPTS} attempts within a second`);
  }
}
