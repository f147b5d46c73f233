import { existsSync, lstatSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { UsageError } from '../../targets/cli/usage-error.js';
import { sourceMapOf } from '../squirrel/source-map.js';
import type { Job } from './project.js';

/**
 * Refuses jobs that would write over what they or others read, or over each other's files.
 * @param sources - The sources that are known, besides the entries.
 * @throws UsageError that names the file.
 */
export function checkOutputs(jobs: readonly Job[], sources: readonly string[] = []): void {
  const inputs = new Set([...jobs.flatMap(inputsOf), ...sources].map(targetOf));
  const written = new Set<string>();
  for (const output of jobs.flatMap(outputFilesOf)) {
    const target = targetOf(output);
    if (inputs.has(target)) throw new UsageError(`${output} is read, too: not overwritten.`);
    if (/^(package|tsconfig.*)\.json$/.test(basename(target))) {
      throw new UsageError(`${output} is a configuration: not overwritten.`);
    }
    if (written.has(target)) throw new UsageError(`${output} is written twice: name another file.`);
    written.add(target);
  }
}

function inputsOf({ entry, inputs }: Job): string[] {
  return [entry, ...inputs];
}

function outputFilesOf({ output, hasSourceMap }: Job): string[] {
  if (output === null) return [];
  return hasSourceMap ? [output, sourceMapOf(output)] : [output];
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

/** The file that a path leads to, also through a link to a file that is not there yet. */
export function targetOf(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const folder = dirname(path);
  if (isLink(path)) return targetOf(resolve(folder, readlinkSync(path)));
  return existsSync(folder) ? resolve(realpathSync(folder), basename(path)) : path;
}
