import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { Project, ts } from 'ts-morph';
import type { Program } from './context.js';
import { isJson } from './types.js';
import type { Target } from './target.js';

/** The checked program of an entry, with TypeScript's own findings at hand. */
export interface LoadedProgram extends Program {
  readonly typescript: ts.Program;
}

/**
 * Loads an entry and what it imports, under the nearest tsconfig.json.
 * @param entry - An absolute path.
 * @throws Error when there is no such file, or no such interface of globals.
 */
export function load(entry: string, target: Target): LoadedProgram {
  const config = ts.findConfigFile(dirname(entry), (path) => existsSync(path));
  const project = new Project({
    ...(config === undefined ? {} : { tsConfigFilePath: config }),
    skipAddingFilesFromTsConfig: true,
    compilerOptions: config === undefined ? { strict: true, target: ts.ScriptTarget.ES2022 } : {},
  });
  project.addSourceFileAtPath(entry);
  project.resolveSourceFileDependencies();
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
  if (!isLink || statement.moduleSpecifier === undefined || isTypeOnly(statement)) return null;
  const file = checker.getSymbolAtLocation(statement.moduleSpecifier)?.valueDeclaration;
  if (file === undefined || !ts.isSourceFile(file)) return null;
  return file.isDeclarationFile || isJson(file) ? null : file;
}

function isTypeOnly(statement: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
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
    throw new Error(`There is no exported interface ${globals.type} in ${globals.file}.`);
  }
  return symbol;
}
