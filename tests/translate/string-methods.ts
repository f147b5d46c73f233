/** Splits a line like "temp= 20 C" at its equals sign. */
export function parseLine(line: string): string[] {
  const at = line.indexOf('=');
  if (at === -1 || line.startsWith('#')) return [];
  const name = line.slice(0, at).trim().toLowerCase();
  return [name, line.slice(at + 1).trim()];
}

export function pad(minutes: number): string {
  return `${Math.trunc(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

export function checksum(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum = (sum + text.charCodeAt(i)) & 0xff;
  return sum;
}

export function first(text: string): string {
  return text.includes(' ') ? text[0]! : String.fromCharCode(45);
}
