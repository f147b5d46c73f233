import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ts } from 'ts-morph';
import { UsageError } from '../../targets/cli/usage-error.js';

/** The libraries of JavaScript: ts-morph has the compiler without them. */
const libraryFolder = dirname(createRequire(import.meta.url).resolve('typescript'));

/** What a program is checked with when there is no tsconfig.json. */
const defaultOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  resolveJsonModule: true,
  types: [],
};

/** Lowering takes types at their word, so they must tell which values may be absent. */
const neededOptions: ts.CompilerOptions = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
};

/**
 * Opens the sources of a folder, which are checked under the nearest tsconfig.json.
 * @param packages - Absolute paths of the declarations of packages that the folder has not.
 * @throws UsageError when that cannot be read.
 */
export function openSources(folder: string, packages: Record<string, string[]> = {}): Sources {
  const config = ts.findConfigFile(folder, (path) => ts.sys.fileExists(path));
  const options = config === undefined ? defaultOptions : readConfig(config);
  return new Sources({ ...options, paths: { ...options.paths, ...packages } });
}

function readConfig(config: string): ts.CompilerOptions {
  const refuse = ({ messageText }: ts.Diagnostic): never => {
    throw new UsageError(`${config}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
  };
  // Which files it lists does not matter.
  const host = {
    ...ts.sys,
    readDirectory: () => ['entry.ts'],
    onUnRecoverableConfigFileDiagnostic: refuse,
  };
  const parsed = ts.getParsedCommandLineOfConfigFile(config, {}, host);
  parsed?.errors.forEach(refuse);
  return parsed?.options ?? {};
}

/**
 * The sources of programs, as they are on disk or as a test has them. What has been read is kept:
 * most of the time goes into the libraries of JavaScript, so it is worth using one for many programs.
 */
export class Sources {
  private readonly options: ts.CompilerOptions;
  private readonly host: ts.CompilerHost;
  private readonly entries = new Set<string>();
  private readonly read = new Map<string, ts.SourceFile>();
  private readonly held = new Map<string, string>();
  private program: ts.Program | undefined;
  private isUpToDate = false;

  constructor(options: ts.CompilerOptions) {
    this.options = { ...options, ...neededOptions };
    this.host = this.createHost();
  }

  /** The program of an entry and of those before it. */
  programOf(entry: string): ts.Program {
    if (this.program === undefined || !this.isUpToDate || !this.entries.has(entry)) {
      this.entries.add(entry);
      this.program = ts.createProgram([...this.entries], this.options, this.host, this.program);
      this.isUpToDate = true;
    }
    return this.program;
  }

  /** Holds a text instead of a file, as an entry. */
  hold(path: string, text: string): void {
    this.entries.add(path);
    this.held.set(path, text);
    this.read.delete(path);
    this.isUpToDate = false;
  }

  has(path: string): boolean {
    return this.host.fileExists(path);
  }

  /** The paths of what has been read, less the packages. */
  get paths(): string[] {
    return [...this.read.keys()].filter((path) => !path.includes('/node_modules/'));
  }

  /** Reads a file again if it has been read; says whether that made a difference. */
  refresh(path: string): boolean {
    const before = this.read.get(path)?.text;
    const now = this.host.readFile(path);
    if (before === undefined || now === before) return false;
    this.read.delete(path);
    this.isUpToDate = false;
    if (now === undefined) this.findAgain();
    return true;
  }

  /** Looks for all files again: some that were missing may be there. */
  findAgain(): void {
    this.program = undefined;
  }

  private createHost(): ts.CompilerHost {
    const host = ts.createCompilerHost(this.options);
    // As tsc does: nothing else is looked at in doc comments.
    host.jsDocParsingMode = ts.JSDocParsingMode.ParseForTypeErrors;
    const disk = { ...host };
    host.getDefaultLibLocation = () => libraryFolder;
    host.getDefaultLibFileName = (options) =>
      join(libraryFolder, ts.getDefaultLibFileName(options));
    host.readFile = (path) => this.held.get(path) ?? disk.readFile(path);
    host.fileExists = (path) => this.held.has(path) || disk.fileExists(path);
    host.directoryExists = (path) => ts.sys.directoryExists(path) || this.holdsIn(path);
    host.getSourceFile = (path, ...others) => {
      const file = this.read.get(path) ?? disk.getSourceFile(path, ...others);
      if (file !== undefined) this.read.set(path, file);
      return file;
    };
    return host;
  }

  private holdsIn(folder: string): boolean {
    return [...this.held.keys()].some((path) => path.startsWith(`${folder}/`));
  }
}
