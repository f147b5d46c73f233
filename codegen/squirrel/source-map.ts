import { dirname, relative, resolve, sep } from 'node:path';
import { GenMapping, addMapping, setSourceContent, toEncodedMap } from '@jridgewell/gen-mapping';
import {
  decodedMappings,
  originalPositionFor,
  sourceContentFor,
  TraceMap,
} from '@jridgewell/trace-mapping';
import type { Mapping } from './marks.js';
import type { Origin } from './tree.js';

/** What a place of a generated file comes from. */
export interface Original extends Origin {
  /** The source as it was when the file was generated. */
  readonly text: string;
}

/** Where a text comes from, and the texts of the sources by their absolute paths. */
export interface Mapped {
  readonly mappings: readonly Mapping[];
  readonly sources: ReadonlyMap<string, string>;
}

/** Where the source map of a file stands. */
export const sourceMapOf = (output: string): string => `${output}.map`;

/**
 * Writes where a text comes from as a source map, version 3. It holds the sources, so it can show
 * what a file was generated from wherever it is read.
 * @param output - The absolute path of the generated file; the map will stand beside it.
 */
export function encodeSourceMap({ mappings, sources }: Mapped, output: string): string {
  const map = new GenMapping({ file: relative(dirname(output), output) });
  for (const { line, column, origin } of mappings) {
    addMapping(map, {
      generated: { line: line + 1, column },
      source: pathFrom(output, origin.file),
      original: { line: origin.line + 1, column: origin.column },
    });
  }
  for (const file of new Set(mappings.map(({ origin }) => origin.file))) {
    setSourceContent(map, pathFrom(output, file), sources.get(file) ?? null);
  }
  return `${JSON.stringify(toEncodedMap(map))}\n`;
}

/**
 * Looks a place up in a source map; it counts lines and columns from 0.
 * @param output - The absolute path of the generated file.
 * @param map - The text of its source map.
 * @param column - Null for the first place on the line that comes from a source.
 * @returns Null for a place that comes from no source, a comment for example.
 */
export function findOriginal(
  output: string,
  map: string,
  line: number,
  column: number | null,
): Original | null {
  const trace = new TraceMap(map);
  const needle = { line: line + 1, column: column ?? firstColumn(trace, line) };
  const found = originalPositionFor(trace, needle);
  if (found.source === null) return null;
  return {
    file: resolve(dirname(output), found.source),
    line: found.line - 1,
    column: found.column,
    text: sourceContentFor(trace, found.source) ?? '',
  };
}

function firstColumn(trace: TraceMap, line: number): number {
  return decodedMappings(trace)[line]?.[0]?.[0] ?? 0;
}

function pathFrom(output: string, file: string): string {
  return relative(dirname(output), file).split(sep).join('/');
}
