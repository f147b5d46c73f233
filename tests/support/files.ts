import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ExecutionContext } from 'ava';

/** The folder of the repo, with a last slash. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A new folder that is gone after the test. */
export async function folderFor(t: ExecutionContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'imp-test-'));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A new file that is gone after the test. */
export async function fileFor(
  t: ExecutionContext,
  text: string,
  name = 'program.nut',
): Promise<string> {
  const file = join(await folderFor(t), name);
  await writeFile(file, text);
  return file;
}

/** A new folder with these files, by their names; it is gone after the test. */
export async function folderWith(
  t: ExecutionContext,
  files: Readonly<Record<string, string>>,
): Promise<string> {
  const folder = await folderFor(t);
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return folder;
}
