interface Options {
  name?: string;
  limit?: number;
}

// A number is false in both when it is 0, a text when it is empty in JavaScript alone.
export function describe(options: Options, text: string, list: string[]): string {
  if (text) list.push(text);
  if (!text || list.length) return 'some';
  const bits = list.length;
  while (bits & 4) list.pop();
  const name = options.name || 'none';
  return options.limit ? name : text && `${text}!`;
}

export function half(value: number): string {
  return value / 2 ? 'some' : 'none';
}

export function isOne(value: number, other: string | undefined): boolean {
  return value == 1 || other != undefined;
}
