// Lengths that are computed, also those that JavaScript refuses.

function attempt(print: (line: string) => void, make: () => number): void {
  try {
    print(`length ${make()}`);
  } catch (error) {
    print((error as Error).message);
  }
}

function depth(levels: number): number {
  const [inner] = Array.from({ length: levels === 0 ? 0 : 1 }, () => depth(levels - 1));
  return inner === undefined ? 0 : inner + 1;
}

export function main(print: (line: string) => void): void {
  const list = [1, 2, 3];
  const extra = 2;
  const lengths = [0, 2, -1, 1.5];
  for (const length of lengths) {
    attempt(print, () => new Array<number>(length).length);
    attempt(print, () => new Array<number>(length).fill(7).length);
    attempt(print, () => (list.length = length));
    attempt(print, () => {
      const copy = list.slice();
      copy.length = length;
      return copy.length;
    });
  }
  for (const length of [0, 2, -1]) {
    attempt(print, () => Array.from({ length }).length);
    attempt(print, () => Array.from({ length }, () => 0).length);
    attempt(print, () => Array.from({ length }, (_, i) => i).length);
  }
  attempt(print, () => new Array<number>(list.length + extra * 2).length);
  print(`${depth(150)}`);
}
