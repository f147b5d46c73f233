// Getters and setters of classes.
const log: string[] = [];

class Level {
  private value = 0;
  protected readonly names: string[] = ['low', 'high'];

  get current(): number {
    log.push(`get ${this.value}`);
    return this.value;
  }

  set current(value: number) {
    log.push(`set ${value}`);
    this.value = value;
  }

  get name(): string {
    return this.list[this.current > 5 ? 1 : 0] ?? 'none';
  }

  get list(): string[] {
    log.push('list');
    return this.names;
  }

  get next(): Level | null {
    return this.value > 8 ? null : Level.of(this.value + 4);
  }

  get change(): (by: number) => void {
    return (by) => {
      this.current -= by;
    };
  }

  static of(value: number): Level {
    const level = new Level();
    level.current = value;
    return level;
  }

  static get top(): Level {
    return Level.of(9);
  }
}

class Louder extends Level {
  override get current(): number {
    return super.current * 2;
  }

  override set current(value: number) {
    super.current = value + 1;
  }

  setCurrent(): string {
    return `own ${this.current}`;
  }
}

class Scale {
  private factor = 1.5;

  get half(): number {
    return this.factor / 2;
  }

  set whole(value: number) {
    this.factor = value;
  }
}

class Box<T> {
  constructor(private readonly made: () => T) {}

  get content(): T {
    return this.made();
  }
}

function find(level: Level): Level {
  log.push('find');
  return level;
}

const early = Level.top.name;
export const unused = Level.of(7).current;

export function main(print: (line: string) => void): void {
  const level = new Level();
  find(level).current = 3;
  find(level).current += 4;
  level.current++;
  --level.current;
  level.current *= 2;
  level.current |= 1;
  level.current %= 10;
  print(`${level.current} ${level.name} ${early}`);
  level.list[1] = 'loud';
  level.list[level.list.length] = 'louder';
  level.list.push('loudest');
  level.change(2);
  level.change?.(1);
  print(`${level.list.join()} ${level.next?.next?.current ?? 'end'} ${level.name?.length}`);
  const louder: Level = new Louder();
  louder.current = 4;
  louder.current += 1;
  print(`${louder.current} ${(louder as Louder).setCurrent()}`);
  const box = new Box(() => [level.current, 2]);
  print(`${box.content[1]} ${box.content.length} ${box.content[5] ?? 'none'}`);
  const scale = new Scale();
  print(`${scale.half}`);
  scale.whole = 5;
  print(`${scale.half} ${Math.floor(scale.half)}`);
  const later = (): number => level.current;
  if (level.next && level.next.current > 1) print(`${later()}`);
  for (const line of log) print(line);
}
