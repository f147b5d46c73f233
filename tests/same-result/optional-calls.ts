type Print = (line: string) => void;

class Door {
  onOpen?: (name: string) => string;
  onClose: (() => string) | null = null;

  constructor(
    private readonly log: Print,
    readonly id: number,
  ) {}

  next(): Door {
    this.log(`next of ${this.id}`);
    const door = new Door(this.log, this.id + 1);
    if (this.id % 2 === 0) {
      door.onOpen = (name) => `${name} ${door.id}`;
      door.onClose = () => `closed ${door.id}`;
    }
    return door;
  }

  greet?(name: string): string;
}

class Front extends Door {
  override greet(name: string): string {
    return `${name} at ${this.id}`;
  }
}

function keyed(print: Print): void {
  let count = 0;
  const key = (): string => {
    count++;
    return count % 2 === 0 ? 'even' : 'odd';
  };
  const table: Record<string, () => number> = { odd: () => count };
  for (let i = 0; i < 3; i++) print(`${table[key()]?.() ?? 'none'}`);
  table[key()]?.();
  const list: ((x: number) => number)[] = [(x) => x + 1];
  let at = 0;
  print(`${list[at++]?.(5) ?? -1} ${list[at++]?.(5) ?? -1} ${at}`);
}

function none(print: Print): (() => void) | undefined {
  print('none');
  return undefined;
}

export function main(print: Print): void {
  const door = new Door(print, 1);
  door.onOpen?.('first');
  print(door.next().onOpen?.('second') ?? 'no second');
  print(door.next().next().onOpen?.('third') ?? 'no third');
  print(door.next().next().onClose?.() ?? 'stays open');
  if (door.next().next().onOpen?.('fourth') === 'fourth 3') print('equal');
  door.next().onClose?.();
  const doors = [door, new Front(print, 7)];
  for (const each of doors) print(each.greet?.('you') ?? 'silent');
  none(print)?.();
  keyed(print);
  () => print('never');
  ({ a: none(print) });
  [none(print), 1];
}
