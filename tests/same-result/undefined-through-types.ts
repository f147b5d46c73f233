// Undefined takes the default, also when a type hides that there is one.
interface Meter {
  level(x?: number): number;
}

class Fine {
  level(x = 5): number {
    return x;
  }
}

function level(x = 6): number {
  return x;
}

export function main(print: (line: string) => void): void {
  const get: (x?: number) => number = level;
  const meter: Meter = new Fine();
  print(`${get(undefined)} ${get()} ${get(1)} ${meter.level(undefined)} ${meter.level()}`);
}
