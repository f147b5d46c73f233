import {
  chmodSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import type { Generated } from '../generate.js';
import { fileTrouble } from '../../targets/cli/file-trouble.js';
import { targetOf } from './inputs.js';
import { read, type Job } from './project.js';
import { pathOf } from './report.js';
import { encodeSourceMap, sourceMapOf } from '../squirrel/source-map.js';
import { UsageError } from '../../targets/cli/usage-error.js';

/** A file to write. */
export interface Output {
  readonly file: string;
  readonly text: string;
}

/** The files that a job makes of what was generated: the Squirrel, and its source map. */
export function outputsOf(file: string, generated: Generated, { hasSourceMap }: Job): Output[] {
  const squirrel = { file, text: generated.text ?? '' };
  if (!hasSourceMap) return [squirrel];
  return [squirrel, { file: sourceMapOf(file), text: encodeSourceMap(generated, file) }];
}

/** The outputs whose files are not as they shall be. */
export function staleOf(outputs: readonly Output[]): Output[] {
  return outputs.filter(({ file, text }) => !isPlainFile(file) || read(file) !== text);
}

/** Whether this is a file that can be read again: no device, and no pipe. */
function isPlainFile(file: string): boolean {
  return existsSync(file) && statSync(file).isFile();
}

/** What would change in a file. */
export function patchOf({ file, text }: Output): string {
  const name = pathOf(file, process.cwd());
  if (file.endsWith('.map')) return `The source map ${name} differs.\n`;
  const present = isPlainFile(file) ? read(file) : '';
  return createTwoFilesPatch(name, name, present, text, 'as it is', 'as generated');
}

/**
 * Writes files, each all at once, so that nobody ever reads half of one.
 * @throws UsageError with the reason when it cannot be done.
 */
export function write(outputs: readonly Output[]): void {
  const steps = outputs.map(({ file, text }) => {
    // A link stays one; the file that it leads to is replaced.
    const target = targetOf(file);
    const isStream = existsSync(target) && !isPlainFile(target);
    return { text, target, partial: isStream ? target : `${target}.${process.pid}.part` };
  });
  const replaced = steps.filter(({ target, partial }) => partial !== target);
  try {
    for (const step of steps) writePart(step);
    for (const { target, partial } of replaced) renameSync(partial, target);
  } catch (error) {
    for (const { partial } of replaced) if (existsSync(partial)) rmSync(partial);
    const names = outputs.map(({ file }) => file).join(' and ');
    throw new UsageError(`cannot write ${names}: ${fileTrouble(error)}.`);
  }
}

/** Writes a file beside the one that it replaces, with the same permissions; a device at once. */
function writePart({ target, partial, text }: { target: string; partial: string; text: string }) {
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(partial, text);
  if (partial !== target && existsSync(target)) chmodSync(partial, statSync(target).mode);
}
