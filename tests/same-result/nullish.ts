function first(value: string | null | undefined): string {
  return value ?? 'default';
}

function count(value: number | null): number {
  return value ?? -1;
}

function flag(value?: boolean): boolean {
  return value ?? true;
}

class Cache {
  value: string | null = null;
  hits?: number;

  get(): string {
    this.value ??= 'made';
    this.hits ??= 0;
    this.hits += 1;
    return `${this.value} ${this.hits}`;
  }
}

export function main(print: (line: string) => void): void {
  print(`${first('')} ${first('x')} ${first(null)} ${first(undefined)}`);
  print(`${count(0)} ${count(3)} ${count(null)}`);
  print(`${flag(false)} ${flag(true)} ${flag()}`);
  const cache = new Cache();
  print(`${cache.get()} ${cache.get()}`);
  let level: number | null = null;
  level ??= 0;
  level ??= 5;
  print(`${level} ${level == null} ${level != null}`);
}
