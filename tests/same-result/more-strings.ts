export function main(print: (line: string) => void): void {
  const text = 'a-b-c';
  print(text.replaceAll('-', '+'));
  print(text.replaceAll('', '.'));
  print(text.replaceAll('x', '.') + 'aaa'.replaceAll('aa', 'b'));
  print(`${text.at(-1) ?? 'none'} ${text.at(9) ?? 'none'} ${text.at(0) ?? 'none'}`);
  print(`${text.codePointAt(1) ?? -1} ${text.codePointAt(9) ?? -1}`);
  print(text.split('-', 2).join() + text.split('-', 9).join());
  print(`${text.startsWith('b', 2)} ${text.startsWith('b', 1)} ${text.startsWith('c-', 4)}`);
  print(`${text.includes('a', 1)} ${text.includes('c', 1)}`);
  print(text.substr(2) + text.substr(-1) + text.substr(1, 3) + text.substr(2, 99) + text.substr(9));
  print('x'.concat('y', 'z'));
}
