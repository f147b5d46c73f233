declare function print(text: string): void;

const lines: string[] = [];

/** The first module to run: the others need it. */
export function announce(name: string): void {
  lines.push(name);
  print(`${lines.length}. ${name}\n`);
}

export function count(): number {
  return lines.length;
}

// Named like a function of the language underneath.
export function format(text: string): string {
  return `[${text}]`;
}

export const split = (text: string): string[] => text.split('');

announce('log');
