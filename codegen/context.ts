import { ts } from 'ts-morph';
import { diagnose, type Diagnostic, type Finding } from './diagnostics.js';
import { Comments } from './comments.js';

/** The modules that become one file, and what is known about them. */
export interface Program {
  readonly checker: ts.TypeChecker;
  /** In dependency order, the entry last. */
  readonly modules: readonly ts.SourceFile[];
  /** What the entry exports: it goes into the root table. */
  readonly exported: ReadonlySet<ts.Symbol>;
  /** The interface whose members are globals in Squirrel. */
  readonly globals: ts.Symbol | null;
}

/** What lowering carries along: the program, what has been found wrong, what is wanted. */
export class Context {
  readonly checker: ts.TypeChecker;
  readonly diagnostics: Diagnostic[] = [];
  readonly comments = new Comments();

  /** The top-level declarations that something emitted refers to. */
  readonly wanted = new Set<ts.Declaration>();

  /** The names that would hide a member of the same name, in the method being lowered. */
  nearNames: ReadonlySet<string> = new Set();

  private readonly order: ReadonlyMap<ts.SourceFile, number>;

  constructor(readonly program: Program) {
    this.checker = program.checker;
    this.order = new Map(program.modules.map((module, position) => [module, position]));
  }

  report(finding: Finding, node: ts.Node): void {
    this.diagnostics.push(diagnose(finding, node));
  }

  /** The symbol behind an identifier, through imports. */
  symbolOf(node: ts.Node): ts.Symbol | undefined {
    const symbol = ts.isShorthandPropertyAssignment(node.parent)
      ? this.checker.getShorthandAssignmentValueSymbol(node.parent)
      : this.checker.getSymbolAtLocation(node);
    return symbol && this.resolve(symbol);
  }

  resolve(symbol: ts.Symbol): ts.Symbol {
    return symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
  }

  /** The top-level declaration of this program that a symbol stands for, if it is one. */
  topLevelDeclaration(symbol: ts.Symbol): ts.Declaration | null {
    const declaration = symbol.valueDeclaration;
    if (declaration === undefined || !this.order.has(declaration.getSourceFile())) return null;
    const parent = ts.isVariableDeclaration(declaration)
      ? declaration.parent.parent.parent
      : declaration.parent;
    return ts.isSourceFile(parent) ? declaration : null;
  }

  isExported(declaration: ts.Declaration): boolean {
    const symbol = this.checker.getSymbolAtLocation(ts.getNameOfDeclaration(declaration)!);
    return symbol !== undefined && this.program.exported.has(symbol);
  }

  /** Whether a use stands above the declaration in the file that is made. */
  isBefore(use: ts.Node, declaration: ts.Declaration): boolean {
    const here = this.order.get(use.getSourceFile())!;
    const there = this.order.get(declaration.getSourceFile())!;
    return here < there || (here === there && use.pos < declaration.pos);
  }

  /** Whether a type is the interface whose members are globals. */
  isGlobals(type: ts.Type): boolean {
    const { globals } = this.program;
    return globals !== null && this.checker.getNonNullableType(type).symbol === globals;
  }

  typeOf(node: ts.Node): ts.Type {
    return this.checker.getTypeAtLocation(node);
  }
}
