// Text formatting: tables, word wrap, durations, byte sizes, a mini template engine.

type Align = 'left' | 'right' | 'center';

interface Column<T> {
  title: string;
  value: (row: T) => string | number;
  align?: Align;
}

const pad = (text: string, width: number, align: Align = 'left'): string => {
  const missing = Math.max(0, width - text.length);
  switch (align) {
    case 'right':
      return ' '.repeat(missing) + text;
    case 'center': {
      const left = missing >> 1;
      return ' '.repeat(left) + text + ' '.repeat(missing - left);
    }
    default:
      return text + ' '.repeat(missing);
  }
};

function table<T>(rows: T[], columns: Column<T>[]): string {
  const cells = rows.map((row) => columns.map((c) => String(c.value(row))));
  const widths = columns.map((c, i) =>
    Math.max(c.title.length, ...cells.map((line) => line[i].length)),
  );
  const format = (line: string[]) =>
    line
      .map((cell, i) => pad(cell, widths[i], columns[i].align))
      .join(' | ')
      .trimEnd();
  return [
    format(columns.map((c) => c.title)),
    widths.map((w) => '-'.repeat(w)).join('-+-'),
    ...cells.map(format),
  ].join('\n');
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line.length + word.length + 1 > width && line) {
      lines.push(line);
      line = word;
    } else {
      line = line ? `${line} ${word}` : word;
    }
  }
  if (line) lines.push(line);
  return lines;
}

const UNITS = ['B', 'KB', 'MB', 'GB'] as const;

function formatBytes(bytes: number): string {
  let unit = 0;
  while (bytes >= 1024 && unit < UNITS.length - 1) {
    bytes /= 1024;
    unit++;
  }
  return `${unit ? bytes.toFixed(1) : bytes} ${UNITS[unit]}`;
}

function formatDuration(seconds: number): string {
  const parts: [number, string][] = [
    [Math.floor(seconds / 86400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'm'],
    [seconds % 60, 's'],
  ];
  return (
    parts
      .filter(([n]) => n > 0)
      .map(([n, unit]) => n + unit)
      .join(' ') || '0s'
  );
}

function render(template: string, data: { [key: string]: string | number | undefined }): string {
  let out = '';
  let at = 0;
  let open: number;
  while ((open = template.indexOf('{{', at)) >= 0) {
    const close = template.indexOf('}}', open);
    if (close < 0) break;
    const name = template.slice(open + 2, close).trim();
    out += template.slice(at, open) + (data[name] ?? `<${name}?>`);
    at = close + 2;
  }
  return out + template.slice(at);
}

const capitalize = (s: string) => s.charAt(0).toUpperCase() + s.slice(1).toLowerCase();
const camelToSnake = (s: string) =>
  s
    .split('')
    .map((c) => (c >= 'A' && c <= 'Z' ? '_' + c.toLowerCase() : c))
    .join('');

interface Sensor {
  id: string;
  kind: string;
  readings: number[];
}
const sensors: Sensor[] = [
  { id: 'a1', kind: 'temperature', readings: [21, 22, 23] },
  { id: 'b22', kind: 'light', readings: [300] },
  { id: 'c', kind: 'noise', readings: [] },
];
console.log(
  table(sensors, [
    { title: 'Id', value: (s) => s.id },
    { title: 'Kind', value: ({ kind }) => capitalize(kind), align: 'center' },
    { title: 'Last', value: (s) => s.readings[s.readings.length - 1] ?? '-', align: 'right' },
  ]),
);
console.log(wrap('The quick brown fox jumps over the lazy dog and keeps running', 20).join('\n'));
console.log([0, 999, 1024, 1536, 5 * 1024 * 1024].map(formatBytes).join(', '));
console.log([0, 59, 61, 3600, 93784].map(formatDuration).join(', '));
console.log(
  render('Dear {{ name }}, you have {{count}} new {{ what }}.{{', { name: 'Ann', count: 3 }),
);
console.log(camelToSnake('connectTimeoutSeconds'), capitalize('hELLO'));
