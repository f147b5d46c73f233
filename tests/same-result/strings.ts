function describe(name: string | null, count: number | undefined): string {
  return `${name} has ${count}` + name + count;
}

export function main(print: (line: string) => void): void {
  print(describe('Ada', 3));
  print(describe(null, undefined));
  const n = 1;
  const m = 2;
  print(`${n}${m} ${n + m}${n}`);
  print(`${n}${m}`);
  print(String(n) + m);
  print(n + String(m) + String(n));
  print(`${String(n)}${m}${String(n)}`);
  print('' + true + false + n);
  let text = 'a';
  text += 1;
  text += 'b' + (n + m);
  print(text);
  print(`${text.length} ${''.length} ${'tab\t"quoted" \\ line\nnext'.length}`);
  print('tab\t"quoted" \\ \'single\' ${no} `back`');
  print(`${'a' < 'b'} ${'b' <= 'a'} ${'B' < 'a'} ${'' < 'a'} ${'abc' > 'ab'}`);
  print(`${text === 'a'} ${text !== 'a'} ${text === text}`);
  print(`\0`.length === 1 ? 'one' : 'other');
}
