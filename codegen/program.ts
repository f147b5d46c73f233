import { existsSync } from 'node:fs';
import { Project, ts, type SourceFile } from 'ts-morph';
import type { Program } from './context.js';
import { isJson } from './types.js';
import type { Target } from './target.js';
import { UsageError } from './usage-error.js';

/** The checked program of an entry, with TypeScript's own findings at hand. */
export interface LoadedProgram extends Program {
  readonly typescript: ts.Program;
}

/** What the program is checked with when there is no tsconfig.json. */
const defaultOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  resolveJsonModule: true,
  types: [],
};

/** What types tell the generator must be true: which values may be absent, for one. */
const neededOptions: ts.CompilerOptions = { strict: true, noUncheckedIndexedAccess: true };

/**
 * Opens a project for entries of one folder, under the nearest tsconfig.json. Most of the time goes
 * into the libraries of JavaScript, so a project is worth sharing where many entries are loaded.
 * @throws UsageError when that tsconfig.json cannot be read.
 */
export function openProject(folder: string): Project {
  const config = ts.findConfigFile(folder, (path) => existsSync(path));
  if (config === undefined) {
    return new Project({ compilerOptions: { ...defaultOptions, ...neededOptions } });
  }
  try {
    return new Project({
      tsConfigFilePath: config,
      skipAddingFilesFromTsConfig: true,
      compilerOptions: neededOptions,
    });
  } catch (error) {
    throw new UsageError(`cannot read ${config}: ${(error as Error).message}`);
  }
}

/**
 * Loads an entry and what it imports.
 * @param entry - An absolute path.
 * @throws UsageError when there is no such file, or no such interface of globals.
 */
export function load(entry: string, target: Target, project: Project): LoadedProgram {
  addEntry(project, entry);
  const typescript = project.getProgram().compilerObject;
  const checker = typescript.getTypeChecker();
  const source = typescript.getSourceFile(entry)!;
  return {
    typescript,
    checker,
    modules: modulesOf(checker, source),
    exported: exportsOf(checker, source),
    globals: globalsOf(typescript, checker, target),
  };
}

/** The files that the program of an entry is made of, less the packages that it uses. */
export function sourcesOf(project: Project, entry: string): SourceFile[] {
  addEntry(project, entry);
  project.resolveSourceFileDependencies();
  return project.getSourceFiles().filter((file) => !file.isInNodeModules());
}

function addEntry(project: Project, entry: string): void {
  if (project.getSourceFile(entry) !== undefined) return;
  if (!/\.[cm]?tsx?$/.test(entry)) throw new UsageError(`${entry} is not a TypeScript file.`);
  if (project.addSourceFileAtPathIfExists(entry) === undefined) {
    throw new UsageError(`there is no file ${entry}.`);
  }
  project.resolveSourceFileDependencies();
}

/** The modules that an entry needs at run time, each behind those it imports. */
function modulesOf(checker: ts.TypeChecker, entry: ts.SourceFile): ts.SourceFile[] {
  const found = new Set<ts.SourceFile>();
  const visited = new Set<ts.SourceFile>();
  const visit = (file: ts.SourceFile): void => {
    if (visited.has(file)) return;
    visited.add(file);
    for (const statement of file.statements) {
      const imported = importedModule(checker, statement);
      if (imported !== null) visit(imported);
    }
    found.add(file);
  };
  visit(entry);
  return [...found];
}

function importedModule(checker: ts.TypeChecker, statement: ts.Statement): ts.SourceFile | null {
  const isLink = ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement);
  if (!isLink || statement.moduleSpecifier === undefined || isTypeOnlyLink(statement)) return null;
  const file = checker.getSymbolAtLocation(statement.moduleSpecifier)?.valueDeclaration;
  if (file === undefined || !ts.isSourceFile(file)) return null;
  return file.isDeclarationFile || isJson(file) ? null : file;
}

/** Whether an import or export is of types alone. */
export function isTypeOnlyLink(statement: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(statement)) return statement.isTypeOnly;
  return statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

function exportsOf(checker: ts.TypeChecker, entry: ts.SourceFile): Set<ts.Symbol> {
  const module = checker.getSymbolAtLocation(entry);
  const symbols = module === undefined ? [] : checker.getExportsOfModule(module);
  return new Set(
    symbols.map((symbol) =>
      symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol,
    ),
  );
}

function globalsOf(
  program: ts.Program,
  checker: ts.TypeChecker,
  { globals }: Target,
): ts.Symbol | null {
  if (globals === null) return null;
  const file = program.getSourceFile(globals.file);
  const module = file && checker.getSymbolAtLocation(file);
  const symbol =
    module && checker.getExportsOfModule(module).find(({ name }) => name === globals.type);
  if (symbol === undefined) {
    throw new UsageError(`there is no exported interface ${globals.type} in ${globals.file}.`);
  }
  return symbol;
}
