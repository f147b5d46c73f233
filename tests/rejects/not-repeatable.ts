interface Options {
  limit?: number | null;
  inner?: { limit?: number };
}

export function limit(make: () => Options, options: Options): number | null | undefined {
  const first = make().limit; //! CM1007
  const second = options.limit ?? 1;
  const third = first ?? second ?? 3; //! CM1007
  const fourth = (third > 1 ? first : second) ?? 4; //! CM1007
  const text = `${make().limit! + 1} ${third > 1 ? null : fourth}`; //! CM1007
  make().limit ??= 1; //! CM1007
  return text === '' ? first : second;
}

export function read(table: Record<string, number>, key: () => string): number {
  return table[key()] ?? 0; //! CM1007
}

let map = new Map<string, number>();

export function walk(make: () => Map<string, number>): number {
  let sum = 0;
  for (const [key, value] of make()) sum += key.length + value; //! CM1007
  for (const [key, value] of map) { //! CM1007
    sum += key.length + value;
    map = new Map();
  }
  for (const [key, value] of map) sum += key.length + value;
  return sum + (map.get('a') ?? 0) + (make().get('a') ?? 0); //! CM1007
}
