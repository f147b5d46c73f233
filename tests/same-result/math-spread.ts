function take(list: number[], print: (line: string) => void): number {
  print(`take ${list.length}`);
  return list.pop() ?? 0;
}

export function main(print: (line: string) => void): void {
  const lists = [[], [3], [3, -7, 12], [0.5, 0.25]];
  for (const list of lists) {
    print(`${Math.max(...list)} ${Math.min(...list)}`);
    print(`${Math.max(0, ...list)} ${Math.min(1, ...list)}`);
    print(`${Math.max(...list, 5)} ${Math.min(...list, ...[1, 2], -3)}`);
  }
  const whole = [4, 9, 2];
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
  print(`${names[Math.max(...whole)]!} ${names[Math.min(...new Set(whole))]!}`);
  print(`${Math.max(...[])} ${Math.min(...[])}`);
  print(`${Math.max(take(whole, print), ...whole)} ${Math.max(...whole, take(whole, print))}`);
}
