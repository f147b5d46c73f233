import { ts } from 'ts-morph';
import { declarationsIn, namespaceOf, type Context } from '../analysis/context.js';
import { namesIn } from '../analysis/uses.js';
import { nodesIn } from '../analysis/walk.js';
import { rootNames, reservedWords } from '../squirrel/words.js';

// What variables are called in Squirrel: as in TypeScript, unless Squirrel reads the name as something
// else, or two modules have it, which become one file.

/** The names of the variables, functions, classes and enums of a program. */
export class VariableNames {
  /** Those that are called otherwise than in TypeScript. */
  private readonly renamed = new Map<ts.Symbol, string>();

  private readonly declared: readonly ts.Identifier[];

  /** The names that nothing else may get. */
  private readonly taken: Set<string>;

  private readonly claimed = new Set<ts.Symbol>();

  /** The variables that the program has not, by what they belong to. */
  private readonly extras = new Map<ts.Node | string, string>();

  /** What stands at the top of the file. */
  private readonly ofFile = new Map<string, ts.Symbol>();

  /**
   * @param reachable - The statements at the top of the modules that reach the file.
   * @param helpers - The helpers that the file brings along.
   */
  constructor(
    private readonly context: Context,
    reachable: ReadonlySet<ts.Statement>,
    private readonly helpers: ReadonlySet<string>,
  ) {
    const nodes = context.program.modules.flatMap((module) => [...nodesIn(module)]);
    const identifiers = nodes.filter(ts.isIdentifier);
    this.taken = new Set(identifiers.map(({ text }) => text));
    this.declared = nodes.flatMap(namesDeclaredBy);
    this.nameExported();
    for (const each of [...reachable].flatMap(declarationsIn)) this.nameAtTop(each);
    for (const name of this.declared) this.nameWritable(name);
    this.nameHiding(identifiers);
  }

  /** Whether a variable has one of some names. */
  hasAny(names: ReadonlySet<string>): boolean {
    return this.declared.some((each) => names.has(this.of(each)));
  }

  /** The name of the variable that an identifier declares or refers to. */
  of(node: ts.Identifier): string {
    if (this.renamed.size === 0) return node.text;
    return this.nameOf(this.context.symbolOf(node)) ?? node.text;
  }

  /** The name of a function, a class or a default export, also of one that has none in TypeScript. */
  ofDeclaration(node: ts.FunctionDeclaration | ts.ClassDeclaration | ts.ExportAssignment): string {
    if (!ts.isExportAssignment(node) && node.name !== undefined) return this.of(node.name);
    const symbol = defaultOf(this.context, node);
    return (symbol && this.renamed.get(symbol)) ?? moduleName(node.getSourceFile());
  }

  /** The name of the variable that a jump to a label sets: `leaveOuter` or `nextOuter`. */
  ofJump(node: ts.BreakStatement | ts.ContinueStatement): string {
    const { text } = node.label!;
    const verb = ts.isBreakStatement(node) ? 'leave' : 'next';
    const name = `${verb}${text[0]!.toUpperCase()}${text.slice(1)}`;
    return this.extra(name, name);
  }

  /** The name of a variable that the program has not, for what it belongs to. */
  private extra(owner: ts.Node | string, wish: string): string {
    const known = this.extras.get(owner) ?? this.free(wish.replaceAll(/[^\w]/g, '_'));
    this.extras.set(owner, known);
    return known;
  }

  /** The name of the list of an enum's names: `levelNames`. */
  ofEnumNames(node: ts.EnumDeclaration): string {
    const { text } = node.name;
    const name = `${text[0]!.toLowerCase()}${text.slice(1)}Names`;
    return this.extra(node, name);
  }

