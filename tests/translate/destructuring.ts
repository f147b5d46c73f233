interface Options {
  readonly name: string;
  readonly level?: number;
  readonly at: { x: number; y: number };
}

export class Reader {
  constructor(private readonly options: Options) {}

  read(pair: [number, string]): string {
    // What is wanted of them.
    const { name, level = 3 } = this.options;
    const { x, y: height } = this.options.at;
    const [first, second] = pair;
    const copy = [...[x, height]];
    return `${name} ${level} ${x} ${height} ${first} ${second} ${copy.length}`;
  }
}
