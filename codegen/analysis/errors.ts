import { ts } from 'ts-morph';
import type { Context } from './context.js';
import { once } from './once.js';
import { bare } from './uses.js';
import { nodesIn } from './walk.js';

// A built-in error is its message in Squirrel, which is what impOS logs of an uncaught one. An
// error class of the program has instances with a message, like in JavaScript.

const builtInErrors = new Set([
  'Error',
  'EvalError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'TypeError',
  'URIError',
]);

/** Whether a type is that of one of JavaScript's own error classes. */
export function isError(type: ts.Type): boolean {
  // A primitive type has no symbol.
  return isBuiltInError(type.getSymbol());
}

function isBuiltInError(symbol: ts.Symbol | undefined): boolean {
  if (symbol === undefined || !builtInErrors.has(symbol.name)) return false;
  return symbol.declarations?.every((each) => each.getSourceFile().isDeclarationFile) ?? false;
}

/** The name of the built-in error class that an expression names; null for any other. */
export function errorClassName(context: Context, node: ts.Expression): string | null {
  const symbol = ts.isIdentifier(node) ? context.symbolOf(node) : undefined;
  return isBuiltInError(symbol) ? symbol!.name : null;
}

/** What a class extends. */
export function heritageOf(node: ts.ClassLikeDeclaration): ts.Expression | undefined {
  return node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0]
    ?.expression;
}

/** Whether a type is of a class of the program that extends a built-in error. */
export function isOwnError(context: Context, type: ts.Type): boolean {
  const declaration = type.getSymbol()?.valueDeclaration;
  if (declaration === undefined || !ts.isClassLike(declaration)) return false;
  // The class itself has the same symbol.
  return type.getConstructSignatures().length === 0 && isErrorClass(context, declaration);
}

/** Whether a class extends a built-in error, maybe through other classes. */
export const isErrorClass = once((context, node: ts.ClassLikeDeclaration): boolean => {
  const extended = heritageOf(node);
  if (extended === undefined) return false;
  if (errorClassName(context, extended) !== null) return true;
  const base = context.symbolOf(extended)?.valueDeclaration;
  return base !== undefined && ts.isClassLike(base) && isErrorClass(context, base);
});

/** What the modules of a program do with errors. */
interface Errors {
  /** Whether the program has error classes of its own. */
  readonly areOwn: boolean;
  /** Whether it throws texts, which look like built-in errors in Squirrel. */
  readonly areTexts: boolean;
  /** Whether it makes built-in errors. */
  readonly areMade: boolean;
}

const errorsOf = once((context, file: ts.SourceFile): Errors => {
  const nodes = [...nodesIn(file)];
  return {
    areOwn: nodes.some((each) => ts.isClassLike(each) && isErrorClass(context, each)),
    areTexts: nodes.some((each) => ts.isThrowStatement(each) && throwsText(context, each)),
    areMade: nodes.some(
      (each) =>
        (ts.isNewExpression(each) || ts.isCallExpression(each)) &&
        errorClassName(context, each.expression) !== null,
    ),
  };
});

/** Whether a value of a built-in error's type may be an instance of a class of the program. */
export function hasOwnErrors(context: Context): boolean {
  return context.program.modules.some((each) => errorsOf(context, each).areOwn);
}

/** Whether the program throws texts, too, so that a caught text may not be an error. */
export function throwsTexts(context: Context): boolean {
  return context.program.modules.some((each) => errorsOf(context, each).areTexts);
}

/** Whether the program makes built-in errors, which are texts in Squirrel. */
export function makesErrors(context: Context): boolean {
  return context.program.modules.some((each) => errorsOf(context, each).areMade);
}

function throwsText(context: Context, { expression }: ts.ThrowStatement): boolean {
  return includesString(context.typeOf(expression));
}

export function includesString(type: ts.Type): boolean {
  const members = type.isUnion() ? type.types : [type];
  return members.some(({ flags }) => (flags & ts.TypeFlags.StringLike) !== 0);
}

/** Whether an expression is the variable of a catch clause. */
export function isCaught(context: Context, node: ts.Expression): boolean {
  const inner = bare(node);
  const symbol = ts.isIdentifier(inner) ? context.symbolOf(inner) : undefined;
  const declaration = symbol?.valueDeclaration;
  return declaration !== undefined && ts.isCatchClause(declaration.parent);
}

/** Whether an expression stands where `value instanceof Error` has been found not to hold. */
export function isNoErrorHere(context: Context, node: ts.Expression): boolean {
  const symbol = ts.isIdentifier(node) ? context.symbolOf(node) : undefined;
  if (symbol === undefined) return false;
  for (let at: ts.Node = node; !ts.isFunctionLike(at) && !ts.isSourceFile(at); at = at.parent) {
    if (isInElse(context, at, symbol)) return true;
  }
  return false;
}

function isInElse(context: Context, node: ts.Node, symbol: ts.Symbol): boolean {
  const { parent } = node;
  if (ts.isConditionalExpression(parent) && parent.whenFalse === node) {
    return isErrorTest(context, parent.condition, symbol);
  }
  if (ts.isIfStatement(parent) && parent.elseStatement === node) {
    return isErrorTest(context, parent.expression, symbol);
  }
  if (!ts.isBlock(parent)) return false;
  const above = parent.statements.slice(0, parent.statements.indexOf(node as ts.Statement));
  return above.some(
    (each) =>
      ts.isIfStatement(each) &&
      leaves(each.thenStatement) &&
      isErrorTest(context, each.expression, symbol),
  );
}

function isErrorTest(context: Context, node: ts.Expression, symbol: ts.Symbol): boolean {
  const test = bare(node);
  if (!ts.isBinaryExpression(test)) return false;
  const isInstance = test.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword;
  return (
    isInstance &&
    context.symbolOf(bare(test.left)) === symbol &&
    errorClassName(context, test.right) === 'Error'
  );
}

function leaves(node: ts.Statement): boolean {
  const last = ts.isBlock(node) ? node.statements.at(-1) : node;
  return last !== undefined && (ts.isReturnStatement(last) || ts.isThrowStatement(last));
}
