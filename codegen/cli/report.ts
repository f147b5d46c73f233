import { relative } from 'node:path';
import { styleText } from 'node:util';
import type { Diagnostic, Severity } from '../check/diagnostics.js';
import { nounFor } from '../../targets/cli/noun-for.js';

/** How a text for people is written. */
export interface Style {
  /** The folder that file names are relative to, absolute. */
  readonly folder: string;
  readonly isColoured: boolean;
}

/** A range within one line of a text; the line and the column count from 0. */
export interface Spot {
  readonly text: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

type Colour = Parameters<typeof styleText>[0];

const colours: Readonly<Record<Severity, Colour>> = { error: 'red', warning: 'yellow' };

/** Renders all that is wrong with a program, and where to read more. */
export function report(diagnostics: readonly Diagnostic[], style: Style): string {
  const codes = new Set(diagnostics.map(({ code }) => code).filter((code) => isOurs(code)));
  const more = [...codes].sort().map((code) => `\n  ts2nut --explain ${code}`);
  const summary = `ts2nut: ${countsOf(diagnostics)}${more.length > 0 ? `; for more:${more.join('')}` : '.'}\n`;
  return [...diagnostics.map((each) => format(each, style)), summary].join('\n');
}

function countsOf(diagnostics: readonly Diagnostic[]): string {
  const counts = (['error', 'warning'] as const).map((severity) => {
    const count = diagnostics.filter((each) => each.severity === severity).length;
    return count === 0 ? '' : `${count} ${nounFor(count, severity)}`;
  });
  return counts.filter((each) => each !== '').join(', ');
}

function isOurs(code: string): boolean {
  return code.startsWith('CM');
}

/** Renders a diagnostic as a compiler does: place, text, the line with the spot underlined, hint. */
export function format({ file, start, length, ...what }: Diagnostic, style: Style): string {
  const { line, character: column } = file.getLineAndCharacterOfPosition(start);
  const place = paint('cyan', placeOf({ file: file.fileName, line, column }, style), style);
  const kind = `${paint(colours[what.severity], what.severity, style)} ${paint('gray', `${what.code}:`, style)}`;
  const lines = [`${place} - ${kind} ${what.message}`, ''];
  const spot = { text: file.text, line, column, length };
  lines.push(...excerpt(spot, style, colours[what.severity]));
  if (what.hint !== null) lines.push(`    Hint: ${what.hint}`);
  return `${lines.join('\n')}\n`;
}

/** `file:line:column`, counted from 1. */
export function placeOf(
  { file, line, column }: { file: string; line: number; column: number },
  { folder }: Style,
): string {
  return `${pathOf(file, folder)}:${line + 1}:${column + 1}`;
}

/** A path as people write it: from the folder where they are, unless it leads out of it. */
export function pathOf(file: string, folder: string): string {
  const path = relative(folder, file);
  return path.startsWith('..') ? file : path;
}

/** A line with its number, and the spot underlined. */
export function excerpt(
  { text, line, column, length }: Spot,
  style: Style,
  colour: Colour = 'red',
): string[] {
  const content = text.split(/\r?\n/)[line] ?? '';
  const number = String(line + 1);
  const underlined = Math.max(1, Math.min(length, content.length - column));
  // A tab stays one, so that the line below is as wide.
  const before = content.slice(0, column).replace(/[^\t]/g, ' ');
  const margin = ' '.repeat(number.length + 1) + before;
  return [`${number} ${content}`, margin + paint(colour, '~'.repeat(underlined), style)];
}

function paint(colour: Colour, text: string, { isColoured }: Style): string {
  return isColoured ? styleText(colour, text, { validateStream: false }) : text;
}
