// shadowing of consts/enums/globals
export enum Mode {
  Off,
  On,
}
export const LIMIT = 4;
export class Box {
  Mode = Mode.On;
  LIMIT = 9;
  print = 'p';
  run(Mode: number, LIMIT: number): string {
    return `${Mode} ${LIMIT} ${this.Mode} ${this.LIMIT} ${this.print}`;
  }
}
export function helper(): number {
  return 1;
}
export class User {
  helper2 = 5;
  go(): string {
    return `${helper()}`;
  }
}
function nothing(a?: number): boolean {
  return a === undefined;
}
function deflt(a: number | null = 5): string {
  return `${a}`;
}
export function main(print: (line: string) => void): void {
  print(new Box().run(7, 8));
  print(new User().go());
  print(`${nothing()} ${nothing(1)} ${deflt()} ${deflt(null)}`);
  const key = Mode.On;
  switch (key as Mode) {
    case Mode.Off:
      print('off');
      break;
    case Mode.On:
      print('on');
  }
  const both = { Mode: 1, LIMIT: 2 };
  print(`${both.Mode} ${both.LIMIT} ${both['Mode']}`);
  let a = 1,
    b = 2;
  const t = a;
  a = b;
  b = t;
  print(`${a}${b}`);
  let u: number | undefined;
  if (u === undefined) u = 4;
  print(`${u}`);
  const f = (x: number) => ({ x, y: x + 1 });
  print(`${f(1).y}`);
  const list: (number | null)[] = [null, 1];
  print(`${list[0]! === null}`);
  const str = 'é';
  print(str);
  for (const _ of [1, 2]) print('_');
  print(`${[[1, 2], [3]].length}`);
  for (;;) {
    a++;
    if (a > 3) break;
  }
  print(`${a}`);
}
