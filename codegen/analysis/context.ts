import { ts } from 'ts-morph';
import { isAmbient, isOfHost } from './ambient.js';
import { bare, namesIn } from './uses.js';
import { typeAt } from './operation-types.js';
import type { Library } from '../load/library.js';
import type { Program } from '../load/program.js';

/** What is known of a program. */
export class Context {
  readonly checker: ts.TypeChecker;

  private readonly order: ReadonlyMap<ts.SourceFile, number>;

  constructor(readonly program: Program) {
    this.checker = program.checker;
    this.order = new Map(program.modules.map((module, position) => [module, position]));
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

  /** The declaration of this program that a symbol stands for, if it is one: with its body. */
  declarationOf(symbol: ts.Symbol): ts.Declaration | null {
    const found = symbol.declarations?.find(hasBody) ?? symbol.valueDeclaration;
    if (found === undefined || ts.isSourceFile(found)) return null;
    if (!this.order.has(found.getSourceFile()) || isAmbient(found)) return null;
    return ts.isBindingElement(found) ? ts.walkUpBindingElementsAndPatterns(found) : found;
  }

  /** Whether a declaration stands in a module that becomes a part of the file. */
  isOfProgram(declaration: ts.Declaration): boolean {
    return this.order.has(declaration.getSourceFile());
  }

  /** The library that a symbol is declared in, if it is one of a library. */
  libraryOf({ declarations }: ts.Symbol): Library | null {
    const file = declarations?.[0]?.getSourceFile();
    return file === undefined ? null : this.program.libraries.of(file);
  }

  isExported(declaration: ts.Declaration): boolean {
    if (isDefault(declaration)) return this.isDefaultExported(declaration);
    const name = ts.getNameOfDeclaration(declaration) as ts.BindingName | undefined;
    const symbols = name ? namesIn(name).map((each) => this.checker.getSymbolAtLocation(each)) : [];
    return symbols.some((symbol) => symbol !== undefined && this.program.exported.has(symbol));
  }

  private isDefaultExported(declaration: ts.Declaration): boolean {
    return [...this.program.exported.keys()].some((symbol) =>
      symbol.declarations?.includes(declaration),
    );
  }

  /** Whether a declaration becomes a slot of the root table, not a constant. */
  isInRoot(declaration: ts.Declaration): boolean {
    return !isConstant(declaration) && this.isExported(declaration);
  }

  /** Whether a use stands where Squirrel does not see the declaration yet. */
  isBefore(use: ts.Node, declaration: ts.Declaration): boolean {
    const here = this.order.get(use.getSourceFile())!;
    const there = this.order.get(declaration.getSourceFile())!;
    return here < there || (here === there && use.pos < seenFrom(declaration));
  }

  /** Whether a type is the interface whose members are globals. */
  isGlobals(type: ts.Type): boolean {
    const { globals } = this.program;
    // A primitive type has no symbol.
    const symbol = this.checker.getNonNullableType(type).getSymbol();
    if (symbol === undefined) return false;
    return symbol === globals || this.libraryOf(symbol)?.globals === symbol.name;
  }

  /** Whether a variable is of that interface, by what it was declared as. */
  holdsGlobals(node: ts.Identifier): boolean {
    const symbol = this.symbolOf(node);
    return symbol !== undefined && this.isGlobals(this.checker.getTypeOfSymbol(symbol));
  }

  typeOf(node: ts.Node): ts.Type {
    return typeAt(this, node);
  }

  /** The type of what a member is read of, which is there: a `?.` asks first. */
  ownerTypeOf(node: ts.Expression): ts.Type {
    const type = this.typeOf(node);
    return type.isUnion() ? this.checker.getNonNullableType(type) : type;
  }
}

/** Whether a declaration is a default export without a name. */
function isDefault(declaration: ts.Declaration): boolean {
  return ts.isExportAssignment(declaration) || ts.getNameOfDeclaration(declaration) === undefined;
}

/** Whether an exported declaration becomes an enum or a constant, which impOS's compiler writes out. */
export function isConstant(declaration: ts.Declaration): boolean {
  if (ts.isEnumDeclaration(declaration)) return true;
  if (!ts.isVariableDeclaration(declaration) || !ts.isIdentifier(declaration.name)) return false;
  const { initializer } = declaration;
  return (
    isConstVariable(declaration) && initializer !== undefined && isConstantValue(bare(initializer))
  );
}

/** Whether a variable is declared with const. */
export function isConstVariable(declaration: ts.VariableDeclaration): boolean {
  return (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
}

function isConstantValue(value: ts.Expression): boolean {
  if (ts.isPrefixUnaryExpression(value)) return ts.isNumericLiteral(value.operand);
  return ts.isNumericLiteral(value) || ts.isStringLiteralLike(value);
}

/** The declarations with a value that a statement makes. */
export function declarationsIn(statement: ts.Statement): readonly ts.Declaration[] {
  if (isAmbient(statement)) return [];
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations;
  if (ts.isModuleDeclaration(statement)) return statementsOf(statement).flatMap(declarationsIn);
  const isOne =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isEnumDeclaration(statement) ||
    (ts.isExportAssignment(statement) && !ts.isIdentifier(statement.expression));
  return isOne ? [statement] : [];
}

/** The variable that a function expression is the value of, where both have one name. */
export function variableOfFunction(node: ts.Node): ts.VariableDeclaration | null {
  if (!ts.isFunctionExpression(node) || node.name === undefined) return null;
  const { parent } = node;
  if (!ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name)) return null;
  return isConstVariable(parent) && parent.name.text === node.name.text ? parent : null;
}

/** Whether an expression is a module as an object, whose members are variables of the file. */
export function isModule(context: Context, node: ts.Node): boolean {
  const isName = ts.isIdentifier(node) || ts.isPropertyAccessExpression(node);
  const symbol = isName ? context.symbolOf(ts.isIdentifier(node) ? node : node.name) : undefined;
  if (symbol === undefined || (symbol.flags & ts.SymbolFlags.ValueModule) === 0) return false;
  // A namespace may add members to a function, a class or an enum, which is a value.
  const { Function, Class, Enum } = ts.SymbolFlags;
  if ((symbol.flags & (Function | Class | Enum)) !== 0) return false;
  const isOwn = symbol.declarations?.some((each) => context.isOfProgram(each)) ?? false;
  return isOwn && !isOfHost(symbol);
}

/** The statements of a namespace; `namespace a.b {}` has a namespace. */
export function statementsOf({ body }: ts.ModuleDeclaration): readonly ts.Statement[] {
  if (body === undefined || ts.isIdentifier(body)) return [];
  return ts.isModuleBlock(body) ? body.statements : [body];
}

/** The statement at the top of its module that a declaration stands in; undefined where it is in a block. */
export function topStatementOf(declaration: ts.Node): ts.Statement | undefined {
  const statement = ts.findAncestor(declaration, ts.isStatement);
  if (statement === undefined || ts.isSourceFile(statement.parent)) return statement;
  const { parent } = statement;
  const isInNamespace = ts.isModuleBlock(parent) || ts.isModuleDeclaration(parent);
  return isInNamespace
    ? topStatementOf(ts.isModuleBlock(parent) ? parent.parent : parent)
    : undefined;
}

/** The namespace that a declaration is directly in, if it is in one of the program. */
export function namespaceOf(declaration: ts.Node): ts.ModuleDeclaration | null {
  const statement = ts.findAncestor(declaration, ts.isStatement);
  if (statement === undefined) return null;
  const { parent } = statement;
  if (ts.isModuleDeclaration(parent)) return parent;
  return ts.isModuleBlock(parent) ? parent.parent : null;
}

/** Whether this is `for-of` or `for-in`, whose variable is there in the body only. */
export function isForEach(node: ts.Node): node is ts.ForOfStatement | ts.ForInStatement {
  return ts.isForOfStatement(node) || ts.isForInStatement(node);
}

function hasBody(declaration: ts.Declaration): boolean {
  return ts.isFunctionDeclaration(declaration) && declaration.body !== undefined;
}

/** Squirrel sees a variable or function behind its declaration, and not yet within it. */
function seenFrom(declaration: ts.Declaration): number {
  const isLoop = ts.isVariableDeclaration(declaration) && isForEach(declaration.parent.parent);
  const isCaught = ts.isCatchClause(declaration.parent);
  return ts.isParameter(declaration) || isLoop || isCaught ? declaration.pos : declaration.end;
}
