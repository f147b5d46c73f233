function first(value: number): string {
  let text = `${value}:`;
  switch (value) {
    default:
      text += ' default';
      break;
    case 1:
    case 2: {
      text += ' two';
      break;
    }
    case 3:
      text += ' three';
  }
  return text;
}

function middle(value: string, log: (text: string) => void): string {
  switch (value) {
    case 'a':
      const found = `${value}!`;
      return found;
    case 'b':
    case 'c':
    default:
      const other = { value };
      log(other.value);
      return 'default';
    case 'd':
      function inner(): string {
        return `${value}?`;
      }
      log(inner());
      break;
    case 'e':
      log('e');
  }
  return 'end';
}

function each(list: number[]): string {
  let text = '';
  for (const value of list) {
    switch (value) {
      default:
        continue;
      case 1:
        let sum = value;
        sum += 1;
        text += sum;
        break;
      case 2:
        text += 'two';
    }
    text += ';';
  }
  return text;
}

export function main(print: (line: string) => void): void {
  for (const value of [0, 1, 2, 3]) print(first(value));
  for (const value of ['a', 'b', 'c', 'd', 'e', 'f']) print(middle(value, print));
  print(each([1, 5, 2, 1]));
}
