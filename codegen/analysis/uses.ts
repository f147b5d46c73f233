import { ts } from 'ts-morph';
import type { Context } from './context.js';
import { usesAccessor } from './accessors.js';
import { once } from './once.js';
import { isJavaScript } from './types.js';
import { nodesIn } from './walk.js';

// Where a variable is used, and how.

/** The uses of a variable within a node, its declaration among them. */
export function usesOf(context: Context, node: ts.Node, variable: ts.Identifier): ts.Identifier[] {
  const symbol = context.checker.getSymbolAtLocation(variable);
  const uses = namesakesOf(context, node.getSourceFile()).usesOf(variable.text, symbol);
  return uses.filter((each) => node.pos <= each.pos && each.end <= node.end);
}

/** The identifiers of a file by their text; which of them are uses of one symbol is found when asked. */
class Namesakes {
  private readonly byText = new Map<string, ts.Identifier[]>();
  private readonly bySymbol = new Map<string, Map<ts.Symbol | undefined, ts.Identifier[]>>();

  constructor(
    private readonly context: Context,
    file: ts.SourceFile,
  ) {
    for (const node of nodesIn(file)) {
      if (ts.isIdentifier(node)) addTo(this.byText, node.text, node);
    }
  }

  usesOf(text: string, symbol: ts.Symbol | undefined): readonly ts.Identifier[] {
    const known = this.bySymbol.get(text) ?? new Map<ts.Symbol | undefined, ts.Identifier[]>();
    if (!this.bySymbol.has(text)) {
      this.bySymbol.set(text, known);
      for (const each of this.byText.get(text) ?? [])
        addTo(known, this.context.symbolOf(each), each);
    }
    return known.get(symbol) ?? [];
  }
}

const namesakesOf = once((context, file: ts.SourceFile) => new Namesakes(context, file));

function addTo<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** An expression without what only TypeScript or the reader needs round it. */
export function bare(node: ts.Expression): ts.Expression {
  const isWrapped =
    ts.isParenthesizedExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isAssertionExpression(node) ||
    ts.isSatisfiesExpression(node);
  return isWrapped ? bare(node.expression) : node;
}

/** Whether a node stands in a function that is made within another node. */
export function isInFunction(node: ts.Node, within: ts.Node): boolean {
  return node !== within && (ts.isFunctionLike(node) || isInFunction(node.parent, within));
}

/** Whether a variable is written to where it stands. */
export function isWritten(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent) || ts.isNonNullExpression(parent)) {
    return isWritten(parent);
  }
  // A variable of a namespace, by its name: `pins.count = 1`.
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) return isWritten(parent);
  if (ts.isBinaryExpression(parent)) {
    return parent.left === node && isAssignmentOperator(parent.operatorToken.kind);
  }
  const isUnary = ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent);
  return isUnary && isUpdate(parent.operator);
}

/** Whether this is `a && b` or `a || b`. */
export function isLogical({ operatorToken: { kind } }: ts.BinaryExpression): boolean {
  return kind === ts.SyntaxKind.AmpersandAmpersandToken || kind === ts.SyntaxKind.BarBarToken;
}

/** Whether an operator assigns: `=`, `+=`, `??=` and the like. */
export function isAssignmentOperator(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

/** Whether an operator writes to its operand: `++` and `--`. */
export function isUpdate(operator: ts.SyntaxKind): boolean {
  return operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken;
}

/** The names that a declaration makes, also in patterns. */
export function namesIn(name: ts.BindingName): ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((each) => (ts.isBindingElement(each) ? namesIn(each.name) : []));
}

/** Whether evaluating an expression may run code of the program, or code that nobody knows. */
export const callsUser = once((context, node: ts.Node): boolean => {
  if (ts.isFunctionLike(node)) return false;
  if (ts.isNewExpression(node) || usesAccessor(context, node)) return true;
  if (ts.isCallExpression(node) && !isBuiltIn(context, node)) return true;
  return ts.forEachChild(node, (child) => callsUser(context, child)) ?? false;
});

/** A method of JavaScript's own, without a function that it could call. */
function isBuiltIn(context: Context, node: ts.CallExpression): boolean {
  const declaration = context.checker.getResolvedSignature(node)?.declaration;
  const isOwn = declaration !== undefined && isJavaScript(declaration.getSourceFile());
  const takesFunction = node.arguments.some(
    (each) => context.typeOf(each).getCallSignatures().length > 0,
  );
  return isOwn && !takesFunction && !isFunctionMethod(node);
}

function isFunctionMethod({ expression }: ts.CallExpression): boolean {
  return ts.isPropertyAccessExpression(expression) && callers.has(expression.name.text);
}

/** The methods of functions that call them. */
const callers = new Set(['call', 'apply']);

/**
 * Whether a variable may be changed by another function than the one where it is used.
 * @param where - `here` for the variables of that function alone.
 */
export function isChangedElsewhere(
  context: Context,
  use: ts.Identifier,
  where: 'here' | 'anywhere' = 'anywhere',
): boolean {
  const declaration = context.symbolOf(use)?.valueDeclaration;
  if (declaration === undefined || isConst(declaration)) return false;
  const here = functionOf(use);
  // One of a function further out may be changed by a call of this very function.
  if (here !== functionOf(declaration)) return where === 'anywhere';
  return [...writersOf(context, declaration)].some((each) => each !== here);
}

/** What may change a variable while a statement runs that uses it. */
export function changesOf(
  context: Context,
  use: ts.Identifier,
): 'never' | 'assigned' | 'calls' | undefined {
  const declaration = context.symbolOf(use)?.valueDeclaration;
  if (declaration === undefined || isConst(declaration)) return 'never';
  const name = ts.getNameOfDeclaration(declaration);
  if (name !== undefined && ts.isIdentifier(name) && writersOf(context, declaration).size === 0) {
    return 'never';
  }
  // One of a function further out is read at once, like a member.
  if (functionOf(use) !== functionOf(declaration)) return undefined;
  return isChangedElsewhere(context, use) ? 'calls' : 'assigned';
}

/** Whether a private field has the same value once the constructor is done. */
export const isSetOnce = once((context, declaration: ts.Declaration): boolean => {
  const isPrivate = ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Private;
  const name = ts.getNameOfDeclaration(declaration);
  if (!isPrivate || name === undefined || !ts.isIdentifier(name)) return false;
  return usesOf(context, declaration.getSourceFile(), name).every(
    ({ parent }) =>
      !ts.isPropertyAccessExpression(parent) ||
      !isWritten(parent) ||
      ts.isConstructorDeclaration(functionOf(parent)),
  );
});

/** The functions that write to a variable. */
const writersOf = once((context, declaration: ts.Declaration): ReadonlySet<ts.Node> => {
  const name = ts.getNameOfDeclaration(declaration);
  if (name === undefined || !ts.isIdentifier(name)) return new Set();
  const uses = usesOf(context, functionOf(declaration), name);
  return new Set(uses.filter(isWritten).map(functionOf));
});

function isConst(declaration: ts.Declaration): boolean {
  const isVariable =
    ts.isVariableDeclaration(declaration) ||
    ts.isParameter(declaration) ||
    ts.isBindingElement(declaration);
  return !isVariable || (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
}

function functionOf(node: ts.Node): ts.Node {
  return ts.findAncestor(node.parent, ts.isFunctionLike) ?? node.getSourceFile();
}
