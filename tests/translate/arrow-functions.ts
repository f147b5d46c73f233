interface Timers {
  wakeup(seconds: number, callback: () => void): void;
}

export class Blinker {
  private _isOn = false;

  start(timers: Timers, done: (count: number) => void): void {
    const self = this;
    const double = (count: number): number => count * 2;
    timers.wakeup(1, () => {
      self._isOn = !self._isOn;
      done(double(2));
    });
    timers.wakeup(2, () => done(0));
    timers.wakeup(3, () => {});
  }
}
