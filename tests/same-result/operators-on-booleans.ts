let calls = 0;

function seen(value: boolean): boolean {
  calls += 1;
  return value;
}

export function main(print: (line: string) => void): void {
  calls = 0;
  print(`${seen(false) && seen(true)} ${calls}`);
  print(`${seen(true) || seen(false)} ${calls}`);
  print(`${!seen(true)} ${!!seen(true)} ${calls}`);
  const both = seen(true) && (seen(false) || seen(true));
  print(`${both} ${calls}`);
  print(seen(false) ? 'yes' : 'no');
}
