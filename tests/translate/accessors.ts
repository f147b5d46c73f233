/** Holds a few numbers. */
class Bag {
  private items: number[] = [];
  private limit = 10;

  /** How many there are. */
  get size(): number {
    return this.items.length;
  }

  get capacity(): number {
    return this.limit;
  }

  // At least what is in it.
  set capacity(value: number) {
    this.limit = Math.max(value, this.size);
  }

  static get empty(): Bag {
    return new Bag();
  }

  getSize(text: string): string {
    return text + this.size;
  }

  fill(item: number): void {
    while (this.size < this.capacity) this.items.push(item);
    this.capacity++;
  }
}

export function main(other: Bag | null): string {
  const bag = Bag.empty;
  bag.capacity = 3;
  bag.fill(1);
  bag.capacity += bag.size;
  return bag.getSize('size ') + (other?.size ?? bag.size);
}
