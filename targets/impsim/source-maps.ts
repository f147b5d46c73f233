/** Code with its source map, where debuggers and coverage find both. */
import { readFileSync } from 'node:fs';
import Module from 'node:module';
import { resolve } from 'node:path';
import { addMapping, GenMapping, setSourceContent, toEncodedMap } from '@jridgewell/gen-mapping';
import {
  decodedMappings,
  encodedMap,
  TraceMap,
  type EncodedSourceMap,
  type SourceMapSegment,
} from '@jridgewell/trace-mapping';
import type { LoadCode } from '../squirrel/engine/engine.js';
import type { SquirrelSource } from './squirrel-source.js';

/** A module of Node can be compiled from a text; the types do not say so. */
interface Compiles {
  exports: unknown;
  _compile(text: string, name: string): void;
}

/**
 * Loads a module from a text. Node notes its source map, for stacks and for coverage.
 * @param name - An absolute path, which need not exist.
 * @param map - The source map, as JSON.
 */
export function loadModule(name: string, text: string, map: string): unknown {
  const loaded = new Module(name) as unknown as Compiles;
  const data = Buffer.from(map).toString('base64');
  loaded._compile(`${text}\n//# sourceMappingURL=data:application/json;base64,${data}\n`, name);
  return loaded.exports;
}

/** Lines that stand in front of the body of a function. */
const HEAD_LINES = 2;

/** Loads what the engine has compiled, with a source map that leads to the files of the user. */
export function loadSquirrel({ places }: SquirrelSource): LoadCode {
  return ({ file, parameters, body, placements }) => {
    const map = new GenMapping({ file });
    const sources = new Set<string>();
    for (const { line, column, origin } of placements) {
      const place = places[origin.line];
      if (place == null) continue;
      const source = resolve(place.file);
      sources.add(source);
      addMapping(map, {
        generated: { line: line + 1 + HEAD_LINES, column },
        original: { line: place.line, column: origin.column },
        source,
      });
    }
    for (const source of sources) setSourceContent(map, source, readFileSync(source, 'utf8'));
    const text = `module.exports = function (${parameters.join(', ')}) {\n'use strict';\n${body}};`;
    const name = `${[...sources].at(-1) ?? resolve(file)}.js`;
    return loadModule(name, text, JSON.stringify(toEncodedMap(map)));
  };
}

/**
 * The source map of a text that stands behind one more line, which is said to be the first of a
 * source.
 */
export function behindLine(map: string, source: string): string {
  const trace = new TraceMap(map);
  const lines = decodedMappings(trace);
  const index = trace.sources.indexOf(source);
  const first = lines.flat().find((segment) => segment[1] === index);
  const head: SourceMapSegment[] = first === undefined ? [] : [atStart(first)];
  const shifted = { ...(JSON.parse(map) as EncodedSourceMap), mappings: [head, ...lines] };
  return JSON.stringify(encodedMap(new TraceMap(shifted)));
}

function atStart([, ...rest]: SourceMapSegment): SourceMapSegment {
  return [0, ...rest] as SourceMapSegment;
}
