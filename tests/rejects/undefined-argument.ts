function wait(seconds = 5, name: string | null = null): string {
  return `${seconds} ${name}`;
}

export class Timer {
  constructor(readonly_ = 1) {
    wait(readonly_);
  }
}

export function run(seconds: number | undefined, name: string | undefined): void {
  wait(seconds); //! CM2019
  wait(undefined, name); //! CM2019
  const timer = new Timer(seconds); //! CM2019
  if (timer === null) wait(1, name);
}
