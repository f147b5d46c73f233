import { ts } from 'ts-morph';
import type { Context } from './context.js';
import { once } from './once.js';
import { isNumber } from './types.js';
import { nodesIn } from './walk.js';

// TypeScript has one type of number. Which of them may be fractions is found by what flows where: a
// symbol may be a fraction when anything that is assigned, passed or returned to it may be one.

/** What flows into each symbol; an array stands for its elements, a function for its result. */
type Flows = ReadonlyMap<ts.Symbol, ReadonlySet<Source>>;

type Source = ts.Expression | ts.Symbol;

const flowsOf = new WeakMap<Context, Flows>();
const fractions = new WeakMap<Context, ReadonlySet<ts.Symbol>>();

/** Whether a number, or one in an array, may be a fraction as far as the program tells. */
export function mayBeFraction(context: Context, node: ts.Expression): boolean {
  return holdsNumber(context, node) && isFractional(context, node);
}

/** In the end: what is asked of an expression asks the same of its parts. */
const isFractional = once((context, node: ts.Expression): boolean =>
  isFraction(context, node, fractionsOf(context), (each) => isFractional(context, each)),
);

function holdsNumber(context: Context, node: ts.Expression): boolean {
  const { checker } = context;
  const type = context.typeOf(node);
  const held = checker.getIndexTypeOfType(type, ts.IndexKind.Number) ?? type;
  const members = held.isUnion() ? held.types : [held];
  const others = ts.TypeFlags.StringLike | ts.TypeFlags.BooleanLike;
  return members.some(({ flags }) => (flags & others) === 0);
}

function fractionsOf(context: Context): ReadonlySet<ts.Symbol> {
  const known = fractions.get(context);
  if (known !== undefined) return known;
  const found = new Set<ts.Symbol>();
  let before = -1;
  while (before < found.size) {
    before = found.size;
    for (const [symbol, sources] of flows(context)) {
      const isIn = (each: Source): boolean =>
        'kind' in each ? isFraction(context, each, found) : found.has(each);
      if (!found.has(symbol) && [...sources].some(isIn)) found.add(symbol);
    }
  }
  fractions.set(context, found);
  return found;
}

const { SyntaxKind } = ts;

/** Functions of JavaScript whose results are fractions, and those that pass theirs on. */
const makers =
  /^(parseFloat|Number\.parseFloat|Math\.(random|sqrt|pow|exp|log\d*|a?sin|a?cos|a?tan2?))$/;
const constants =
  /^(Infinity|NaN|Math\.(PI|E|LN2|LN10|SQRT2)|Number\.(POSITIVE|NEGATIVE)_INFINITY)$/;
const passing = /^Math\.(abs|min|max)$/;

function isFraction(
  context: Context,
  node: ts.Expression,
  found: ReadonlySet<ts.Symbol>,
  is: Test = (each) => isFraction(context, each, found),
): boolean {
  if (ts.isNumericLiteral(node)) return !Number.isInteger(Number(node.text));
  if (ts.isPrefixUnaryExpression(node))
    return node.operator === SyntaxKind.MinusToken && is(node.operand);
  if (
    ts.isParenthesizedExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isSpreadElement(node)
  ) {
    return is(node.expression);
  }
  if (ts.isConditionalExpression(node)) return is(node.whenTrue) || is(node.whenFalse);
  if (ts.isArrayLiteralExpression(node)) return node.elements.some(is);
  if (ts.isBinaryExpression(node)) return isFractionalResult(node, is);
  if (ts.isElementAccessExpression(node)) return is(node.expression);
  if (ts.isCallExpression(node)) return isFractionalCall(context, node, found, is);
  if (!ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node)) return false;
  if (constants.test(node.getText())) return true;
  const symbol = symbolOf(context, node);
  return symbol !== undefined && found.has(symbol);
}

type Test = (node: ts.Expression) => boolean;

const arithmetic = new Set<ts.SyntaxKind>([
  SyntaxKind.PlusToken,
  SyntaxKind.MinusToken,
  SyntaxKind.AsteriskToken,
  SyntaxKind.PercentToken,
  SyntaxKind.QuestionQuestionToken,
  SyntaxKind.BarBarToken,
  SyntaxKind.AmpersandAmpersandToken,
]);

