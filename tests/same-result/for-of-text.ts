function reversed(text: string): string {
  let all = '';
  for (const letter of text) all = letter + all;
  return all;
}

export function main(print: (line: string) => void): void {
  for (const letter of 'abc') print(letter);
  for (const letter of '') print(`never ${letter}`);
  print(reversed('hello'));
  const tasks: (() => string)[] = [];
  for (const letter of 'xy') tasks.push(() => letter);
  print(tasks.map((each) => each()).join());
  let code = 1;
  for (let letter of 'q') {
    letter += 'r';
    code++;
    print(`${letter}${code}`);
  }
  let last = '';
  for (last of ['m', 'n']) print(last);
  print(last);
  for (last of 'st') print(last);
  print(last);
  print(Array.from(new Set('hello')).join());
  const map = new Map([
    ['a', 1],
    ['b', 2],
  ]);
  for (const [key] of map) print(key);
  for (const [, value] of map) print(`${value}`);
  for (const [key, value] of map.entries()) print(`${key}${value}`);
  const list = ['p', 'q'];
  for (const [i] of list.entries()) print(`${i}`);
  for (const [, each] of list.entries()) print(each);
  for (const [key] of map) {
    print(key);
    map.delete(key);
    return print(`${map.size}`);
  }
}
