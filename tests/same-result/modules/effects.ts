export const lines: string[] = [];

function say(line: string): number {
  lines.push(line);
  return lines.length;
}

// Nothing reads these, but what they call is called.
export const first = say('const');
export let second = say('let');
second = say('assigned');
export const { third } = { third: say('pattern') };
export const fourth = [say('element')];

export class Counter {
  static made = say('static field');
  size = say('instance field');
}

export class Item {
  size = say('never made');
}

export const unused = (): number => say('never called');

export const counter = new Counter();
