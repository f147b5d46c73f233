export interface Globals {
  server: { log: (text: string) => void };
  LIMIT: number;
}

export function report(platform: Globals, LIMIT: number): void {
  if (LIMIT < platform.LIMIT) run(); //! CM2009 CM2009
  platform.server.log('an object is written with :: and is not hidden');
}

export class Reporter {
  server = 1;
  constructor(readonly_: number) {
    this.server = readonly_;
  }
  run(): void {
    run(); //! CM2009
  }
}

export function run(): void {
  return;
}
