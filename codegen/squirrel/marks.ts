import { builders, utils } from 'prettier/doc';
import type { Origin } from './tree.js';

/** A place in the printed text and where it comes from; lines and columns count from 0. */
export interface Mapping {
  readonly line: number;
  readonly column: number;
  readonly origin: Origin;
}

// It has no width and never stands in a Squirrel file: string literals escape it.
const sign = '\0';

/** Marks the place in a document where what follows comes from `origin`. */
export function mark(origin: Origin | undefined): builders.Doc {
  return origin === undefined ? '' : builders.label(origin, sign);
}

/** Takes the marks out of the text that was printed from a document. */
export function readMarks(
  doc: builders.Doc,
  marked: string,
): { text: string; mappings: Mapping[] } {
  const origins = originsIn(doc);
  const mappings = new Map<string, Mapping>();
  let next = 0;
  const lines = marked.split('\n').map((markedLine, line) => {
    let column = 0;
    const parts = markedLine.split(sign);
    for (const part of parts.slice(0, -1)) {
      column += part.length;
      // Of several marks at one place, the last is of the innermost node.
      mappings.set(`${line}:${column}`, { line, column, origin: origins[next++]! });
    }
    return parts.join('');
  });
  return { text: lines.join('\n'), mappings: [...mappings.values()] };
}

/** In the order of the text. */
function originsIn(doc: builders.Doc): Origin[] {
  const origins: Origin[] = [];
  utils.traverseDoc(doc, (each) => {
    const isLabel = typeof each === 'object' && 'type' in each && each.type === 'label';
    if (isLabel) origins.push(each.label as Origin);
  });
  return origins;
}
