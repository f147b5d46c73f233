import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Diagnostic } from '../../codegen/check/diagnostics.js';
import { generate, type Generated } from '../../codegen/generate.js';
import { openSources } from '../../codegen/load/sources.js';
import type { Target } from '../../codegen/load/target.js';

/** A small program that a test gives to the generator. */
export interface Fixture {
  readonly name: string;
  /** Its absolute path. */
  readonly path: string;
  readonly source: string;
  /** Generates it; the libraries of JavaScript are loaded once for the whole folder. */
  readonly generate: (options?: { readonly isCompact: boolean }) => Generated;
}

/**
 * Finds the programs of a folder and of its sub-folder `plain-strict`, where a tsconfig.json asks for no
 * more than TypeScript's `strict`. What is in other sub-folders, they import.
 * @param folder - A folder within `tests/`.
 */
export function fixturesOf(folder: string): Fixture[] {
  const root = resolve('tests', folder);
  const plain = join(root, 'plain-strict');
  return [...programsOf(root), ...(existsSync(plain) ? programsOf(plain) : [])];
}

function programsOf(root: string): Fixture[] {
  const sources = openSources(root);
  const names = readdirSync(root).flatMap((file) => /^(.+)\.ts$/.exec(file)?.[1] ?? []);
  return names.map((name): Fixture => {
    const path = join(root, `${name}.ts`);
    const source = readFileSync(path, 'utf8');
    // What a test wants to know is no comment of the program.
    sources.hold(path, source.replace(/ *\/\/!.*/g, ''));
    const target = targetOf(path, source);
    return {
      name: basename(root) === 'plain-strict' ? `plain-strict/${name}` : name,
      path,
      source,
      generate: (options) => generate(path, { ...target, ...options }, sources),
    };
  });
}

/** The members of an interface that is exported as `Globals` are globals in Squirrel. */
function targetOf(path: string, source: string): Target {
  const hasGlobals = source.includes('export interface Globals ');
  return {
    header: '',
    source: path.slice(path.lastIndexOf('/') + 1),
    globals: hasGlobals ? { file: path, type: 'Globals' } : null,
  };
}

/** What is found in a program, as its comments say it. */
export function inWords({ file, start, code }: Diagnostic): string {
  return `${file.getLineAndCharacterOfPosition(start).line + 1} ${code}`;
}

/** What the comments of a program say that is found in it: `//! CM2003`. */
export function expectedIn(source: string): string[] {
  return source.split('\n').flatMap((line, position) => {
    const [, codes = ''] = line.split('//! ');
    return (codes.match(/CM\d{4}/g) ?? []).map((code) => `${position + 1} ${code}`);
  });
}
