/** The choices that impOS and the program make within a transition. A walk tries all of them. */
export class Choices {
  private readonly taken: number[] = [];
  private readonly counts: number[] = [];
  private readonly names: string[] = [];

  /** @param script - The options to take first; after these, each choice takes its first option. */
  constructor(private readonly script: readonly number[] = []) {}

  /** Takes one of the options. The first is what usually happens; traces leave it out. */
  take<T extends string>(options: readonly T[]): T {
    const index = this.script[this.taken.length] ?? 0;
    const option = options[index];
    if (option === undefined) throw new Error('The same script must lead to the same choices.');
    this.taken.push(index);
    this.counts.push(options.length);
    if (index > 0) this.names.push(option);
    return option;
  }

  /** Returns the script to try next; null when all have been tried. */
  next(): number[] | null {
    for (let i = this.taken.length - 1; i >= 0; i--) {
      const index = this.taken[i]! + 1;
      if (index < this.counts[i]!) return [...this.taken.slice(0, i), index];
    }
    return null;
  }

  /** Whether each choice took its first option. */
  isUsual(): boolean {
    return this.names.length === 0;
  }

  /** Lists the unusual options that were taken. */
  describe(): string {
    return this.names.length > 0 ? ` [${this.names.join(', ')}]` : '';
  }
}
