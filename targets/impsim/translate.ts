/** Device programs in TypeScript as Squirrel. */
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { generate, type Generated } from '../../codegen/generate.js';
import { singleJob } from '../../codegen/cli/project.js';
import { pathOf, report } from '../../codegen/cli/report.js';
import { openSources } from '../../codegen/load/sources.js';
import { packageFile } from './package-files.js';
import type { Place } from './places.js';
import { ProgramError } from './program-error.js';
import type { SquirrelSource } from './squirrel-source.js';

/**
 * Translates a program, with all that it imports.
 * @throws ProgramError with all that ts2nut finds wrong with it.
 */
export function translate(file: string): SquirrelSource {
  const { entry, target } = singleJob(file);
  const sources = openSources(dirname(entry), hasPackage(entry) ? {} : ownTypes());
  const generated = generate(entry, target, sources);
  if (generated.text === null) {
    const style = { folder: process.cwd(), isColoured: false };
    throw new ProgramError(report(generated.diagnostics, style).trim());
  }
  return { text: generated.text, places: placesOf(generated.text, generated) };
}

function hasPackage(file: string): boolean {
  try {
    createRequire(resolve(file)).resolve('imp-connection-manager/package.json');
    return true;
  } catch {
    return false;
  }
}

/** Where this package's own declarations are, for a program that stands apart from it. */
function ownTypes(): Record<string, string[]> {
  return {
    'imp-connection-manager': [packageFile('dist/core/index.d.ts')],
    'imp-connection-manager/extras': [packageFile('dist/core/extras/index.d.ts')],
    'imp-connection-manager/imp': [packageFile('dist/targets/imp/index.d.ts')],
  };
}

/** A line comes from where its first mapped place does. */
function placesOf(text: string, { mappings }: Generated): (Place | null)[] {
  const places: (Place | null)[] = text.split('\n').map(() => null);
  for (const { line, origin } of mappings) {
    places[line] ??= { file: pathOf(origin.file, process.cwd()), line: origin.line + 1 };
  }
  return places;
}
