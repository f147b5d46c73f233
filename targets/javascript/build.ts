// Builds what npm ships: the core, the simulated imp and the reader of scenarios, each as one
// JavaScript module, and their types; and the commands ts2nut and impsim.
import { chmod, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

const options: BuildOptions = {
  absWorkingDir: root,
  outdir: 'dist',
  outbase: '.',
  bundle: true,
  format: 'esm',
  target: 'es2022',
  sourcemap: true,
  logLevel: 'warning',
};

await rm(`${root}dist`, { recursive: true, force: true });
await build({
  ...options,
  entryPoints: ['core/index.ts', 'targets/simulator/index.ts'],
  platform: 'neutral',
});
// It reads files, and needs a package.
await build({
  ...options,
  entryPoints: ['targets/simulator/scenario-file.ts'],
  platform: 'node',
  packages: 'external',
});
// What is not always needed is in files of its own: the generator brings TypeScript along.
await build({
  absWorkingDir: root,
  entryPoints: {
    impsim: 'targets/impsim/cli.ts',
    'impsim-node': 'targets/impsim/node-worker.ts',
    'impsim-fleet': 'targets/impsim/fleet/worker.ts',
  },
  outdir: 'dist',
  chunkNames: 'impsim-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
  target: 'node20.19',
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
for (const name of ['ts2nut.cjs', 'impsim.js']) await chmod(`${root}dist/${name}`, 0o755);
