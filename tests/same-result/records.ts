interface Settings {
  name?: string;
  level?: number;
  quiet?: boolean;
  note?: string | undefined;
}

function describe(settings: Settings): string {
  const level = settings.level ?? 5;
  const quiet = settings.quiet ?? true;
  return `${settings.name ?? 'none'} ${level} ${quiet} ${settings.name}`;
}

export function main(print: (line: string) => void): void {
  print(describe({}));
  print(describe({ name: '', level: 0, quiet: false }));
  print(describe({ name: 'x', level: 1, quiet: true }));

  const counts: Record<string, number> = {};
  print(`${counts['a']} ${'a' in counts} ${counts['a'] ?? 7}`);
  counts['a'] = 0;
  counts['b'] ??= 2;
  counts['a'] ??= 9;
  counts['a']! += 3;
  print(`${counts['a']} ${counts['b']} ${'a' in counts} ${counts['a'] ?? 7}`);
  delete counts['a'];
  delete counts['absent'];
  print(`${'a' in counts} ${counts['a'] == null} ${counts['a'] ?? 7}`);

  const settings: Settings = {};
  settings.level ??= 3;
  settings.level ??= 4;
  settings.name = 'new';
  settings.note = undefined;
  const note = settings.note;
  print(`${settings.level} ${settings.name} ${'note' in settings} ${note ?? 'empty'}`);
  settings.note ??= 'set';
  print(`${settings.note}`);
  delete settings.name;
  print(describe(settings));

  const fixed = { 'two words': 1, plain: 2 };
  const key: 'plain' | 'two words' = 'two words';
  fixed[key] = 5;
  print(`${fixed['two words']} ${fixed.plain} ${fixed[key]}`);
  const table = counts as Record<string, number | undefined>;
  table['gap'] = undefined;
  const gap = table['gap'] as number | undefined;
  const none = table['none'] as number | undefined;
  print(`${gap} ${none} ${'gap' in table}`);
}
