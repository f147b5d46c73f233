export const TWO = 2;

function name(value: number): string {
  let text = '';
  switch (value) {
    case 1:
    case TWO:
      text += 'few';
      break;
    case -3: {
      const own = 'minus three';
      text += own;
      break;
    }
    case 4:
      return 'four';
    default:
      text += 'many';
  }
  return text;
}

function word(value: string): number {
  switch (value) {
    case 'a':
      return 1;
    case '':
      return 2;
  }
  return 3;
}

export function main(print: (line: string) => void): void {
  for (const value of [1, 2, -3, 4, 5]) print(name(value));
  for (const value of ['a', '', 'b']) print(`${word(value)}`);
  for (let i = 0; i < 4; i++) {
    switch (i) {
      case 0:
        continue;
      case 2:
        break;
      default:
        print(`default ${i}`);
    }
    print(`after ${i}`);
  }
}
