import { existsSync, mkdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import type { Generated } from '../generate.js';
import { fileTrouble } from '../../targets/cli/file-trouble.js';
import { read, type Job } from './project.js';
import { pathOf } from './report.js';
import { encodeSourceMap, sourceMapOf } from '../squirrel/source-map.js';
import { UsageError } from '../../targets/cli/usage-error.js';

/** A file to write. */
export interface Output {
  readonly file: string;
  readonly text: string;
}

/**
 * The files that a job makes of what was generated: the Squirrel, and its source map.
 * @throws UsageError when one would overwrite a source.
 */
export function outputsOf(file: string, generated: Generated, { hasSourceMap }: Job): Output[] {
  if (generated.sources.has(file)) throw new UsageError(`${file} is a source: not overwritten.`);
  const squirrel = { file, text: generated.text ?? '' };
  if (!hasSourceMap) return [squirrel];
  return [squirrel, { file: sourceMapOf(file), text: encodeSourceMap(generated, file) }];
}

/** The outputs whose files are not as they shall be. */
export function staleOf(outputs: readonly Output[]): Output[] {
  return outputs.filter(({ file, text }) => !existsSync(file) || read(file) !== text);
}

/** What would change in a file. */
export function patchOf({ file, text }: Output): string {
  const name = pathOf(file, process.cwd());
  if (file.endsWith('.map')) return `The source map ${name} differs.\n`;
  const present = existsSync(file) ? read(file) : '';
  return createTwoFilesPatch(name, name, present, text, 'as it is', 'as generated');
}

/**
 * Writes files, each all at once, so that nobody ever reads half of one.
 * @throws UsageError with the reason when it cannot be done.
 */
export function write(outputs: readonly Output[]): void {
  const steps = outputs.map(({ file, text }) => {
    // A link stays one; the file that it leads to is replaced.
    const target = existsSync(file) ? realpathSync(file) : file;
    return { text, target, partial: `${target}.${process.pid}.part` };
  });
  try {
    for (const { target, partial, text } of steps) {
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(partial, text);
    }
    for (const { target, partial } of steps) renameSync(partial, target);
  } catch (error) {
    for (const { partial } of steps) if (existsSync(partial)) rmSync(partial);
    const names = outputs.map(({ file }) => file).join(' and ');
    throw new UsageError(`cannot write ${names}: ${fileTrouble(error)}.`);
  }
}
