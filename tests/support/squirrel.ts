/** What tests run in a Squirrel machine: code that is generated for it, and the traces it prints. */
import { generate } from '../../codegen/generate.js';
import type { TraceKind, TraceRecord } from '../../targets/simulator/imp.js';
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
    foreach (record in trace) {
        print(record.at + "|" + record.kind + "|" + record.text + "\\n");
    }
}
`;

/** The traces that printTrace() has printed, in their order. */
export function readTraces(stdout: string): TraceRecord[][] {
  return stdout.split('= \n').slice(1).map(readTrace);
}

function readTrace(text: string): TraceRecord[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [at = '', kind = '', ...rest] = line.split('|');
      return { at: Number(at), kind: kind as TraceKind, text: rest.join('|') };
    });
}
