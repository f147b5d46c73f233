export interface Globals {
  server: { log: (text: string) => void };
  LIMIT: number;
}

export function report(platform: Globals, LIMIT: number): void {
  if (LIMIT < platform.LIMIT) run(); //! CM2009
  platform.server.log('an object is written with :: and is not hidden');
}

export class Reporter {
  server = 1;
  constructor(readonly_: number) {
    this.server = readonly_;
  }
  run(): void {
    run();
  }
}

/** What Squirrel itself has is named as a slot of the root table. */
export class Cleaner {
  strip = '';
  clean(text: string, math: number, array: number[]): unknown[] {
    return [
      text.trim(),
      Math.sqrt(math),
      new Array(3),
      array.map((each) => filter(each)),
    ];
  }
}

/** In a function that map() calls, `this` is an array, which has a filter of its own. */
export function filter(each: number): boolean {
  return each > 1;
}

export function run(): void {
  return;
}
