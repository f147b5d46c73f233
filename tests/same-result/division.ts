/** What is printed has few digits: floats have 32 bits on an imp. */
function quotients(print: (line: string) => void, a: number, b: number, c: number): void {
  print(((1.0 * a) / b).toFixed(3));
  print((a / 1 / b).toFixed(3));
  print(((a * 2 * c) / b).toFixed(3));
  print((a / (b * 4)).toFixed(3));
  print(((3 * Math.trunc(a / b)) / c).toFixed(3));
  print((a / 2 / (1 / b)).toFixed(3));
  print(((a * (1 / b)) / c).toFixed(3));
  print(((-1 * a) / b).toFixed(3));
}

export function main(print: (line: string) => void): void {
  quotients(print, 7, 2, 4);
  quotients(print, -7, 4, 3);
  quotients(print, 10, 3, 8);
  quotients(print, 0, 5, 2);
}
