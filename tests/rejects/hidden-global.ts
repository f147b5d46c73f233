export interface Globals {
  server: { log: (text: string) => void };
  time: () => number;
}

export function report(platform: Globals, time: number): void {
  platform.server.log('now'); //! CM2009
  if (time < platform.time()) run(); //! CM2009 CM2009
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
