function fail(message: string): never {
  throw new Error(message);
}

function attempt(task: () => void): string {
  try {
    task();
    return 'fine';
  } catch (error) {
    return (error as Error).message;
  }
}

export class Log {
  lines = '';

  error(text: string): void {
    this.lines += text;
  }

  guard(): string {
    try {
      fail('guarded');
    } catch {
      this.error('caught');
    }
    return this.lines;
  }
}

export function main(print: (line: string) => void): void {
  print(attempt(() => fail('first')));
  print(attempt(() => print('inside')));
  print(
    `<${attempt(() => {
      throw new Error();
    })}>`,
  );
  print(
    attempt(() => {
      try {
        fail('inner');
      } catch (error) {
        print(`saw ${(error as Error).message}`);
        throw error;
      }
    }),
  );
  print(
    attempt(() => {
      try {
        fail('one');
      } catch {
        fail('two');
      }
    }),
  );
  const error = 'outer';
  try {
    fail('x');
  } catch {
    print(error);
  }
  print(new Log().guard());
  for (const each of [1, 2, 3]) {
    try {
      if (each === 2) continue;
      if (each === 3) fail('three');
      print(`${each}`);
    } catch (error) {
      print((error as Error).message);
    }
  }
}
