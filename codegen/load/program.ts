import { ts } from 'ts-morph';
import type { Program } from '../analysis/context.js';
import { isJson } from '../analysis/types.js';
import type { Sources } from './sources.js';
import type { Target } from './target.js';
import { UsageError } from '../../targets/cli/usage-error.js';

/** The checked program of an entry, with TypeScript's own findings at hand. */
export interface LoadedProgram extends Program {
  readonly typescript: ts.Program;
}

/**
 * Loads an entry and what it imports.
 * @param entry - An absolute path.
 * @throws UsageError when there is no such file, or no such interface of globals.
 */
export function load(entry: string, target: Target, sources: Sources): LoadedProgram {
  if (!/(?<!\.d)\.[cm]?tsx?$/.test(entry)) {
    throw new UsageError(`${entry} is not a TypeScript file.`);
  }
  if (!sources.has(entry)) throw new UsageError(`there is no file ${entry}.`);
  const typescript = sources.programOf(entry);
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
