import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** The folder of this package, also when this is a part of its build. */
export const packageFolder = dirname(require.resolve('imp-connection-manager/package.json'));

/** The absolute path of a file of this package; the path given has slashes. */
export function packageFile(path: string): string {
  return join(packageFolder, ...path.split('/'));
}

/**
 * What an import of this package stands for.
 * @param specifier - Such as `imp-connection-manager/simulator`.
 * @returns An absolute path.
 * @throws Error when the package exports no such thing.
 */
export function resolveExport(specifier: string): string {
  return require.resolve(specifier);
}
