let total = 1;

function bump(): number {
  total = 10;
  return 5;
}

export class Meter {
  value = 1;
  readonly parts = 3;

  jump(): number {
    this.value = 10;
    return 5;
  }

  add(): number {
    this.value += this.jump();
    return this.value;
  }
}

export function main(print: (line: string) => void): void {
  total += bump();
  print(`${total} ${total - bump()}`);
  const meter = new Meter();
  print(`${meter.add()} ${meter.value - meter.jump()}`);
  const list = [1, 2];
  const grow = (): number => {
    list[0] = 40;
    return 2;
  };
  list[0]! += grow();
  print(`${list[0]!}`);
  let bits = 6;
  bits &= 3;
  bits |= 8;
  bits ^= 1;
  bits <<= 4;
  bits >>= 1;
  print(`${bits}`);
  let half = 7;
  half /= 2;
  print(half.toFixed(1));
  let flag = false;
  let calls = 0;
  const seen = (value: boolean): boolean => {
    calls += 1;
    return value;
  };
  flag ||= seen(true);
  flag ||= seen(false);
  print(`${flag} ${calls}`);
  flag &&= seen(false);
  flag &&= seen(true);
  print(`${flag} ${calls}`);
  let text = 'a';
  const more = (): string => {
    print(text);
    return 'b';
  };
  text += more();
  text += 1 + 2;
  print(text);
  for (let i = 0, j = 5; i < j; i++, j--) print(`${i} ${j}`);
}
