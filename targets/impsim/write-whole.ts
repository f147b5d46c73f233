import { rename, rm, writeFile } from 'node:fs/promises';
import process from 'node:process';

/**
 * Writes a file beside its place and moves it there, so that one that cannot be finished leaves the old
 * one as it was.
 */
export async function writeWhole(name: string, text: string): Promise<void> {
  const beside = `${name}.${process.pid}.tmp`;
  try {
    await writeFile(beside, text);
    await rename(beside, name);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
