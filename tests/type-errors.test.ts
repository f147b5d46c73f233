import { join } from 'node:path';
import test from 'ava';
import { generate } from '../codegen/generate.js';
import { openSources } from '../codegen/load/sources.js';
import { folderWith } from './support/files.js';

// TypeScript's errors count where they concern the output.

const target = { header: '', source: 'entry.ts', globals: null };
const entry = `import { double, type Size } from './shared.js';
export function area(size: Size): number {
  return double(size.width);
}
`;
const shared = `export interface Size { width: number }
export function double(value: number): number {
  return 2 * value;
}
`;

const additions: [title: string, addition: string, codes: string[]][] = [
  ['in a function that is left out', 'export const later = () => setImmediate(later);\n', []],
  ['in a statement that runs', 'document.title = "area";\n', ['TS2584']],
  ['in a type', 'export interface Box { size: Missing }\n', ['TS2304']],
  ['in an import', 'import { gone } from "./gone.js";\n', ['TS2307']],
  ['in the syntax of what is left out', 'export function later() { return 1 +; }\n', ['TS1109']],
];

for (const [title, addition, codes] of additions) {
  test(`an error ${title} ${codes.length === 0 ? 'does not count' : 'is reported'}`, async (t) => {
    const files = { 'entry.ts': entry, 'shared.ts': addition + shared };
    const folder = await folderWith(t, files);
    const { diagnostics } = generate(join(folder, 'entry.ts'), target, openSources(folder));
    t.deepEqual(
      diagnostics.map(({ code }) => code),
      codes,
    );
  });
}
