// Builds what npm ships: the core as one JavaScript module, and its types; and the command ts2nut.
import { chmod, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

await rm(`${root}dist`, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: ['core/index.ts'],
  outdir: 'dist',
  outbase: '.',
  bundle: true,
  format: 'esm',
  platform: 'neutral',
  target: 'es2022',
  sourcemap: true,
  logLevel: 'warning',
});
// As CommonJS, because Node reads all of TypeScript twice when a module imports it.
await build({
  absWorkingDir: root,
  entryPoints: ['codegen/cli.ts'],
  outfile: 'dist/ts2nut.cjs',
  bundle: true,
  format: 'cjs',
  platform: 'node',
  packages: 'external',
  target: 'node20.19',
  banner: {
    js: `require('node:module').enableCompileCache?.();
const moduleUrl = require('node:url').pathToFileURL(__filename);`,
  },
  define: { 'import.meta.url': 'moduleUrl' },
  logLevel: 'warning',
});
await chmod(`${root}dist/ts2nut.cjs`, 0o755);
