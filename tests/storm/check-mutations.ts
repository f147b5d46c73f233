import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';
import type { Failure } from './batch.js';
import { mutations, type Mutation } from './mutations.js';
import { storm } from './storm.js';

/** How many lives a mutation is to show in, and how. */
export interface MutationOptions {
  seed: number;
  count: number;
  hours: number;
  jobs: number;
}

/**
 * Lives with the core changed in one place after the other.
 * @param print - Takes a line for each mutation.
 * @returns The exit code: 1 when an invariant held that was to break.
 */
export async function checkMutations(
  options: MutationOptions,
  print: (line: string) => void,
): Promise<number> {
  let survivors = 0;
  for (const mutation of mutations) {
    const failure = await findFailure(mutation, options);
    if (!failure) survivors++;
    const found = failure ? `seed ${failure.seed}` : `NOT FOUND in ${options.count} lives`;
    print(`${mutation.invariant}: ${found}`);
  }
  print(`${mutations.length - survivors} of ${mutations.length} mutations found`);
  return survivors === 0 ? 0 : 1;
}

/** The first life that shows that the core was changed; null for none. */
export async function findFailure(
  mutation: Mutation,
  options: MutationOptions,
): Promise<Failure | null> {
  const { invariant } = mutation;
  const plugins = [changing(mutation)];
  const { failure } = await storm({ ...options, isBoth: false, invariant, plugins });
  return failure;
}

/** Changes the core as it is read. */
export function changing({ from, to }: Pick<Mutation, 'from' | 'to'>): Plugin {
  return {
    name: 'mutation',
    setup(build) {
      build.onLoad({ filter: /core[/\\]connection-manager\.ts$/ }, async ({ path }) => {
        const text = await readFile(path, 'utf8');
        const parts = text.split(from);
        if (parts.length !== 2)
          throw new Error(
            `core/connection-manager.ts must have this once, or tests/storm/mutations.ts must change: ${from}`,
          );
        return { contents: parts.join(to), loader: 'ts' };
      });
    },
  };
}
