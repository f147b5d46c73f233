export function describe(name: string | null, count: number, unit?: string): string {
  const plain = `no substitution`;
  const pair = `${count}${count}`;
  const text = `${name}: ${count + 1} ${unit ?? ''}`;
  return `${plain}, ${pair}, "${text}"` + `${count}` + String(count);
}
