/**
 * How much TypeScript ts2nut accepts: `npm run accept -- DIR...` looks at every `.ts` file below the
 * folders. Of those that pass plain `tsc --strict` it counts the ones ts2nut takes, and the codes
 * for which it refuses the others.
 */
import { readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Project, ts } from 'ts-morph';
import { generate } from '../../codegen/generate.js';
import { openSources } from '../../codegen/load/sources.js';

interface Verdict {
  readonly file: string;
  readonly isStrict: boolean;
  /** The codes for which ts2nut refuses the file; none when it takes it. */
  readonly codes: readonly string[];
}

const strict: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  resolveJsonModule: true,
  skipLibCheck: true,
  types: [],
  strict: true,
  noEmit: true,
};

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile() && isSource(each.name))
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
}

function isSource(name: string): boolean {
  return name.endsWith('.ts') && !/\.(d|test|spec|bench)\.ts$/.test(name);
}

/** The files that TypeScript finds no mistake in. */
function strictFiles(files: readonly string[]): Set<string> {
  const project = new Project({ compilerOptions: strict, skipAddingFilesFromTsConfig: true });
  const opened = files.map((file) => project.addSourceFileAtPath(file));
  const program = project.getProgram().compilerObject;
  const passing = opened.filter(({ compilerNode }) => {
    const found = [
      ...program.getSyntacticDiagnostics(compilerNode),
      ...program.getSemanticDiagnostics(compilerNode),
    ];
    return found.length === 0;
  });
  return new Set(passing.map((each) => each.getFilePath() as string));
}

/** The codes for which ts2nut refuses a file. A crash is a code, too: it must not happen. */
function refusals(file: string, folder: string): string[] {
  try {
    const target = { header: '', source: relative(folder, file), globals: null };
    const { diagnostics } = generate(file, target, openSources(folder));
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    return [...new Set(errors.map(({ code }) => code))];
  } catch (error) {
    return [`crash: ${(error as Error).message.split('\n')[0]!}`];
  }
}

function examine(folder: string): Verdict[] {
  const files = sourcesBelow(folder);
  const passing = strictFiles(files);
  return files.map((file) => {
    const isStrict = passing.has(file);
    return { file, isStrict, codes: isStrict ? refusals(file, folder) : [] };
  });
}

function report(folder: string, verdicts: readonly Verdict[]): string {
  const ofStrict = verdicts.filter(({ isStrict }) => isStrict);
  const taken = ofStrict.filter(({ codes }) => codes.length === 0);
  const share = ofStrict.length === 0 ? 0 : Math.round((100 * taken.length) / ofStrict.length);
  return `${folder}: ${verdicts.length} files, ${ofStrict.length} pass --strict, ts2nut takes ${taken.length} (${share} %)`;
}

/** How many files each code touches, and in how many it is the only reason. */
function histogram(verdicts: readonly Verdict[]): string[] {
  const refused = verdicts.filter(({ codes }) => codes.length > 0);
  const codes = [...new Set(refused.flatMap((each) => each.codes))];
  const rows = codes.map((code) => {
    const files = refused.filter((each) => each.codes.includes(code));
    return {
      code,
      files: files.length,
      alone: files.filter((each) => each.codes.length === 1).length,
    };
  });
  rows.sort((a, b) => b.files - a.files || a.code.localeCompare(b.code));
  return rows.map(({ code, files, alone }) => `${code}  ${files} files, alone in ${alone}`);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { list: { type: 'boolean' }, help: { type: 'boolean' } },
});
if (values.help === true || positionals.length === 0) {
  console.log(`Usage: npm run accept -- [--list] DIR...

Prints how many TypeScript files below each folder pass tsc --strict, how many of these ts2nut
takes, and for which codes it refuses the others.

--list   names every file that is refused, with its codes`);
  process.exit(positionals.length === 0 && values.help !== true ? 2 : 0);
}
const all = positionals.flatMap((each) => {
  const verdicts = examine(resolve(each));
  console.log(report(each, verdicts));
  return verdicts;
});
if (positionals.length > 1) console.log(report('together', all));
console.log(histogram(all).join('\n'));
if (values.list === true) {
  for (const { file, codes } of all)
    if (codes.length > 0) console.log(`${file}: ${codes.join(' ')}`);
}
