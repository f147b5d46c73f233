import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execute, type Execution } from '../../targets/squirrel/vm-process.js';
import { root } from '../support/files.js';

/** The package, packed, and a user's folder with it. */
export interface Installed {
  /** The tarball that npm would publish. */
  readonly tarball: string;
  /** What is in it, by name. */
  readonly files: readonly string[];
  /** A folder with nothing but the package, as npm installs it. */
  readonly folder: string;
  readonly remove: () => Promise<void>;
}

/** Packs the package and installs it in a new folder. It needs no network. */
export async function installPackage(): Promise<Installed> {
  const folder = await mkdtemp(join(tmpdir(), 'imp-package-'));
  const destination = ['--pack-destination', folder];
  const { stdout } = await run(root, 'npm', 'pack', '--ignore-scripts', '--json', ...destination);
  const [{ filename, files }] = JSON.parse(stdout) as [Packed];
  const overrides = await dependenciesOf(root);
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module', overrides }));
  await run(folder, 'npm', 'install', '--offline', '--no-audit', '--no-fund', `./${filename}`);
  return {
    tarball: join(folder, filename),
    files: files.map(({ path }) => path),
    folder,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

interface Packed {
  filename: string;
  files: { path: string }[];
}

/** The dependencies of a package and theirs, as they are installed here. */
async function dependenciesOf(folder: string): Promise<Record<string, string>> {
  const text = await readFile(join(folder, 'package.json'), 'utf8');
  const { dependencies = {} } = JSON.parse(text) as { dependencies?: Record<string, string> };
  const found: Record<string, string> = {};
  for (const name of Object.keys(dependencies)) {
    const path = `${root}node_modules/${name}`;
    Object.assign(found, { [name]: `file:${path}` }, await dependenciesOf(path));
  }
  return found;
}

/**
 * Runs a program that must succeed.
 * @throws Error with what it said when it does not.
 */
export async function run(cwd: string, ...argv: string[]): Promise<Execution> {
  const result = await execute(argv, { cwd, timeoutSeconds: 120 });
  if (result.exitCode !== 0) throw new Error(`${argv.join(' ')}: ${result.stdout}${result.stderr}`);
  return result;
}
