let total = 0;

export class Meter {
  private flags = 0;
  private isOn = false;
  private level = 1;

  add(part: () => number): void {
    total += part();
    this.level += part();
    this.flags |= 4;
    this.flags <<= 1;
    this.level /= 2;
    this.isOn ||= this.level > 3;
  }
}

export function pairs(list: number[], visit: (first: number, last: number) => void): void {
  for (let i = 0, j = list.length - 1; i < j; i++, j--) visit(list[i]!, list[j]!);
}
