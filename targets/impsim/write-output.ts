import { writeFile } from 'node:fs/promises';
import { UsageError } from '../../codegen/usage-error.js';

/**
 * Writes a file that the user has asked for.
 * @throws UsageError when that is not possible.
 */
export async function writeOutput(name: string, text: string): Promise<void> {
  try {
    await writeFile(name, text);
  } catch (error) {
    throw new UsageError(`cannot write ${name}: ${(error as Error).message}`);
  }
}
