interface Task {
  run: (value: number) => string;
  readonly name: string;
}

class Runner {
  private count = 0;
  handler: (value: number) => string = (value) => `first ${value}`;

  private next(): number | undefined {
    this.count++;
    const { count } = this;
    this.handler = (value) => `later ${count} ${value}`;
    return count % 2 === 0 ? count : undefined;
  }

  act(): string {
    return this.handler(this.next() ?? 7);
  }
}

export function main(print: (line: string) => void): void {
  const runner = new Runner();
  print(runner.act());
  print(runner.act());
  print(runner.act());
  let task: Task = { run: (value) => `a ${value}`, name: 'a' };
  const old = task;
  const find = (value: number): number | undefined => {
    task.run = () => 'replaced';
    task = { run: (other) => `b ${other}`, name: 'b' };
    return value > 0 ? value : undefined;
  };
  print(task.run(find(1) ?? 0));
  print(`${old.run(5)} ${task.name}`);
  print(task.run(find(0) ?? -1));
}
