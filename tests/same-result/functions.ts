const STEP = 2;

function add(a: number, b = STEP, c?: number): number {
  return a + b + (c ?? 100);
}

function apply(task: (value: number) => number, value: number): number {
  return task(value);
}

function run(task: () => void): void {
  task();
}

function named(name: string, greeting: string | null = null): string {
  return `${greeting ?? 'Hello'} ${name}`;
}

export function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1);
}

export function main(print: (line: string) => void): void {
  print(`${add(1)} ${add(1, 10)} ${add(1, 10, 0)}`);
  print(`${apply((value) => value * 3, 4)} ${apply(factorial, 5)}`);
  print(`${named('Ada')} ${named('Ada', 'Hi')}`);
  let calls = 0;
  run(() => calls++);
  run(() => (calls += 10));
  run(() => {
    calls += 100;
  });
  print(`${calls}`);
  function inner(value: number): number {
    calls = value;
    return calls + STEP;
  }
  print(`${inner(5)} ${calls}`);
  const counter = makeCounter();
  counter();
  print(`${counter()} ${makeCounter()()}`);
  print(`${(() => 6)()} ${((a: number, b = 2) => a * b)(4)}`);
}

export function makeCounter(): () => number {
  let count = 0;
  return () => {
    count += 1;
    return count;
  };
}
