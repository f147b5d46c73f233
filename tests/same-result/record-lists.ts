interface Settings {
  name?: string;
  level?: number;
}

enum Level {
  Low = 1,
  High = 9,
}

const levelNames: Record<Level, string> = { [Level.Low]: 'low', [Level.High]: 'high' };

class Holder {
  level = 1;
  name = '';

  constructor(settings: Settings) {
    Object.assign(this, settings);
  }
}

export function main(print: (line: string) => void): void {
  const votes: Record<string, number> = { red: 3, blue: 2, keys: 1 };
  let total = 0;
  // In any order.
  for (const [color, count] of Object.entries(votes)) total += count * color.length;
  print(`${total}`);
  // In any order.
  for (const count of Object.values(votes)) total += count;
  // In any order.
  for (const color of Object.keys(votes)) total += color.length;
  print(`${total} ${Object.values(votes).length} ${Object.entries(votes).length}`);
  // In any order.
  for (const color of Object.keys(votes)) {
    if (color !== 'red') delete votes[color];
  }
  print(Object.keys(votes).sort().join());
  // In any order.
  const entries = Object.entries({ b: 2, a: 1 });
  entries.sort((one, two) => one[1] - two[1]);
  print(entries.map((each) => `${each[0]}${each[1]}`).join());
  // In any order.
  print(`${Object.values({ b: 2, a: 1 }).reduce((sum, each) => sum + each)}`);
  // In any order.
  print(
    Object.keys({ x: 1, y: 2 })
      .map((each) => each.toUpperCase())
      .sort()
      .join(),
  );

  const codes: Record<number, string> = { 1: 'one', 20: 'twenty' };
  codes[3] = 'three';
  for (const each of [1, 2, 3, 20]) print(`${each in codes} ${codes[each] ?? 'none'}`);
  delete codes[1];
  print(`${codes[1] ?? 'gone'}`);
  const one = 'first';
  print({ [one]: 'by its value' }.first);
  print(levelNames[Level.High] + levelNames[total > 0 ? Level.Low : Level.High]);

  const merged = Object.assign({}, { a: 1, b: 2 }, { b: 3 });
  print(`${merged.a}${merged.b}`);
  const target: Record<string, number> = { c: 4 };
  Object.assign(target, { d: 5 });
  print(Object.keys(target).sort().join());
  const holder = new Holder({ level: 7 });
  print(`${holder.level} ${holder.name === ''}`);
  const frozen = Object.freeze({ x: 1 });
  print(`${frozen.x}`);
  const made = Object.fromEntries([
    ['p', 1],
    ['q', 2],
  ]);
  print(Object.keys(made).sort().join());
  print(`${Object.hasOwn(made, 'p')} ${Object.hasOwn(made, 'z')}`);
}
