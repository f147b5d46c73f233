interface Options {
  name?: string;
  retries?: number;
  note?: string | null;
}

export function read(options: Options): string {
  const name = options.name ?? 'none';
  const note = options.note;
  return note == null ? name : `${name} ${options.retries ?? 3} ${options.name}`;
}

export function write(options: Options): void {
  options.retries = 5;
  options.name ??= 'new';
  options.note ??= 'new';
  delete options.retries;
}
