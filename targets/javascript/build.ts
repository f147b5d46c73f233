// Builds what npm ships: the core, the simulated imp and the reader of scenarios, each as one
// JavaScript module, and their types; the page of reports; and the commands ts2nut and impsim.
import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions, type Metafile } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

const options: BuildOptions = {
  absWorkingDir: root,
  outdir: 'dist',
  outbase: '.',
  bundle: true,
  format: 'esm',
  target: 'es2022',
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
// What runs in the page of a report, which is a copy of the libraries in it.
const page = await build({
  absWorkingDir: root,
  entryPoints: [
    { in: 'targets/impsim/report/page/main.ts', out: 'page' },
    { in: 'targets/impsim/report/page/page.css', out: 'page' },
  ],
  outdir: 'dist/report',
  bundle: true,
  minify: true,
  metafile: true,
  format: 'iife',
  platform: 'browser',
  target: 'es2022',
  logLevel: 'warning',
});
const script = `${root}dist/report/page.js`;
await writeFile(script, `/*! ${await licensesOf(page)}*/\n${await readFile(script, 'utf8')}`);
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

/** The licenses of the libraries in what was built. */
async function licensesOf({ metafile }: { metafile: Metafile }): Promise<string> {
  const packages = Object.keys(metafile.inputs).flatMap((file) => {
    return /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? [];
  });
  const texts = [...new Set(packages)].sort().map(async (name) => {
    const license = await readFile(`${root}${name}/LICENSE`, 'utf8');
    return `${name.replace('node_modules/', '')}: ${license}`;
  });
  return (await Promise.all(texts)).join('\n');
}
