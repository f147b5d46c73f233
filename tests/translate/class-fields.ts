/** Counts what happens. */
export class Counter {
  // Starts at zero.
  count = 0;
  protected name: string | null = null;
  private readonly _listeners: (() => void)[];

  constructor(name: string) {
    this.name = name;
    this._listeners = [];
  }

  /** Counts one more. */
  add(): this {
    this.count += 1;
    for (const listener of this._listeners) listener();
    return this;
  }

  /** A parameter hides the field, so `this` is written out. */
  rename(name: string): void {
    this.name = name;
  }
}
