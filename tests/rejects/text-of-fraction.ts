interface Reading {
  readonly celsius: number;
  readonly count: number;
}

class Sensor {
  last = 0;
  total = 0;

  read(value: number): void {
    this.last = value / 16;
    this.total += 1;
  }

  describe(): string {
    return `${this.last} ${this.total}`; //! CM2040
  }
}

function half(value: number): number {
  const result = value * 0.5;
  return result;
}

const double = (value: number): number => value * 2;

function show(reading: Reading): string {
  return `${reading.count} ${reading.celsius}`; //! CM2040
}

class Scale {
  constructor(private readonly factor: number) {}

  describe(): string {
    return `${this.factor}`; //! CM2040
  }
}

enum Part {
  None = 0,
  Half = 0.5,
}

function sum(first: number, ...others: number[]): string {
  return `${first} ${others[0]!}`; //! CM2040
}

function parts(reading: Reading, pair: [number, number]): string[] {
  let share = 7;
  share /= 2;
  const { celsius, count } = reading;
  const [before, after] = pair;
  return [
    `${share}`, //! CM2040
    `${celsius} ${count}`, //! CM2040
    `${before} ${after}`, //! CM2040 CM2040
    `${Part.None} ${Part.Half}`, //! CM2040
    new Scale(0.5).describe(),
    sum(1, 2, 0.5),
    [...pair].join(), //! CM2040
  ];
}

export function main(text: string, n: number): string[] {
  const list = [1];
  list.push(n / 3);
  const whole = [1, 2];
  const found: string[] = [];
  for (const each of list) found.push(`${each}`); //! CM2040
  for (const each of whole) found.push(`${each}`);
  return [
    new Sensor().describe(),
    show({ celsius: 20.5, count: 2 }),
    parts({ celsius: 20.5, count: 2 }, [0.5, 1])[0]!,
    String(n / 2), //! CM2040
    `${half(n)} ${Math.round(half(n))}`, //! CM2040
    `${double(n)} ${double(2)}`,
    (n * 1.5).toString(), //! CM2040
    Math.sqrt(n) + 'm', //! CM2040
    Math.PI + text, //! CM2040
    list.join(), //! CM2040
    whole.join(),
    `${list.map((each) => each + 1)[0]!}`, //! CM2040
    `${whole.map((each) => each / 2)[0]!}`, //! CM2040
    `${whole.reduce((sum, each) => sum + each, 0)}`,
    `${whole.reduce((sum, each) => sum + each, 0.5)}`, //! CM2040
    `${Math.max(n, 0.5)} ${Math.max(n, 1)}`, //! CM2040
    `${parseFloat(text)} ${parseInt(text, 10)}`, //! CM2040
  ];
}
