import { readFile } from 'node:fs/promises';
import * as esbuild from 'esbuild';
import { root } from '../support/files.js';
import type { Core } from './life.js';

/** A change of core/connection-manager.ts. */
export interface Change {
  /** The text that is replaced, which is there once. */
  from: string;
  to: string;
}

/** Loads a mutation of the core; its file stays as it is. */
export async function changedCore(changes: readonly Change[]): Promise<Core> {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: ['core/index.ts'],
    bundle: true,
    format: 'esm',
    write: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'changes',
        setup(build) {
          build.onLoad({ filter: /core[/\\]connection-manager\.ts$/ }, async ({ path }) => ({
            contents: changes.reduce(applied, await readFile(path, 'utf8')),
            loader: 'ts',
          }));
        },
      },
    ],
  });
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
  const module = (await import(`data:text/javascript;base64,${code}`)) as {
    ConnectionManager: Core;
  };
  return module.ConnectionManager;
}

function applied(text: string, { from, to }: Change): string {
  const parts = text.split(from);
  if (parts.length !== 2)
    throw new Error(`core/connection-manager.ts must have this text once: ${from}`);
  return parts.join(to);
}