function isFractionalResult(
  { left, operatorToken, right }: ts.BinaryExpression,
  is: Test,
): boolean {
  const { kind } = operatorToken;
  if (kind === SyntaxKind.SlashToken || kind === SyntaxKind.SlashEqualsToken) return true;
  if (kind === SyntaxKind.EqualsToken) return is(right);
  return arithmetic.has(kind) && (is(left) || is(right));
}

/** Methods of arrays whose results are elements; those of a callback are what it returns. */
const elementMethods =
  /^(at|concat|fill|filter|find|flat|pop|reverse|shift|slice|sort|splice|values|get|entries)$/;

function isFractionalCall(
  context: Context,
  node: ts.CallExpression,
  found: ReadonlySet<ts.Symbol>,
  is: Test,
): boolean {
  const { expression: callee, arguments: args } = node;
  const name = callee.getText();
  if (makers.test(name)) return true;
  if (name === 'Number' && args[0] !== undefined) {
    return !isNumber(context.typeOf(args[0])) || is(args[0]);
  }
  if (passing.test(name)) return args.some(is);
  const symbol = symbolOf(context, callee);
  if (symbol !== undefined && found.has(symbol)) return true;
  if (!ts.isPropertyAccessExpression(callee)) return false;
  if (/^Array\.(from|of)$/.test(name) || callee.name.text === 'concat') {
    return [callee.expression, ...args].some((each) => returnsFraction(each, is));
  }
  if (/^(map|flatMap|reduce|reduceRight)$/.test(callee.name.text)) {
    const isFirst = callee.name.text === 'reduce' && args.length === 1;
    return args.some((each) => returnsFraction(each, is)) || (isFirst && is(callee.expression));
  }
  return elementMethods.test(callee.name.text) && is(callee.expression);
}

/** Whether an argument is a fraction, or a function that returns one. */
function returnsFraction(node: ts.Expression, is: Test): boolean {
  if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) return is(node);
  return returnedBy(node).some(is);
}

function returnedBy(node: ts.FunctionLikeDeclaration): ts.Expression[] {
  const { body } = node;
  if (body === undefined) return [];
  if (!ts.isBlock(body)) return [body];
  const found: ts.Expression[] = [];
  const visit = (child: ts.Node): void => {
    if (ts.isFunctionLike(child)) return;
    if (ts.isReturnStatement(child) && child.expression !== undefined) found.push(child.expression);
    ts.forEachChild(child, visit);
  };
  visit(body);
  return found;
}

// What flows where.

function flows(context: Context): Flows {
  const known = flowsOf.get(context);
  if (known !== undefined) return known;
  const made = new Map<ts.Symbol, Set<Source>>();
  const add = (to: ts.Symbol | undefined, from: Source | undefined): void => {
    if (to === undefined || from === undefined) return;
    const sources = made.get(to) ?? new Set();
    made.set(to, sources.add(from));
  };
  for (const node of context.program.modules.flatMap((module) => [...nodesIn(module)])) {
    for (const [to, from] of flowsAt(context, node)) add(to, from);
  }
  flowsOf.set(context, made);
  return made;
}

type Flow = readonly [to: ts.Symbol | undefined, from: Source | undefined];

function flowsAt(context: Context, node: ts.Node): Flow[] {
  if (ts.isVariableDeclaration(node)) return initialValues(context, node);
  if (ts.isParameter(node)) return [...initialValues(context, node), ...ownField(context, node)];
  if (ts.isPropertyDeclaration(node) || ts.isEnumMember(node)) {
    return [[symbolOf(context, node.name), node.initializer]];
  }
  if (ts.isPropertyAssignment(node)) return [[expectedProperty(context, node), node.initializer]];
  if (ts.isShorthandPropertyAssignment(node)) return [[expectedProperty(context, node), node.name]];
  if (ts.isForOfStatement(node)) return loopVariables(context, node);
  if (ts.isFunctionLike(node) && 'body' in node) return returns(context, node);
  if (ts.isBinaryExpression(node)) return assignment(context, node);
  return ts.isCallExpression(node) || ts.isNewExpression(node) ? passed(context, node) : [];
}

function symbolOf(context: Context, node: ts.Node): ts.Symbol | undefined {
  if (ts.isPropertyAccessExpression(node)) return symbolOf(context, node.name);
  if (ts.isElementAccessExpression(node) || ts.isNonNullExpression(node)) {
    return symbolOf(context, node.expression);
  }
  return ts.isIdentifier(node) || ts.isPrivateIdentifier(node) ? context.symbolOf(node) : undefined;
}

