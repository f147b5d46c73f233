interface Server {
  log(text: string): void;
}

export function logger(server: Server): (text: string) => void {
  return server.log; //! CM2007
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
