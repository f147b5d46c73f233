/**
 * `npm run size`: how large the library is, in a line.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { squirrelVm } from '../../targets/squirrel/vm.js';
import { withFolder } from '../../targets/squirrel/with-folder.js';
import { root } from '../support/files.js';
import { compileLibrary, sizeFigures } from './library.js';

/** What the import may add to a program: bytes, minified and gzipped. */
export const MOST_IMPORT_BYTES = 3000;

/**
 * What the import of the package adds to a program, as a bundler ships it.
 * @param folder - Where the program would be; the package must be found from there, built.
 * @returns Bytes, minified and gzipped.
 */
export async function importBytes(folder: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: "export * from 'imp-connection-manager';", resolveDir: folder },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
  });
  return gzipSync(outputFiles[0]!.contents).length;
}

/** The figure of importBytes(), and what it may be at most. */
export function showImport(bytes: number): string {
  return `import, minified and gzipped: ${show(bytes)} bytes (at most ${show(MOST_IMPORT_BYTES)})`;
}

function show(bytes: number): string {
  return bytes.toLocaleString('en');
}

/** What the Squirrel takes of a device. */
async function squirrelSizes(library: string): Promise<string> {
  const text = await readFile(join(root, library), 'utf8');
  return withFolder({}, async (folder) => {
    const figures = await sizeFigures(await compileLibrary(await squirrelVm(32), '', text, folder));
    return [...figures]
      .map(([name, bytes]) => `${name.replace(', bytes', '')} ${show(bytes)}`)
      .join(' · ');
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const library of ['ConnectionManager.lib.nut', 'ConnectionManager.min.lib.nut']) {
    console.log(`${library}, bytes: ${await squirrelSizes(library)}`);
  }
  const bytes = await importBytes(root);
  console.log(`imp-connection-manager: ${showImport(bytes)}`);
  if (bytes > MOST_IMPORT_BYTES) process.exitCode = 1;
}
