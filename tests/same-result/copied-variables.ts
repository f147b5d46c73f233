// A variable beside the one that it is a copy of.
export function main(print: (line: string) => void): void {
  const empty: string = '';
  const same: string = empty;
  print(`${empty}|${same}`);
  const one: number = 1;
  const two: number = one;
  const three: number = two;
  print(`${one} ${two} ${three}`);
  for (let i = 3, j = i; i < 5; i++) print(`${i} ${j}`);
}
