export function report(name: string, count: number): void {
  console.log('started');
  console.log();
  console.log(name, count, count > 1);
  console.log(count);
  if (count > 9) console.error(`${count} is too much`);
}

export function roll(): number {
  return 1 + Math.floor(Math.random() * 6);
}
