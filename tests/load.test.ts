import test from 'ava';
import { load } from '../codegen/load/program.js';
import { openSources } from '../codegen/load/sources.js';

const target = { header: '', source: 'entry.ts', globals: null };

test('jobs that differ in their output alone share a program, until a source changes', (t) => {
  const sources = openSources('/');
  sources.hold('/entry.ts', 'export const limit = 1;\n');
  const program = load('/entry.ts', target, sources);
  t.is(load('/entry.ts', { ...target, header: '// x', isCompact: true }, sources), program);
  t.not(load('/entry.ts', { ...target, library: '/entry.ts' }, sources), program);
  sources.hold('/entry.ts', 'export const limit = 2;\n');
  t.not(load('/entry.ts', target, sources), program);
});
