export class Reader {
  private readonly items: string[] = [];
  private at = 0;
  private cached: number | undefined;

  next(): string {
    return this.items[this.at++]!;
  }

  count(): number {
    return (this.cached ??= this.items.length);
  }

  all(read: () => string | null): number {
    let line: string | null;
    while ((line = read()) !== null) this.items.push(line);
    let i = 0;
    let j = 0;
    i = j = this.at;
    // What is read before it is written is kept.
    const sum = i + i++ + j ** 2;
    i += (j++, j);
    return sum + i + +this.items[0]!;
  }
}
