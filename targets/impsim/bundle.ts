/** Makes one text of a program in TypeScript or JavaScript and all that it imports. */
import { basename, dirname } from 'node:path';
import {
  build,
  formatMessages,
  type BuildFailure,
  type OnResolveArgs,
  type Plugin,
  type PluginBuild,
} from 'esbuild';
import { resolveExport } from './package-files.js';
import { ProgramError } from './program-error.js';

/** A program as one CommonJS module, and its source map; sources are relative to its folder. */
export interface Bundle {
  text: string;
  map: string;
}

const NO_AWAIT =
  'A device program cannot wait for a promise in its outermost code: promises do not run in simulated time. Use callbacks.';

/**
 * @param file - The absolute path of the program.
 * @throws ProgramError when something in it is wrong: every mistake, with its place.
 */
export async function bundle(file: string): Promise<Bundle> {
  try {
    const { outputFiles } = await build({
      entryPoints: [file],
      outfile: `${file}.js`,
      write: false,
      bundle: true,
      format: 'cjs',
      platform: 'node',
      target: 'node20.19',
      sourcemap: 'external',
      // What is never called is left out, but not of a report of what is never called.
      treeShaking: process.env['NODE_V8_COVERAGE'] === undefined,
      logLevel: 'silent',
      plugins: [thisPackage],
    });
    const [map, text] = outputFiles.map((output) => output.text);
    return { text: text!, map: map! };
  } catch (error) {
    const errors = (error as BuildFailure).errors.map((each) => {
      return each.text.startsWith('Top-level await') ? { ...each, text: NO_AWAIT } : each;
    });
    throw new ProgramError((await formatMessages(errors, { kind: 'error' })).join('').trim());
  }
}

/** What is imported as this package, seen from the program's folder, else from here. */
const thisPackage: Plugin = {
  name: 'imp-connection-manager',
  setup(build) {
    const filter = /^imp-connection-manager(\/|$)/;
    build.onResolve({ filter }, async (args) => {
      // Found already: this is the question what the program's folder has.
      if (args.pluginData === 'asked') return null;
      if (args.path === 'imp-connection-manager/imp')
        return { path: args.path, namespace: 'types' };
      const path = await find(build, args);
      const isManager = args.path === 'imp-connection-manager';
      return isManager ? { path, namespace: 'watched' } : { path };
    });
    build.onLoad({ filter: /./, namespace: 'types' }, () => ({ contents: '' }));
    build.onLoad({ filter: /./, namespace: 'watched' }, ({ path }) => ({
      contents: watchedModule(path),
      resolveDir: dirname(path),
    }));
  },
};

async function find(
  build: PluginBuild,
  { path, kind, importer, resolveDir }: OnResolveArgs,
): Promise<string> {
  const options = { kind, importer, resolveDir, pluginData: 'asked' };
  const found = await build.resolve(path, options);
  return found.errors.length === 0 ? found.path : resolveExport(path);
}

/** The module of ConnectionManager, which tells of its class before the program gets it. */
function watchedModule(path: string): string {
  const name = JSON.stringify(`./${basename(path)}`);
  return `import { ConnectionManager } from ${name};
watchManager(ConnectionManager);
export * from ${name};
`;
}
