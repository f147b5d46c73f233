import { createClock, type TimerId } from '@sinonjs/fake-timers';
import type { Platform, Server, Timer } from 'imp-connection-manager';

const SERVER_CONNECTED = 5;
const NO_WIFI = 1;

// Milliseconds that it takes to connect, as in the simulated imp.
const CONNECT_DELAY = 1500;

/** As little of an imp as ConnectionManager needs, on the timers of @sinonjs/fake-timers. */
export class FakeImp {
  /** How many timers have fired that call the program. */
  events = 0;

  readonly platform: Platform = {
    server: this.makeServer(),
    imp: {
      wakeup: (interval, callback) => this.callAfter(interval * 1000, callback),
      cancelwakeup: (timer) => {
        this.clock.clearTimeout(timer as TimerId);
      },
      enableblinkup: () => undefined,
    },
    hardware: { millis: () => this.clock.now },
    time: () => Math.trunc(this.clock.now / 1000),
    SERVER_CONNECTED,
    RETURN_ON_ERROR: 102,
    WAIT_TIL_SENT: 201,
  };

  private readonly clock = createClock(0, Infinity);
  private isUp = true;
  private attempt: Timer | undefined;

  constructor(private isOnline: boolean) {}

  /** Lets the network go and come, again and again. */
  flap(seconds: number): void {
    this.clock.setInterval(() => {
      this.isUp = !this.isUp;
      if (!this.isUp) this.isOnline = false;
    }, seconds * 1000);
  }

  /** Lets so many seconds pass. */
  run(seconds: number): void {
    this.clock.tick(seconds * 1000);
  }

  private makeServer(): Server {
    const send = (): number => (this.isOnline ? 0 : 1);
    return {
      isconnected: () => this.isOnline,
      connect: (callback, timeout) => {
        this.connect(callback, timeout);
      },
      disconnect: () => {
        this.isOnline = false;
        this.clock.clearTimeout(this.attempt as TimerId);
      },
      flush: () => true,
      log: send,
      error: send,
      setsendtimeoutpolicy: () => undefined,
    };
  }

  private connect(callback: (reason: number) => void, timeout: number): void {
    const delay = this.isUp ? CONNECT_DELAY : timeout * 1000;
    this.attempt = this.callAfter(delay, () => {
      this.isOnline = this.isUp;
      callback(this.isUp ? SERVER_CONNECTED : NO_WIFI);
    });
  }

  private callAfter(milliseconds: number, callback: () => void): Timer {
    return this.clock.setTimeout(() => {
      this.events += 1;
      callback();
    }, milliseconds);
  }
}
