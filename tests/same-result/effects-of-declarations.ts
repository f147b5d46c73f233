import { lines } from './modules/effects.js';

export function main(print: (line: string) => void): void {
  for (const line of lines) print(line);
}
