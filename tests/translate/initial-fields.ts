export class Queue {
  // What waits, the first one first.
  readonly waiting: string[] = [];
  limit = 10;
  onFull = (): void => this.clear();

  clear(): void {
    while (this.waiting.length > 0) this.waiting.pop()!;
  }
}

export class NamedQueue extends Queue {
  private readonly counts: Record<string, number> = {};

  /**
   * @param name - What the log says.
   */
  constructor(
    readonly name: string,
    limit = 5,
  ) {
    super();
    this.limit = limit;
    this.counts[name] = 0;
  }
}
