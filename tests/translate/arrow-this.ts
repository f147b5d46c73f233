export interface Globals {
  imp: { wakeup: (seconds: number, callback: () => void) => void };
}

export class Blinker {
  private isOn = false;
  private readonly platform: Globals;

  constructor(platform: Globals) {
    this.platform = platform;
  }

  /** Goes on for as long as the device runs. */
  blink(): void {
    this.isOn = !this.isOn;
    this.platform.imp.wakeup(1, () => this.blink());
  }

  toggler(): () => () => boolean {
    return () => {
      this.blink();
      return () => this.isOn;
    };
  }

  // A global needs no object.
  waiter(): () => void {
    return () => this.platform.imp.wakeup(1, () => {});
  }

  // The object is kept already.
  reader(): () => boolean {
    const self = this;
    return () => self.isOn && this.isOn;
  }
}
