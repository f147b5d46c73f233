declare function print(text: string): void;

/** A class whose names are words of Squirrel. */
export class Bag {
  readonly #items: string[] = [];
  private base = 0;

  constructor(private readonly local: string) {}

  add(item: string): void {
    this.#items.push(item);
    this.#sum(item.length);
  }

  delete(item: string): boolean {
    const resume = this.#items.indexOf(item);
    if (resume < 0) return false;
    this.#items.splice(resume, 1);
    return true;
  }

  clone(): Bag {
    const clone = new Bag(this.local);
    clone.base = this.base;
    return clone;
  }

  print(): void {
    print(`${this.#items.length} ${this.base}`);
  }

  #sum(count: number): void {
    this.base += count;
  }
}

interface Options {
  default: number;
  $size?: number;
}

/** The keys of a record stay. */
export function total(options: Options, $factor: number): number {
  const { default: base, $size = 1 } = options;
  const foreach = { default: base, $size };
  return (foreach.default + (options.$size ?? 0)) * $factor;
}

export const format = (größe: number): string => `${größe} cm`;
