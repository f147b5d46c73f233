import { dirname } from 'node:path';
import { FileSystemRefreshResult, Project, ts, type SourceFile } from 'ts-morph';
import { fileTrouble } from '../../targets/cli/file-trouble.js';
import { UsageError } from '../../targets/cli/usage-error.js';
import { isStackOverflow, tooDeep } from './depth.js';
import { nearestPackageJson } from './library.js';
import { isDeclared, provided, type Provided } from './provided.js';

/** What a program is checked with when there is no tsconfig.json. */
const defaultOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  resolveJsonModule: true,
  types: [],
};

/** Lowering takes types at their word, so they must tell null from the others. */
const neededOptions: ts.CompilerOptions = { strict: true, noEmit: true };

/**
 * Opens the sources of a folder, which are checked under the nearest tsconfig.json.
 * @param packages - Absolute paths of the declarations of packages that the folder has not.
 * @throws UsageError when that cannot be read.
 */
export function openSources(folder: string, packages: Record<string, string[]> = {}): Sources {
  const config = ts.findConfigFile(folder, (path) => ts.sys.fileExists(path));
  const { options, files } =
    config === undefined ? { options: defaultOptions, files: [] } : readConfig(config);
  return new Sources({ ...options, paths: { ...options.paths, ...packages } }, files);
}

/** The options of a tsconfig.json, and the files that they stand in: it may extend others. */
interface Config {
  readonly options: ts.CompilerOptions;
  readonly files: readonly string[];
}

function readConfig(config: string): Config {
  const refuse = ({ messageText }: ts.Diagnostic): never => {
    throw new UsageError(`${config}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
  };
  const files: string[] = [];
  const host = {
    ...ts.sys,
    // Which files it lists does not matter.
    readDirectory: () => ['entry.ts'],
    readFile: (path: string) => {
      files.push(path);
      return ts.sys.readFile(path);
    },
    onUnRecoverableConfigFileDiagnostic: refuse,
  };
  const parsed = ts.getParsedCommandLineOfConfigFile(config, {}, host);
  parsed?.errors.forEach(refuse);
  return { options: parsed?.options ?? {}, files };
}

/** What a change on disk does to the sources: `stale` when it is enough to check them again. */
export type Change = 'none' | 'stale' | 'reopen';

/**
 * The sources of programs, as they are on disk or as a test has them. What has been read is kept:
 * most of the time goes into the libraries of JavaScript, so it is worth using one for many programs.
 */
export class Sources {
  private readonly project: Project;

  constructor(
    options: ts.CompilerOptions,
    private readonly configs: readonly string[] = [],
  ) {
    this.project = new Project({ compilerOptions: { ...options, ...neededOptions } });
  }

  /**
   * Takes a module into the program.
   * @returns Undefined when there is no such file.
   * @throws UsageError when it cannot be read.
   */
  open(path: string): SourceFile | undefined {
    return readable(() => this.project.addSourceFileAtPathIfExists(path), path);
  }

  /**
   * The program of all that has been opened or held, with all that it imports.
   * @throws UsageError when a file cannot be read.
   */
  get program(): ts.Program {
    const read = () => this.project.getProgram().compilerObject;
    const program = readable(read, 'a module that is imported');
    const wrong = provided.filter((each) => this.isHeld(each) === isDeclared(program, each));
    if (wrong.length === 0) return program;
    for (const { path, text } of wrong) {
      const held = this.get(path);
      if (held === undefined) this.hold(path, text);
      else held.forget();
    }
    return read();
  }

  private isHeld({ path }: Provided): boolean {
    return this.get(path) !== undefined;
  }

  /** A file that has been read or is held. */
  get(path: string): SourceFile | undefined {
    return this.project.getSourceFile(path);
  }

  /** The files that have been read or are held, without the libraries of JavaScript. */
  get files(): ts.SourceFile[] {
    return this.project.getSourceFiles().map(({ compilerNode }) => compilerNode);
  }

  /** Holds a text instead of a file, as an entry. */
  hold(path: string, text: string): void {
    this.project.createSourceFile(path, text, { overwrite: true });
  }

  /** The paths of what the program depends on: of packages it is their package.json. */
  get paths(): string[] {
    const files = this.program.getSourceFiles().map(({ fileName }) => fileName);
    const own = files.filter((path) => !path.includes('/node_modules/'));
    const manifests = files.filter(isDeclaration).map((path) => nearestPackageJson(dirname(path)));
    return [...new Set([...this.configs, ...own, ...manifests.filter((path) => path !== null)])];
  }

  /** Reads a file again, if it is one of these sources. */
  refresh(path: string): Change {
    const file = this.get(path);
    if (file === undefined) return 'none';
    const imports = importsOf(file);
    const result = readable(() => file.refreshFromFileSystemSync(), path);
    if (result === FileSystemRefreshResult.NoChange) return 'none';
    if (result === FileSystemRefreshResult.Deleted) return 'stale';
    // The project would keep what nothing imports any more, and its globals.
    return importsOf(file).join() === imports.join() ? 'stale' : 'reopen';
  }
}

const isDeclaration = (path: string): boolean => /\.d\.[cm]?ts$/.test(path);

function importsOf(file: SourceFile): string[] {
  const links = [...file.getImportDeclarations(), ...file.getExportDeclarations()];
  return links.map((link) => link.getModuleSpecifierValue() ?? '');
}

/**
 * Runs what reads files, and says which one cannot be read.
 * @param file - The one that is read, unless the error names another.
 */
function readable<Result>(read: () => Result, file: string): Result {
  try {
    return read();
  } catch (error) {
    if (isStackOverflow(error)) throw tooDeep(file);
    const { code, path = file } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UsageError(`cannot read ${path}: ${fileTrouble(error)}.`);
  }
}
