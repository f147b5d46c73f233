class Node {
  next: Node | null = null;
  left: Node | null = null;
  right: Node | null = null;
  first = 1;
  second = 2;
  share = 0;

  constructor(readonly label: string) {}

  reset(): string {
    this.left = this.right = null;
    this.first = this.second = 7;
    let a: number;
    let b: number;
    a = b = this.first = this.label.length;
    a += 1;
    return `${this.left === null} ${this.first} ${this.second} ${a} ${b}`;
  }
}

function pair(first: boolean, second: Node | null): string {
  return `${first} ${second === null ? 'none' : second.label}`;
}

function pick(least: number, most: number, node: Node | null, other: Node): string {
  const inTurn = [least < most, node ?? other] as const;
  return `${pair(least < most, node ?? other)} ${pair(least > most, node?.next ?? null)} ${
    inTurn[1].label
  }`;
}

function lengths(list: (number | null)[], nothing: number[] | null): string {
  const parts: string[] = [];
  if (list.length) parts.push('some');
  if (!list.length) parts.push('none');
  if (list.length > 0 && list.length !== 0 && list.length >= 1) parts.push('more');
  if (list.length === 0 || list.length < 1) parts.push('empty');
  const has = list.length > 0;
  const hasNot = list.length === 0;
  const word = list.length ? 'yes' : 'no';
  let turns = 0;
  for (; list.length; list.pop()) turns++;
  const ofNothing = nothing !== null && nothing.length > 0;
  return `${parts.join(' ')} ${has} ${hasNot} ${word} ${turns} ${ofNothing}`;
}

function truth(
  node: Node | null,
  call: (() => boolean) | undefined,
  list: number[] | null,
): string {
  const parts: string[] = [];
  if (node !== null) parts.push('node');
  if (node == null) parts.push('no node');
  if (call !== undefined) parts.push(`${call()}`);
  if (!(call === undefined)) parts.push('call');
  if (list != null && (node !== null || call === undefined)) parts.push('both');
  const value = node !== null && list !== null;
  const other = node == null || list == null;
  return `${parts.join(' ')} ${value} ${other} ${list !== null ? list.length : -1}`;
}

function plain(count: number | null, flag: boolean | null, text: string | null): string {
  const parts: string[] = [];
  if (count !== null) parts.push('count');
  if (flag !== null) parts.push('flag');
  if (text !== null) parts.push('text');
  return parts.join(' ');
}

function objects(node: Node | null, flag: boolean | null, list: number[] | undefined): string {
  const parts: string[] = [];
  if (node) parts.push('node');
  if (!node) parts.push('no node');
  if (flag) parts.push('flag');
  if (!flag && list) parts.push('list alone');
  const other = node ? node.next : null;
  let count = 0;
  for (let each = node; each; each = each.next) count++;
  return `${parts.join(' ')} ${other ? other.label : 'none'} ${count}`;
}

function generic<T>(value: T | null, anything: {} | null): string {
  const parts: string[] = [];
  if (value !== null) parts.push('value');
  if (anything !== null) parts.push('anything');
  return parts.join(' ');
}

function guards(values: number[]): string {
  let sum = 0;
  for (const value of values) {
    if (value < 0) continue;
    if (value > 9) break;
    if (value > 4) {
      if (value > 6) sum += 100;
    } else sum += value;
  }
  return `${sum}`;
}

export function main(print: (line: string) => void): void {
  const node = new Node('n');
  const other = new Node('other');
  node.next = other;
  print(node.reset());
  print(pick(1, 2, node, other));
  print(pick(2, 1, null, other));
  print(pick(2, 1, node, other));
  print(lengths([], null));
  print(lengths([null], []));
  print(lengths([0, 0], [0]));
  print(truth(node, () => false, []));
  print(truth(null, undefined, null));
  print(truth(node, undefined, [1]));
  print(plain(0, false, ''));
  print(plain(null, null, null));
  print(objects(node, false, []));
  print(objects(null, null, undefined));
  print(objects(other, true, [0]));
  print(generic(0, 0));
  print(generic(false, false));
  print(generic('', node));
  print(guards([1, -1, 5, 7, 2, 10, 3]));
}
