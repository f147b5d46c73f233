export function takeBoth(queue: () => number[], list: number[]): number {
  list.pop();
  list.shift()!;
  const last = list.pop() ?? 0;
  const first = queue().shift();
  list.push(first ?? 0, last);
  return list.push(1);
}

export function backwards(text: string): string {
  return text.split('').reverse().join('');
}

export function squares(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i * i);
}

export function ones(count: number): number[] {
  return Array.from({ length: count }, () => 1);
}

export function sum(list: readonly number[]): number {
  return list.reduce((total, each) => total + each);
}

export function words(lines: readonly string[]): string[] {
  return lines.flatMap((line) => line.split(' ')).concat('end', ['.']);
}

export function firstRise(list: readonly number[]): number | undefined {
  return list.find((each, i) => i > 0 && each > list[i - 1]!);
}

export function count(list: readonly string[], print: (line: string) => void): void {
  for (const i of list.keys()) print(`${i}`);
  list.forEach(() => print('one'));
}
