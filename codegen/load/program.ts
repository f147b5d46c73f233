import {
  Node,
  ts,
  type ExportDeclaration,
  type ImportDeclaration,
  type SourceFile,
} from 'ts-morph';
import { UsageError } from '../../targets/cli/usage-error.js';
import { Libraries } from './library.js';
import { remembering } from './remember.js';
import type { Sources } from './sources.js';
import type { Target } from './target.js';

/** The modules that become one file, and what is known about them. */
export interface Program {
  readonly typescript: ts.Program;
  readonly checker: ts.TypeChecker;
  /** In dependency order, the entry last. */
  readonly modules: readonly ts.SourceFile[];
  /** What the entry exports goes into the root table: the names there. */
  readonly exported: ReadonlyMap<ts.Symbol, string>;
  /** What the entry exports by a second name. */
  readonly otherNames: readonly (readonly [ts.Symbol, string])[];
  /** The interface whose members are globals in Squirrel. */
  readonly globals: ts.Symbol | null;
  readonly libraries: Libraries;
}

/**
 * Loads an entry and what it imports.
 * @param entry - An absolute path.
 * @throws UsageError when there is no such file, or no such interface of globals.
 */
export function load(entry: string, target: Target, sources: Sources): Program {
  if (!/(?<!\.d)\.[cm]?tsx?$/.test(entry)) {
    throw new UsageError(`${entry} is not a TypeScript file.`);
  }
  const source = sources.open(entry);
  if (source === undefined) throw new UsageError(`there is no file ${entry}.`);
  const { program: typescript } = sources;
  const known = loaded.get(typescript) ?? new Map<string, Program>();
  loaded.set(typescript, known);
  const key = JSON.stringify([entry, target.globals, target.library]);
  const program = known.get(key) ?? programOf(source, typescript, target, sources);
  known.set(key, program);
  return program;
}

/** What has been loaded: jobs with different outputs share it, and what is known of it. */
const loaded = new WeakMap<ts.Program, Map<string, Program>>();

function programOf(
  source: SourceFile,
  typescript: ts.Program,
  target: Target,
  sources: Sources,
): Program {
  const library = new Set(libraryOf(sources, target).map(({ compilerNode }) => compilerNode));
  const modules = modulesOf(source).map(({ compilerNode }) => compilerNode);
  return {
    typescript,
    checker: remembering(typescript.getTypeChecker()),
    modules: modules.filter((each) => !library.has(each)),
    ...exportsOf(source),
    globals: globalsOf(sources, target),
    libraries: new Libraries(library),
  };
}

function libraryOf(sources: Sources, { library }: Target): SourceFile[] {
  if (library === undefined) return [];
  const entry = sources.open(library);
  if (entry === undefined) throw new UsageError(`there is no file ${library}.`);
  return modulesOf(entry);
}

/** The modules that an entry needs at run time, each behind those it imports. */
function modulesOf(entry: SourceFile): SourceFile[] {
  const found = new Set<SourceFile>();
  const visited = new Set<SourceFile>();
  const visit = (file: SourceFile): void => {
    if (visited.has(file)) return;
    visited.add(file);
    importedModules(file).forEach(visit);
    found.add(file);
  };
  visit(entry);
  return [...found];
}

function importedModules(file: SourceFile): SourceFile[] {
  return file
    .getStatements()
    .filter(isLink)
    .filter((link) => !link.isTypeOnly())
    .map((link) => link.getModuleSpecifierSourceFile())
    .filter((each) => each !== undefined)
    .filter((each) => !each.isDeclarationFile() && !isJson(each.compilerNode));
}

function isLink(node: Node): node is ImportDeclaration | ExportDeclaration {
  return Node.isImportDeclaration(node) || Node.isExportDeclaration(node);
}

function exportsOf(entry: SourceFile): Pick<Program, 'exported' | 'otherNames'> {
  const exported = new Map<ts.Symbol, string>();
  const otherNames: [ts.Symbol, string][] = [];
  for (const each of entry.getExportSymbols()) {
    const { compilerSymbol: symbol } = each.getAliasedSymbol() ?? each;
    const name = each.getName();
    if (!exported.has(symbol)) exported.set(symbol, name);
    // A default export has no name of its own.
    else if (exported.get(symbol) === 'default') exported.set(symbol, name);
    else if (name !== 'default') otherNames.push([symbol, name]);
  }
  return { exported, otherNames };
}

function globalsOf(sources: Sources, { globals }: Target): ts.Symbol | null {
  if (globals === null) return null;
  const exported = sources.get(globals.file)?.getExportSymbols() ?? [];
  const symbol = exported.find((each) => each.getName() === globals.type);
  if (symbol === undefined) {
    throw new UsageError(`there is no exported interface ${globals.type} in ${globals.file}.`);
  }
  return symbol.compilerSymbol;
}

/** Whether a module is data: a JSON file, of which values are imported. */
export function isJson(file: ts.SourceFile): boolean {
  return file.fileName.endsWith('.json');
}
