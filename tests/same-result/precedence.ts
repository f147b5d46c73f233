export function main(print: (line: string) => void): void {
  const a = 7;
  const b = 3;
  const c = 2;
  print(`${a - (b - c)} ${a - b - c} ${(a - b) * c} ${a - b * c}`);
  print(`${(a % b) % c} ${a % (b % c)} ${(a * b) % c} ${a * (b % c)}`);
  print(`${(a & b) === b} ${a & b} ${a | (b & c)} ${(a | b) & c} ${a ^ b ^ c}`);
  print(`${1 << (b + c)} ${(1 << b) + c} ${(a >> 1) - 1} ${a >> (c - 1)}`);
  print(`${-a * -b} ${-(-a)} ${-(a - b)} ${a - -b} ${~a} ${-~a}`);
  print(`${!(a > b) || (b > c && a > c)} ${(a > b || b > c) && c > a}`);
  print(`${a > b === true} ${a < b !== b < c}`);
  print(`${a > b ? (b > c ? 'x' : 'y') : 'z'} ${(a < b ? 1 : 2) + 3}`);
  const table: Record<string, number> = { k: 1 };
  const key = 'k';
  print(`${!(key in table)} ${key in table === true} ${key in table && a > b} ${key in table}`);
}
