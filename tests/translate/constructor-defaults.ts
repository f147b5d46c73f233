const DEFAULT_PORT = 80;

export class Server {
  readonly port: number;
  readonly name: string | null;
  readonly options: object;

  constructor(port = DEFAULT_PORT, name: string | null = null, options?: object) {
    this.port = port;
    this.name = name;
    this.options = options ?? {};
  }
}

export function start(): Server[] {
  return [new Server(), new Server(8080, 'proxy'), new Server(1, null, { isQuiet: true })];
}