  /** The name of the variable that a static field becomes: `counterTotal`. */
  ofStaticField(node: ts.PropertyDeclaration): string {
    const owner = node.parent as ts.ClassDeclaration;
    const field = node.name.getText().replace(/^#/, '');
    return this.extra(node, prefixed(this.of(owner.name!), field));
  }

  ofSymbol(symbol: ts.Symbol): string {
    return this.nameOf(symbol) ?? symbol.name;
  }

  private nameOf(symbol: ts.Symbol | undefined): string | undefined {
    if (symbol === undefined) return undefined;
    const own = symbol.declarations?.map(nameOfDeclaration).find((each) => each !== undefined);
    return this.renamed.get(symbol) ?? own;
  }

  /** What the entry exports has the name that it is exported by. */
  private nameExported(): void {
    for (const [symbol, exported] of this.context.program.exported) {
      const name = exported === 'default' ? nameOfDefault(symbol) : exported;
      const isWritable = isWritableName(name) && !rootNames.has(name) && !this.helpers.has(name);
      this.claim(symbol, isWritable ? name : this.free(writable(name)));
    }
  }

  private nameAtTop(declaration: ts.Declaration): void {
    for (const name of namesDeclaredBy(declaration)) {
      this.claimAtTop(this.context.symbolOf(name), name.text, declaration);
    }
    if (ts.getNameOfDeclaration(declaration) === undefined) {
      const symbol = defaultOf(this.context, declaration);
      this.claimAtTop(symbol, moduleName(declaration.getSourceFile()), declaration);
    }
  }

  private claimAtTop(symbol: ts.Symbol | undefined, name: string, declaration: ts.Declaration) {
    if (symbol === undefined || this.claimed.has(symbol)) return;
    const space = namespaceOf(declaration);
    if (space !== null) {
      this.claim(symbol, this.free(prefixed(nameInFile(space), name)));
      return;
    }
    const isTaken = this.ofFile.has(name) || !isWritableName(name);
    this.claim(symbol, isTaken ? this.free(inModule(declaration, name)) : name);
  }

  private claim(symbol: ts.Symbol, name: string): void {
    this.ofFile.set(name, symbol);
    this.claimed.add(symbol);
    if (name !== symbol.name) this.renamed.set(symbol, name);
  }

  private nameWritable(node: ts.Identifier): void {
    if (isWritableName(node.text) && !this.helpers.has(node.text)) return;
    const symbol = this.context.symbolOf(node);
    if (symbol === undefined || this.renamed.has(symbol)) return;
    this.renamed.set(symbol, this.free(writable(node.text)));
  }

  /**
   * What is imported by another name than it has, or read of a module as an object, is not to be hidden by
   * a variable where it is used.
   */
  private nameHiding(identifiers: readonly ts.Identifier[]): void {
    if (this.renamed.size === 0 && !identifiers.some(isIndirect)) return;
    const used = new Map<ts.SourceFile, Map<string, ts.Symbol>>();
    for (const node of identifiers) {
      const symbol = this.context.symbolOf(node);
      const name = this.nameOf(symbol);
      if (name === undefined || this.ofFile.get(name) !== symbol) continue;
      if (name === node.text && !isIndirect(node)) continue;
      const file = node.getSourceFile();
      used.set(file, (used.get(file) ?? new Map<string, ts.Symbol>()).set(name, symbol!));
    }
    for (const node of this.declared) {
      const hidden = used.get(node.getSourceFile())?.get(this.of(node));
      const symbol = this.context.symbolOf(node);
      if (hidden === undefined || symbol === undefined || hidden === symbol) continue;
      this.renamed.set(symbol, this.free(`${node.text}_`));
    }
  }

  /** A name that nothing else in the program has. */
  private free(name: string): string {
    let free = name;
    while (this.taken.has(free) || this.helpers.has(free)) free += '_';
    this.taken.add(free);
    return free;
  }
}

function nameOfDeclaration(node: ts.Declaration): string | undefined {
  const name = ts.getNameOfDeclaration(node);
  return name !== undefined && ts.isIdentifier(name) ? name.text : undefined;
}

/** The names of variables, functions, classes and enums that a node declares. */
function namesDeclaredBy(node: ts.Node): ts.Identifier[] {
  if (ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node)) {
    return ts.isIdentifier(node.name) && node.name.text === 'this' ? [] : namesIn(node.name);
  }
  const isNamed =
    ts.isFunctionDeclaration(node) ||
    ts.isFunctionExpression(node) ||
    ts.isClassLike(node) ||
    ts.isEnumDeclaration(node);
  return isNamed && node.name !== undefined ? [node.name] : [];
}

/** Whether this is the name behind the dot, in `module.name`, or another one in an import. */
function isIndirect({ parent }: ts.Identifier): boolean {
  if (ts.isPropertyAccessExpression(parent)) return ts.isIdentifier(parent.expression);
  return ts.isImportSpecifier(parent) && parent.propertyName !== undefined;
}

/** Whether Squirrel can read a name, and takes it for one. */
export const isWritableName = (name: string): boolean =>
  !reservedWords.has(name) && /^\w+$/.test(name);

/** A name that Squirrel can read, for one that it cannot: `delete_` for delete. */
export function writable(name: string): string {
  const plain = name.replaceAll(/[^\w]/g, '_');
  return reservedWords.has(plain) || plain === name ? `${plain}_` : plain;
}

/** `celsiusCount`, for a `count` in celsius.ts. */
function inModule(declaration: ts.Declaration, name: string): string {
  const module = moduleName(declaration.getSourceFile());
  return isWritableName(name) ? prefixed(module, name) : writable(name);
}

/** `pinsOpen`, for `open` of pins. */
function prefixed(prefix: string, name: string): string {
  const start = `${prefix[0]!.toLowerCase()}${prefix.slice(1)}`;
  return `${start}${name[0]!.toUpperCase()}${name.slice(1)}`.replaceAll(/[^\w]/g, '_');
}

/** The name of a namespace, with those that it is in. */
function nameInFile(node: ts.ModuleDeclaration): string {
  const outer = namespaceOf(node);
  return outer === null ? node.name.text : prefixed(nameInFile(outer), node.name.text);
}

/** The symbol of a module's default export. */
function defaultOf({ checker }: Context, node: ts.Node): ts.Symbol | undefined {
  const module = checker.getSymbolAtLocation(node.getSourceFile());
  return module?.exports?.get(ts.InternalSymbolName.Default);
}

function nameOfDefault({ declarations = [] }: ts.Symbol): string {
  const [declaration] = declarations;
  if (declaration === undefined) return 'exported';
  return nameOfDeclaration(declaration) ?? moduleName(declaration.getSourceFile());
}

/** The name of a module's file, as a variable would be called. */
function moduleName({ fileName }: ts.SourceFile): string {
  const base = fileName.slice(fileName.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
  const words = base.split(/\W+/).filter((word) => word !== '');
  const name = words
    .map((word, at) => (at === 0 ? word : `${word[0]!.toUpperCase()}${word.slice(1)}`))
    .join('');
  return /^\d/.test(name) || name === '' ? `_${name}` : name;
}
