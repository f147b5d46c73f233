import { dirname } from 'node:path';
import { generate } from '../generate.js';
import type { Diagnostic } from '../check/diagnostics.js';
import { openSources, type Sources } from '../load/sources.js';
import { write } from './outputs.js';
import type { Job } from './project.js';

/** A fix may uncover the next mistake, so the sources are checked again after each round. */
const mostRounds = 10;

/**
 * Changes the sources of a job as the hints say, where a hint is mechanical.
 * @returns The files that were written.
 * @throws UsageError when a file cannot be read or written.
 */
export function fixSources({ entry, target }: Job): readonly string[] {
  const fixed = new Set<string>();
  for (let round = 0; round < mostRounds; round++) {
    const sources = openSources(dirname(entry));
    const { diagnostics } = generate(entry, target, sources);
    const outputs = [...editsByFile(diagnostics)].map(([file, edits]) => ({
      file,
      text: edited(sources, file, edits),
    }));
    if (outputs.length === 0) break;
    write(outputs);
    for (const { file } of outputs) fixed.add(file);
  }
  return [...fixed];
}

type Edits = readonly Diagnostic['edits'][number][];

/** The edits to each file; of two that overlap, the first one. */
function editsByFile(diagnostics: readonly Diagnostic[]): Map<string, Edits> {
  const found = new Map<string, Edits>();
  for (const { file, edits } of diagnostics) {
    const others = found.get(file.fileName) ?? [];
    const isFree = edits.every((edit) => !others.some((other) => overlap(edit, other)));
    if (edits.length > 0 && isFree) found.set(file.fileName, [...others, ...edits]);
  }
  return found;
}

function overlap({ span: a }: Edits[number], { span: b }: Edits[number]): boolean {
  return a.start < b.start + b.length && b.start < a.start + a.length;
}

function edited(sources: Sources, path: string, edits: Edits): string {
  const lastFirst = [...edits].sort((a, b) => b.span.start - a.span.start);
  return lastFirst.reduce(
    (text, { span, newText }) =>
      text.slice(0, span.start) + newText + text.slice(span.start + span.length),
    sources.get(path)!.getFullText(),
  );
}
