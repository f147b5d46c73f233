const two = (first: unknown, second: unknown): string => `${String(first)},${String(second)}`;

const three = (first: unknown, second: unknown, third: unknown): string =>
  `${two(first, second)},${String(third)}`;

function behind(print: (line: string) => void, flag: boolean, least: number, most: number): void {
  const dash = '-';
  print(two(least < most, flag ? 't' : 'f'));
  print(two(most <= least, flag ? 't' : 'f'));
  print(two(least >= most, dash + (flag ? 't' : 'f')));
  print(three(least > most, dash, flag ? 't' : 'f'));
  print(three(flag, least < most, (flag ? 1 : 2) + least));
  print(`${least < most}${flag ? 't' : 'f'}`);
  print(`${least < most}${dash}${flag ? 't' : 'f'}`);
  print(`${(least < most) + (dash + (flag ? 't' : 'f'))}`);
  print(`${least < most === flag ? 'same' : 'other'}`);
  print(`${least < most === (flag ? true : false)}`);
  print(`${least < most && (flag ? true : false)} ${least > most || (flag ? true : false)}`);
  print(least < most ? (flag ? 't' : 'f') : 'none');
  print(least > most ? 'none' : flag ? 't' : 'f');
  print([String(least < most), flag ? 't' : 'f'].join(','));
  const parts = { isLess: least < most, text: flag ? 't' : 'f' };
  print(two(parts.isLess, parts.text));
  for (let isLess = least < most, step = flag ? 1 : 2; isLess; isLess = false) print(String(step));
  const isLess = least < most;
  const letter = flag ? 't' : 'f';
  print(two(isLess, letter));
}

export function main(print: (line: string) => void): void {
  for (const flag of [false, true]) {
    behind(print, flag, 1, 2);
    behind(print, flag, 2, 1);
  }
}
