// Builds what npm ships: the core, the simulated imp and the reader of scenarios as JavaScript
// modules, and their types; the page of reports; and the commands ts2nut and impsim.
import { chmod, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

await rm(`${root}dist`, { recursive: true, force: true });
const modules = await build({
  absWorkingDir: root,
  entryPoints: [
    'core/index.ts',
    'core/extras/index.ts',
    'targets/simulator/index.ts',
    'targets/simulator/scenario-file.ts',
    'targets/impsim/report/index.ts',
  ],
  outdir: 'dist',
  outbase: '.',
  chunkNames: 'shared-[hash]',
  bundle: true,
  splitting: true,
  metafile: true,
  format: 'esm',
  platform: 'neutral',
  // Only the reader of scenarios and the writer of reports need Node.
  external: ['node:*'],
  target: 'es2022',
  logLevel: 'warning',
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
for (const { metafile } of [modules, page]) await addLicenses(metafile);
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
  entryPoints: ['codegen/cli/cli.ts'],
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

/** Puts the licenses of libraries into the files that have copies of them. */
async function addLicenses({ outputs }: Metafile): Promise<void> {
  for (const [name, { inputs }] of Object.entries(outputs)) {
    const packages = Object.keys(inputs).flatMap((file) => {
      return /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? [];
    });
    if (packages.length === 0) continue;
    const texts = [...new Set(packages)].sort().map(async (folder) => {
      const files = await readdir(`${root}${folder}`);
      const license = files.find((file) => file.toLowerCase() === 'license')!;
      const text = await readFile(`${root}${folder}/${license}`, 'utf8');
      return `${folder.replace('node_modules/', '')}: ${text}`;
    });
    const licenses = (await Promise.all(texts)).join('\n');
    await writeFile(
      `${root}${name}`,
      `/*! ${licenses}*/\n${await readFile(`${root}${name}`, 'utf8')}`,
    );
  }
}
