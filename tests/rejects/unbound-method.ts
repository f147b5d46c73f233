declare const server: { log(text: string): void };

interface Clock {
  now(): number;
}

export function logger(): (text: string) => void {
  return server.log; //! CM2007
}

export function timer(clock: Clock): () => number {
  return clock.now;
}

export class Box {
  value = 1;

  read(): number {
    return this.value;
  }

  reader(): () => number {
    return this.read; //! CM2007
  }
}
