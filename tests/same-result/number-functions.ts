type Print = (line: string) => void;

const integers = [0, 1, -1, 2, 7, -7, 10, 255, -255, 4096, 1999999999, -2000000000];
const floats = [0.5, -0.5, 1.5, -1.5, 2.5, -2.5, 0.25, -0.25, 7.75, -7.75, 99.5, 3.0, 20.0625, 0.0];
const numbers = [
  '',
  '12',
  ' 12 ',
  '-7',
  '+7',
  '12abc',
  'abc',
  '1.5',
  '-.5',
  '.',
  '5.',
  '1e2',
  '1e',
  '1e+',
  '-1.25e-1x',
  '0x1F',
  '-0x1f',
  '0X',
  '0b11',
  '0o17',
  '0b12',
  'ff',
  '99999999999',
  '2147483647',
  '--1',
  '- 1',
  'NaN',
  '1 2',
];

function parse(text: string, print: Print): void {
  const decimal = parseInt(text, 10);
  const hex = parseInt(text, 16);
  const float = parseFloat(text);
  const whole = Number(text);
  print(`'${text}' ${isNaN(decimal)} ${isNaN(hex)} ${Number.isNaN(float)} ${isNaN(whole)}`);
  if (!isNaN(decimal) && Math.abs(decimal) < 1e9) print(`${decimal}`);
  if (!isNaN(hex) && Math.abs(hex) < 1e9) print(`${hex} ${hex.toString(16)}`);
  if (!isNaN(float) && float < 1e9)
    print(`${float.toFixed(3)} ${Number.isInteger(float)} ${Number.isFinite(float)}`);
  if (!isNaN(whole) && whole < 1e9) print(`${whole.toFixed(2)} ${whole === float}`);
  if (!isNaN(float) && float > 1e9) print('large');
}

function divide(a: number, b: number, print: Print): void {
  print(`${Math.floor(a / b)} ${Math.trunc(a / b)} ${Math.ceil(a / b)} ${a % b}`);
}

export function main(print: Print): void {
  for (const text of numbers) parse(text, print);
  for (const n of integers) {
    print(`${Math.floor(n)} ${Math.ceil(n)} ${Math.round(n)} ${Math.trunc(n)} ${Math.abs(n)}`);
    print(`${n.toString()} ${n.toString(2)} ${n.toString(16)} ${n.toString(36)} ${String(n)}`);
    print(`${n.toFixed(0)} ${n.toFixed()} ${n.toFixed(2)} ${Number.isInteger(n)} ${isFinite(n)}`);
    print(
      `${Math.min(n, 5)} ${Math.max(n, 5)} ${Math.max(n, 5, 300)} ${Math.sign(n)} ${Number(n)}`,
    );
    for (const divisor of [1, -1, 2, -3, 7, 10]) divide(n, divisor, print);
  }
  for (const x of floats) {
    print(`${Math.floor(x)} ${Math.ceil(x)} ${Math.round(x)} ${Math.trunc(x)} ${Math.sign(x)}`);
    print(`${x.toFixed(0)} ${x.toFixed(1)} ${x.toFixed(2)} ${x.toFixed(3)} ${(x * 8).toFixed()}`);
    print(`${Math.abs(x).toFixed(2)} ${Math.min(x, 1).toFixed(2)} ${Number.isInteger(x)}`);
  }
  print(`${Math.sqrt(2).toFixed(3)} ${Math.pow(2, 0.5).toFixed(3)} ${Math.PI.toFixed(4)}`);
  print(`${Math.sin(1).toFixed(4)} ${Math.atan2(1, -1).toFixed(4)} ${Math.exp(1).toFixed(4)}`);
  print(`${parseInt('99999999999', 10) > 2147483647} ${Number('99999999999') > 2147483647}`);
  let least = Infinity;
  for (const x of floats) if (x < least) least = x;
  print(`${least.toFixed(1)} ${isFinite(Infinity)} ${Number.isInteger(-Infinity)} ${5 < Infinity}`);
  print(`${Math.imul(3, -7)} ${(7 * 3) & 0xff} ${true.toString()} ${(255).toString(16)}`);
}