/** A pattern takes elements from an array, and members from an object. */
function initialValues(
  context: Context,
  { name, initializer }: ts.VariableDeclaration | ts.ParameterDeclaration | ts.BindingElement,
): Flow[] {
  if (ts.isIdentifier(name)) return [[symbolOf(context, name), initializer]];
  const type = context.typeOf(name);
  return name.elements.flatMap((element): Flow[] => {
    if (ts.isOmittedExpression(element)) return [];
    const target = symbolOf(context, element.name);
    const source = ts.isArrayBindingPattern(name)
      ? initializer
      : type.getProperty((element.propertyName ?? element.name).getText());
    return [[target, source], ...initialValues(context, element)];
  });
}

/** The field that a parameter of a constructor declares. */
function ownField({ checker }: Context, node: ts.ParameterDeclaration): Flow[] {
  if (!ts.isIdentifier(node.name) || !ts.isParameterPropertyDeclaration(node, node.parent))
    return [];
  const symbols = checker.getSymbolsOfParameterPropertyDeclaration(node, node.name.text);
  const [parameter, field] = symbols;
  return [[field, parameter]];
}

/** The property of the type that an object literal is expected to have, else its own. */
function expectedProperty(
  context: Context,
  { name, parent }: ts.PropertyAssignment | ts.ShorthandPropertyAssignment,
): ts.Symbol | undefined {
  const type = context.checker.getContextualType(parent);
  const expected = type && context.checker.getNonNullableType(type).getProperty(name.getText());
  return expected ?? context.checker.getSymbolAtLocation(name);
}

/** What a loop walks flows into all that its variable is taken apart to. */
function loopVariables(context: Context, { initializer, expression }: ts.ForOfStatement): Flow[] {
  if (!ts.isVariableDeclarationList(initializer)) return [];
  const { name } = initializer.declarations[0]!;
  const names = ts.isIdentifier(name) ? [name] : name.elements.flatMap(namesIn);
  return names.map((each): Flow => [symbolOf(context, each), expression]);
}

function namesIn(element: ts.ArrayBindingElement): ts.BindingName[] {
  return ts.isBindingElement(element) ? [element.name] : [];
}

function returns(context: Context, node: ts.SignatureDeclaration): Flow[] {
  const symbol = node.name && context.checker.getSymbolAtLocation(node.name);
  const holder = ts.isVariableDeclaration(node.parent)
    ? symbolOf(context, node.parent.name)
    : symbol;
  return returnedBy(node as ts.FunctionLikeDeclaration).map((each) => [holder, each]);
}

function assignment(context: Context, node: ts.BinaryExpression): Flow[] {
  const { left, operatorToken, right } = node;
  const { kind } = operatorToken;
  if (kind < SyntaxKind.FirstAssignment || kind > SyntaxKind.LastAssignment) return [];
  return [[symbolOf(context, left), kind === SyntaxKind.SlashEqualsToken ? node : right]];
}

/** Arguments flow into parameters, and what is pushed or handed to a callback, from array to name. */
function passed(context: Context, node: ts.CallExpression | ts.NewExpression): Flow[] {
  const parameters = context.checker.getResolvedSignature(node)?.parameters ?? [];
  const args = node.arguments ?? [];
  const flowing = args.map((each, position): Flow => [
    // A rest parameter takes all that are left.
    parameters[position] ?? parameters.at(-1),
    each,
  ]);
  const { expression: callee } = node;
  if (!ts.isPropertyAccessExpression(callee)) return flowing;
  const receiver = callee.expression;
  const added = /^(push|unshift|fill|add|set|splice)$/.test(callee.name.text) ? args : [];
  return [
    ...flowing,
    ...added.map((each): Flow => [symbolOf(context, receiver), each]),
    ...args.flatMap((each) => callbackFlows(context, receiver, each, args)),
  ];
}

/** The parameters of a function that stands in a call of a method are elements, all for one. */
function callbackFlows(
  context: Context,
  receiver: ts.Expression,
  node: ts.Expression,
  others: readonly ts.Expression[],
): Flow[] {
  if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) return [];
  const sources = [receiver, ...others.filter((each) => each !== node), ...returnedBy(node)];
  return node.parameters.flatMap(({ name }) =>
    sources.map((each): Flow => [symbolOf(context, name), each]),
  );
}
