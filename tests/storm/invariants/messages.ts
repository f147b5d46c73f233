import type { ManagerWatcher } from './manager-watcher.js';

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
  private isSending = false;
  private logged: Message | null = null;
  private sends = 0;
  private sent: Sent | null = null;
  private wasSent = false;
  private wasOnline = false;

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
    const isRight = this.sends === (this.wasOnline ? 1 : 0) && message?.number === number;
    this.hold(isRight, `message ${number} was sent ${this.sends} times`);
    if (message && !this.wasSent) this.kept.push({ ...message, time });
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
    this.isSending = this.kept.length > 0;
  }

  /** Nothing is under way. */
  settled(): void {
    this.hold(!this.isSending || this.kept.length === 0, 'not all were sent');
    this.isSending = false;
  }

  private sentAtOnce(logged: Message, { number, method, isKept }: Sent, result: number): void {
    const isSame = logged.number === number && logged.method === method && !isKept;
    this.hold(isSame, `message ${number} is not the one that was logged`);
    this.sends++;
    this.wasSent = result === 0;
  }

  private sentLater({ number, method, isKept }: Sent, result: number, time: number): void {
    const next = this.kept[0];
    const isNext = next?.number === number && next.method === method && isKept;
    this.hold(this.isSending && isNext, `message ${number}, not ${next?.number ?? 'none'}`);
    this.hold(next?.time === time, `message ${number} of ${time}`);
    this.manager.blinkUp.holdTold('not before messages are sent');
    if (result === 0) this.kept.shift();
    else this.isSending = false;
  }

  private hold(condition: boolean, details: string): void {
    this.manager.hold(condition, 'messages are sent once each, in order', details);
  }
}
