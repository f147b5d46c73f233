/** What tests run in a Squirrel machine: code that is generated for it, and the traces it prints. */
import { generate } from '../../codegen/generate.js';
import type { TraceEvent } from '../../targets/simulator/imp.js';
import { root } from './files.js';

const generated = new Map<string, string>();

/**
 * Generates a program, once.
 * @param source - Its path in the repo.
 * @throws Error with what it is refused for.
 */
export function generateOnce(source: string): string {
  const known = generated.get(source);
  if (known !== undefined) return known;
  const { text, diagnostics } = generate(root + source, { header: '', source, globals: null });
  if (text === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  generated.set(source, text);
  return text;
}

/** A function that prints a trace, for readTraces(). */
export const printTrace = `function printTrace(trace) {
    print("= \\n");
    foreach (event in trace) {
        print(printing.json(event) + "\\n");
    }
}
`;

/** The traces that printTrace() has printed, in their order. */
export function readTraces(stdout: string): TraceEvent[][] {
  return stdout.split('= \n').slice(1).map(readTrace);
}

function readTrace(text: string): TraceEvent[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as TraceEvent);
}
