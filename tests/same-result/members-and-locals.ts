const limit = 1;

export const LEVEL = 5;

function helper(): string {
  return 'function';
}

export class Box {
  limit = 2;
  LEVEL = 6;
  value = 0;

  helper(): string {
    return 'method';
  }

  set(value: number): string {
    this.value = value + 1;
    const helped = this.helper();
    return `${value} ${this.value} ${limit} ${this.limit} ${LEVEL} ${this.LEVEL} ${helped} ${helper()}`;
  }

  nested(): string {
    const value = 'local';
    const self = this;
    const read = (limit: number): string => `${value} ${self.value} ${limit}`;
    return read(9);
  }

  shadow(): number {
    const value = 1;
    {
      const value = 2;
      this.value += value;
    }
    for (let value = 0; value < 2; value++) this.value += value;
    return this.value + value;
  }
}

export function main(print: (line: string) => void): void {
  const box = new Box();
  print(box.set(7));
  print(box.nested());
  print(`${box.shadow()} ${box.value}`);
}
