import { accessSync, constants, existsSync, realpathSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileTrouble } from '../cli/file-trouble.js';
import { UsageError } from '../cli/usage-error.js';
import { writeWhole } from './write-whole.js';

/**
 * Says at once what would come to light only behind a long run: that a file cannot be written.
 * @param option - What it is for, such as `--report`.
 * @param file - Its name; undefined for none.
 * @throws UsageError when it cannot be written.
 */
export function checkOutput(option: string, file: string | undefined): void {
  if (file === undefined) return;
  const present = statSync(file, { throwIfNoEntry: false });
  if (present?.isDirectory()) {
    throw new UsageError(`${option}: cannot write ${file}: it is a folder.`);
  }
  try {
    accessSync(present ? file : dirname(file), constants.W_OK);
  } catch (error) {
    throw new UsageError(`${option}: cannot write ${file}: ${fileTrouble(error)}.`);
  }
}

/**
 * Keeps what is read from being written over.
 * @param inputs - Files, or names that no file has.
 * @throws UsageError when the output is one of them.
 */
export function keepInputs(
  option: string,
  output: string | null | undefined,
  inputs: readonly string[],
): void {
  if (output == null || !existsSync(output)) return;
  const present = inputs.filter((input) => existsSync(input)).map((input) => realpathSync(input));
  if (!present.includes(realpathSync(output))) return;
  throw new UsageError(`${option}: ${output} is read, and would be lost: name another file.`);
}

/** What a link leads to: that is written, and the link stays. */
function realName(name: string): string {
  return existsSync(name) ? realpathSync(name) : name;
}

/**
 * Writes a file that the user has asked for; if that fails, the old one stays.
 * @throws UsageError when that is not possible.
 */
export async function writeOutput(name: string, text: string): Promise<void> {
  try {
    // What is no file, such as a pipe, cannot be moved to.
    const isFile = statSync(name, { throwIfNoEntry: false })?.isFile() ?? true;
    await (isFile ? writeWhole(realName(name), text) : writeFile(name, text));
  } catch (error) {
    throw new UsageError(`cannot write ${name}: ${fileTrouble(error)}.`);
  }
}
