import type { ManagerWatcher } from './manager-watcher.js';
import { slack } from './settings.js';

interface Message {
  number: number;
  /** 0 for log(), 1 for error(). */
  method: number;
  time: number;
}

interface Sent {
  number: number;
  method: number;
  /** Whether it had been kept for later. */
  isKept: boolean;
}

/** What is logged, and how it is sent. */
export class Messages {
  private readonly kept: Message[] = [];
  private logged: Message | null = null;
  private sends = 0;
  private sent: Sent | null = null;
  private wasSent = false;
  private wasOnline = false;

  // A round sends all that is kept, at the start of a turn, until impOS refuses a message. One is
  // due when the imp has come online; others follow, in each turn that finds messages waiting.
  private isRoundDue = false;
  private roundTurn = -1;
  private left = 0;
  private isRefused = false;
  private tried = 0;

  constructor(private readonly manager: ManagerWatcher) {}

  /** log() or error() is called. */
  logs(number: number, method: number): void {
    this.logged = { number, method, time: 0 };
    this.sends = 0;
    this.wasSent = false;
    this.wasOnline = this.manager.world.online;
  }

  /** It has returned. */
  hasLogged(number: number, time: number): void {
    const message = this.logged;
    const isDirect = this.wasOnline && this.kept.length === 0;
    const isRight = this.sends === (isDirect ? 1 : 0) && message?.number === number;
    this.hold(isRight, `message ${number} was sent ${this.sends} times`);
    if (message && !this.wasSent) this.keep({ ...message, time });
    this.logged = null;
  }

  /** server.log() or server.error() is called. */
  sendBegins(number: number, how: number): void {
    this.sent = { number, method: how & 1, isKept: how >= 2 };
  }

  /** It has returned. */
  sendEnds(result: number, time: number): void {
    const { sent } = this;
    if (!sent) return;
    if (this.logged) this.sentAtOnce(this.logged, sent, result);
    else this.sentLater(sent, result, time);
    this.sent = null;
  }

  cameOnline(): void {
    this.isRoundDue = this.kept.length > 0;
  }

  /** An onConnect callback begins. */
  onConnectRuns(): void {
    const { isConnected, world } = this.manager;
    const isMissing = this.isRoundDue && isConnected && world.online;
    this.hold(!isMissing, 'an onConnect callback came first');
    this.isRoundDue = false;
  }

  /** Nothing is under way. */
  settled(): void {
    const isRound = this.roundTurn === this.manager.world.turn;
    this.hold(!isRound || this.isRefused || this.left === 0, 'not all were sent');
  }

  /** The imp has been idle. */
  idle(): void {
    const { entered, isConnected, looks, settings, timers, world } = this.manager;
    const newest = Math.max(this.tried, entered, timers.fed, looks.linkChanged, world.blocked);
    const isLong = world.at - newest > settings.checkTimeout * 1000 + slack;
    const isWaiting = this.kept.length > 0 && isConnected && world.online;
    const invariant = 'messages that are refused are sent again';
    this.manager.hold(!isLong || !isWaiting, invariant, `${this.kept.length} wait`);
  }

  private keep(message: Message): void {
    if (this.kept.length === 0) this.tried = this.manager.world.at;
    this.kept.push(message);
  }

  private sentAtOnce(logged: Message, { number, method, isKept }: Sent, result: number): void {
    const isSame = logged.number === number && logged.method === method && !isKept;
    this.hold(isSame, `message ${number} is not the one that was logged`);
    this.sends++;
    this.wasSent = result === 0;
  }

  private sentLater({ number, method, isKept }: Sent, result: number, time: number): void {
    if (this.roundTurn !== this.manager.world.turn) this.beginRound();
    this.hold(!this.isRefused, 'one was sent after another had been refused');
    const next = this.kept[0];
    const isNext = next?.number === number && next.method === method && isKept;
    this.hold(isNext, `message ${number}, not ${next?.number ?? 'none'}`);
    this.hold(next?.time === time, `message ${number} of ${time}`);
    this.manager.blinkUp.holdTold('not before messages are sent');
    if (result !== 0) {
      this.isRefused = true;
      return;
    }
    this.kept.shift();
    this.left--;
  }

  private beginRound(): void {
    const { isConnected, world } = this.manager;
    this.hold(isConnected, 'they were sent while the flag was false');
    this.isRoundDue = false;
    this.roundTurn = world.turn;
    this.isRefused = false;
    this.left = this.kept.length;
    this.tried = world.at;
  }

  private hold(condition: boolean, details: string): void {
    this.manager.hold(condition, 'messages are sent once each, in order', details);
  }
}
