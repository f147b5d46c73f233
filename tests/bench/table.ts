/**
 * The figures of one or two libraries as text.
 */

/** A column of the table. */
export interface Column {
  title: string;
  /** The figures, by the names of the rows. Those of the first column decide which rows there are. */
  figures: ReadonlyMap<string, number>;
}

/** Prints figures side by side; the ratio is the first over the second, below 1 is cheaper. */
export function table(first: Column, second?: Column): string {
  const rows = [...first.figures].map(([name, value]) => {
    const other = second?.figures.get(name);
    return [name, show(value), show(other), ratio(value, other)];
  });
  const lines = [['32-bit VM', first.title, second?.title ?? '', second ? 'ratio' : ''], ...rows];
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...lines.map((line) => line[column]!.length)),
  );
  return lines.map((line) => layOut(line, widths)).join('\n');
}

/** Names to the left, numbers to the right. */
function layOut(line: readonly string[], widths: readonly number[]): string {
  const cells = line.map((cell, column) =>
    column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!),
  );
  return cells.join('  ').trimEnd();
}

function show(value: number | undefined): string {
  if (value === undefined) return '';
  return Number.isInteger(value) ? value.toLocaleString('en') : value.toFixed(2);
}

function ratio(value: number, other: number | undefined): string {
  if (other === undefined) return '';
  if (other === 0) return value === 0 ? '1.00' : '-';
  return (value / other).toFixed(2);
}
