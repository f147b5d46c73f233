interface Link {
  readonly name: string;
  next?: Link;
  label: string | null;
  note?: string | null;
  run?: (by: number) => number;
}

function make(name: string, next: Link | null, label: string | null): Link {
  const link: Link = { name, label };
  if (next != null) link.next = next;
  return link;
}

class Node {
  child: Node | null = null;
  onVisit: ((depth: number) => void) | null = null;
  tags: string[] | null = null;
  visits = 0;

  visit(depth: number): Node {
    this.visits += 1;
    this.onVisit?.(depth);
    this.child?.visit(depth + 1);
    return this;
  }

  count(): number | null {
    return this.tags?.length ?? null;
  }
}

export function main(print: (line: string) => void): void {
  const c = make('c', null, 'see');
  const b = make('b', c, null);
  const a: Link | null = make('a', b, '');
  const none = null as Link | null;
  b.run = (by) => by + 1;
  const name = a?.next?.next?.name;
  const absent = c?.next?.next?.name;
  print(`${name} ${absent} ${none?.name} ${a?.next?.name ?? 'x'}`);
  print(
    `${a?.label ?? 'none'} ${b?.label ?? 'none'} ${none?.label ?? 'none'} ${a?.note ?? 'note'}`,
  );
  print(`${b.run?.(4) ?? 0} ${c.run?.(4) ?? 0} ${a?.next?.run?.(1)} ${c?.next === undefined}`);
  const table: Record<string, number> | null = { k: 7 };
  const key = 'k';
  print(`${table?.[key] ?? 1} ${table?.['z'] ?? 1}`);
  const root = new Node();
  const child = new Node();
  root.child = child;
  child.onVisit = (depth) => print(`at ${depth}`);
  root.visit(0).visit(5);
  print(`${root.visits} ${child.visits} ${root.count() === null}`);
  child.tags = ['x', 'y'];
  print(`${child.count() === 2} ${root.child?.count() === 2}`);
  const quiet = (): void => root.child?.onVisit?.(9);
  quiet();
  const maybe: (() => void) | undefined = undefined as (() => void) | undefined;
  maybe?.();
}
