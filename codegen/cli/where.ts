import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { read } from './project.js';
import { excerpt, placeOf, type Style } from './report.js';
import { findOriginal, sourceMapOf, type Original } from '../squirrel/source-map.js';
import { UsageError } from '../../targets/cli/usage-error.js';

/**
 * Says what a place of a generated file comes from, and shows it.
 * @param place - `FILE:LINE` or `FILE:LINE:COLUMN`, counted from 1, as impOS prints it.
 * @throws UsageError when nothing is known of the place.
 */
export function where(place: string, style: Style): string {
  const [, file, line, column] = /^(.+?):(\d+)(?::(\d+))?$/.exec(place) ?? [];
  if (file === undefined) throw new UsageError('--where needs FILE:LINE or FILE:LINE:COLUMN.');
  const output = resolve(file);
  const map = sourceMapOf(output);
  if (!existsSync(map)) {
    throw new UsageError(`there is no ${map}: generate ${file} with --source-map.`);
  }
  const at = lineOfCode(read(output).split('\n'), Number(line) - 1);
  const from = column === undefined ? null : Number(column) - 1;
  const original = lookUp(output, map, at, from);
  if (original === null) throw new UsageError(`${place} comes from no source.`);
  const rest = original.text.split('\n')[original.line]?.slice(original.column) ?? '';
  const spot = { ...original, length: /^\w*/.exec(rest)![0].length };
  return `${placeOf(original, style)}\n\n${excerpt(spot, style).join('\n')}\n`;
}

function lookUp(output: string, map: string, line: number, column: number | null): Original | null {
  const text = read(map);
  try {
    return findOriginal(output, text, line, column);
  } catch {
    throw new UsageError(`${map} is not a source map: generate ${output} with --source-map.`);
  }
}

/** A line that only closes what lines above have begun belongs to these. */
function lineOfCode(lines: readonly string[], line: number): number {
  const isClosing = /^[\s\])};,]+$/.test(lines[line] ?? '');
  return isClosing ? lineOfCode(lines, line - 1) : line;
}
