function text(value: number): string {
  return `${value}`;
}

export function main(print: (line: string) => void): void {
  for (const a of [7, -7]) {
    for (const b of [2, -2, 3]) {
      print(`${Math.trunc(a / b)} ${a % b} ${a * b} ${Math.trunc(a / 2)}`);
    }
  }
  print(text(Math.trunc(7)) + text(Math.trunc(7.5)) + text(Math.trunc(-7.5)));
  // 1 / 2 is no integer in JavaScript.
  print(
    `${(1 / 2).toFixed(2)} ${(-1 / 4).toFixed(2)} ${(3 / 2 + 1).toFixed(1)} ${10 / 4 > 2} ${Math.trunc((3 / 2) * 2)}`,
  );
  print(`${0x7fffffff} ${-0x7fffffff} ${1e3} ${1.0}`);
  let i = 5;
  i++;
  ++i;
  i--;
  i += 3;
  i -= 1;
  i *= 4;
  i %= 7;
  print(text(i));
}
