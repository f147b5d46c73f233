import { ts } from 'ts-morph';
import { classesWithAccessor, isAccessorSymbol } from '../accessors.js';
import type { Context } from '../context.js';
import { isJavaScript, isPlain, mayBeNumber } from '../types.js';
import { isAssignmentOperator } from '../uses.js';
import { flowBuiltIn } from './built-in.js';
import { call } from './call.js';
import { isHidden, isInteger, isPrivate, nameOf } from './declarations.js';
import { flow, flowNumber, Kind, Place, unknownKinds } from './graph.js';

const { SyntaxKind } = ts;

/** A function or a class. */
export type Callee = ts.FunctionLikeDeclaration | ts.ClassLikeDeclaration;

/** The places of a program: of its variables, its properties and its expressions. */
export class Values {
  readonly all = new Set<Place>();

  private readonly symbols = new Map<ts.Symbol, Place>();
  private readonly properties = new Map<string, Place>();
  private readonly instances = new Map<ts.ClassLikeDeclaration, Place>();
  private readonly callees = new Map<Callee, Place>();
  private errors: Place | null = null;
  private readonly expressions = new Map<ts.Node, Place>();

  constructor(readonly context: Context) {}

  fresh(kinds = 0): Place {
    const place = new Place(this.all);
    place.kinds = kinds;
    return place;
  }

  /** What nothing is known of. */
  unknown(kinds: number = unknownKinds): Place {
    const place = this.fresh();
    place.expose(kinds);
    return place;
  }

  /** The place of an expression, which is looked at once. */
  of(node: ts.Expression): Place {
    const known = this.expressions.get(node);
    if (known !== undefined) return known;
    const place = this.fresh();
    // It may be asked for within itself.
    this.expressions.set(node, place);
    this.flow(this.look(node), place, node);
    return place;
  }

  /** Lets a value flow: of a text, a number or a boolean there is no more than itself. */
  flow(from: Place, to: Place, node: ts.Node): void {
    if (from === to) return;
    const type = this.context.typeOf(node);
    if (!isPlain(type)) flow(from, to);
    else if (mayBeNumber(type)) flowNumber(from, to);
  }

  ofSymbol(symbol: ts.Symbol): Place {
    return this.remember(this.symbols, symbol);
  }

  /** What is thrown, and so what may be caught. */
  get thrown(): Place {
    return (this.errors ??= this.unknown(Kind.Outside));
  }

  /** The instances of a class, with those of the classes that it extends. */
  ofInstance(node: ts.ClassLikeDeclaration): Place {
    return this.remember(this.instances, node);
  }

  /** A function, or a class as a value: with its parameters, and what it returns or constructs. */
  ofCallee(node: Callee): Place {
    return this.remember(this.callees, node);
  }

  /** A property: all of one name are one, but a private one belongs to its class. */
  ofProperty(name: string, symbol: ts.Symbol | undefined): Place {
    const declaration = symbol?.valueDeclaration;
    const owner = declaration !== undefined && isPrivate(declaration) ? declaration.pos : '';
    const file = owner === '' ? '' : declaration!.getSourceFile().fileName;
    return this.remember(this.properties, `${name} ${owner} ${file}`);
  }

  private remember<Key>(places: Map<Key, Place>, key: Key): Place {
    const place = places.get(key) ?? this.fresh();
    places.set(key, place);
    return place;
  }

  private look(node: ts.Expression): Place {
    const lookAt = looks.get(node.kind);
    if (lookAt !== undefined) return lookAt(this, node);
    return plainResults.has(node.kind) ? this.fresh() : this.unknown();
  }
}

/** Expressions that are neither a float nor hold one. */
const plainResults = new Set<ts.SyntaxKind>([
  SyntaxKind.StringLiteral,
  SyntaxKind.NoSubstitutionTemplateLiteral,
  SyntaxKind.TemplateExpression,
  SyntaxKind.TrueKeyword,
  SyntaxKind.FalseKeyword,
  SyntaxKind.NullKeyword,
  SyntaxKind.TypeOfExpression,
  SyntaxKind.VoidExpression,
  SyntaxKind.DeleteExpression,
  SyntaxKind.RegularExpressionLiteral,
  SyntaxKind.OmittedExpression,
  SyntaxKind.SuperKeyword,
]);

type Look = (values: Values, node: ts.Expression) => Place;

type LookAt<Node> = (values: Values, node: Node) => Place;

const on = <Node extends ts.Node>(kind: ts.SyntaxKind, look: LookAt<Node>) =>
  [kind, look as unknown as Look] as const;

type Wrapped = ts.ParenthesizedExpression | ts.NonNullExpression | ts.AssertionExpression;

const inner = (values: Values, node: Wrapped): Place => values.of(node.expression);

const ofCallee = (values: Values, node: Callee): Place => values.ofCallee(node);

const looks = new Map<ts.SyntaxKind, Look>([
  on<ts.NumericLiteral>(SyntaxKind.NumericLiteral, lookAtNumber),
  on<ts.Identifier>(SyntaxKind.Identifier, lookAtIdentifier),
  on<ts.ThisExpression>(SyntaxKind.ThisKeyword, lookAtThis),
  on<Wrapped>(SyntaxKind.ParenthesizedExpression, inner),
  on<Wrapped>(SyntaxKind.NonNullExpression, inner),
  on<Wrapped>(SyntaxKind.AsExpression, inner),
  on<Wrapped>(SyntaxKind.TypeAssertionExpression, inner),
  on<Wrapped>(SyntaxKind.TypeAssertionExpression, inner),
  on<Wrapped>(SyntaxKind.SatisfiesExpression, inner),
  on<Wrapped>(SyntaxKind.AwaitExpression, inner),
  on<ts.ConditionalExpression>(SyntaxKind.ConditionalExpression, (values, node) =>
    either(values, node.whenTrue, node.whenFalse),
  ),
  on<ts.PrefixUnaryExpression>(SyntaxKind.PrefixUnaryExpression, lookAtPrefix),
  on<ts.PostfixUnaryExpression>(SyntaxKind.PostfixUnaryExpression, (values, node) =>
    values.of(node.operand),
  ),
  on<ts.BinaryExpression>(SyntaxKind.BinaryExpression, lookAtBinary),
  on<ts.ArrayLiteralExpression>(SyntaxKind.ArrayLiteralExpression, lookAtArray),
  on<ts.SpreadElement>(
    SyntaxKind.SpreadElement,
    (values, node) => values.of(node.expression).holder.element,
  ),
  on<ts.ObjectLiteralExpression>(SyntaxKind.ObjectLiteralExpression, lookAtObject),
  on<ts.PropertyAccessExpression>(SyntaxKind.PropertyAccessExpression, lookAtProperty),
  on<ts.ElementAccessExpression>(SyntaxKind.ElementAccessExpression, lookAtElement),
  on<ts.ArrowFunction>(SyntaxKind.ArrowFunction, ofCallee),
  on<ts.FunctionExpression>(SyntaxKind.FunctionExpression, ofCallee),
  on<ts.ClassExpression>(SyntaxKind.ClassExpression, ofCallee),
  on<ts.CallExpression>(SyntaxKind.CallExpression, lookAtCall),
  on<ts.NewExpression>(SyntaxKind.NewExpression, lookAtNew),
  on<ts.YieldExpression>(SyntaxKind.YieldExpression, (values) => values.unknown()),
]);

function lookAtNumber(values: Values, node: ts.NumericLiteral): Place {
  const value = Number(node.text);
  if (!Number.isInteger(value)) return values.fresh(Kind.Fraction);
  return values.fresh(Math.abs(value) > 0x7fffffff ? Kind.Float : 0);
}

function lookAtIdentifier(values: Values, node: ts.Identifier): Place {
  if (node.text === 'undefined') return values.fresh();
  const symbol = values.context.symbolOf(node);
  if (symbol === undefined) return values.unknown(Kind.Outside);
  return placeOfSymbol(values, symbol);
}

/** What a symbol stands for, which JavaScript, the platform or the program declare. */
function placeOfSymbol(values: Values, symbol: ts.Symbol): Place {
  const [declaration] = symbol.declarations ?? [];
  if (declaration === undefined) return values.unknown(Kind.Outside);
  const file = declaration.getSourceFile();
  if (isJavaScript(file)) return ofJavaScript(values, symbol);
  const isOwn = values.context.program.modules.includes(file) && !isAmbient(declaration);
  if (!isOwn) return isInteger(declaration) ? values.fresh() : values.unknown(Kind.Outside);
  return values.ofSymbol(symbol);
}

/** What JavaScript itself has; an Error holds a text alone. */
function ofJavaScript(values: Values, { name }: ts.Symbol): Place {
  return name.endsWith('Error') ? values.fresh() : values.unknown(Kind.Float | Kind.Fraction);
}

function isAmbient(declaration: ts.Declaration): boolean {
  return (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Ambient) !== 0;
}

/** `this` of a class or an object, also in its arrow functions. */
function lookAtThis(values: Values, node: ts.Node): Place {
  const owner = ownerOfThis(node);
  if (owner === undefined) return values.unknown();
  const { parent } = owner;
  if (ts.isClassLike(parent)) {
    const isStatic = (ts.getCombinedModifierFlags(owner) & ts.ModifierFlags.Static) !== 0;
    return isStatic ? values.ofCallee(parent) : values.ofInstance(parent);
  }
  return ts.isObjectLiteralExpression(parent) ? values.of(parent) : values.unknown();
}

/** The method, field or function that says what `this` is. */
function ownerOfThis(node: ts.Node): ts.Declaration | undefined {
  const isOwner = (each: ts.Node): each is ts.Declaration =>
    ts.isPropertyDeclaration(each) || (ts.isFunctionLike(each) && !ts.isArrowFunction(each));
  return ts.findAncestor(node, isOwner);
}

function either(values: Values, ...nodes: ts.Expression[]): Place {
  const place = values.fresh();
  for (const each of nodes) values.flow(values.of(each), place, each);
  return place;
}

function lookAtPrefix(values: Values, { operator, operand }: ts.PrefixUnaryExpression): Place {
  const isNumber = operator !== SyntaxKind.ExclamationToken && operator !== SyntaxKind.TildeToken;
  return isNumber ? values.of(operand) : values.fresh();
}

/** Operators whose result is one of their operands, or a number that is like them. */
const passing = new Set<ts.SyntaxKind>([
  SyntaxKind.PlusToken,
  SyntaxKind.MinusToken,
  SyntaxKind.AsteriskToken,
  SyntaxKind.PercentToken,
  SyntaxKind.QuestionQuestionToken,
  SyntaxKind.BarBarToken,
  SyntaxKind.AmpersandAmpersandToken,
  SyntaxKind.PlusEqualsToken,
  SyntaxKind.MinusEqualsToken,
  SyntaxKind.AsteriskEqualsToken,
  SyntaxKind.PercentEqualsToken,
  SyntaxKind.QuestionQuestionEqualsToken,
  SyntaxKind.BarBarEqualsToken,
  SyntaxKind.AmpersandAmpersandEqualsToken,
]);

const fractional = new Set<ts.SyntaxKind>([
  SyntaxKind.SlashToken,
  SyntaxKind.SlashEqualsToken,
  SyntaxKind.AsteriskAsteriskToken,
  SyntaxKind.AsteriskAsteriskEqualsToken,
]);

function lookAtBinary(values: Values, node: ts.BinaryExpression): Place {
  const { left, operatorToken, right } = node;
  const { kind } = operatorToken;
  const place = lookAtOperation(values, node);
  if (!isAssignmentOperator(kind)) return place;
  assign(values, left, place, kind === SyntaxKind.EqualsToken ? right : node);
  return place;
}

function lookAtOperation(
  values: Values,
  { left, operatorToken: { kind }, right }: ts.BinaryExpression,
): Place {
  if (kind === SyntaxKind.EqualsToken || kind === SyntaxKind.CommaToken) return values.of(right);
  if (fractional.has(kind)) return values.fresh(Kind.Fraction);
  return passing.has(kind) ? either(values, left, right) : values.fresh();
}

/** Lets a value flow to what is written to, which may be a pattern. */
export function assign(values: Values, target: ts.Expression, from: Place, node: ts.Node): void {
  if (ts.isArrayLiteralExpression(target)) {
    for (const each of target.elements) assign(values, each, from.holder.element, each);
  } else if (ts.isSpreadElement(target)) {
    assignRest(values, target.expression, from);
  } else if (ts.isObjectLiteralExpression(target)) {
    for (const each of target.properties) assignProperty(values, each, from);
  } else if (ts.isBinaryExpression(target)) {
    // A default: `[a = 1] = list`.
    values.flow(values.of(target.right), placeToWrite(values, target.left), target.right);
    assign(values, target.left, from, target.left);
  } else {
    values.flow(from, placeToWrite(values, target), node);
  }
}

function assignRest(values: Values, target: ts.Expression, from: Place): void {
  flow(from, placeToWrite(values, target));
}

function assignProperty(values: Values, property: ts.ObjectLiteralElementLike, from: Place): void {
  if (ts.isSpreadAssignment(property)) {
    assignRest(values, property.expression, from);
  } else if (ts.isPropertyAssignment(property)) {
    const read = readNamed(values, from, property.name.getText(), undefined);
    assign(values, property.initializer, read, property.initializer);
  } else if (ts.isShorthandPropertyAssignment(property)) {
    const read = readNamed(values, from, property.name.text, undefined);
    values.flow(read, lookAtIdentifier(values, property.name), property.name);
    const { objectAssignmentInitializer: initial } = property;
    if (initial !== undefined) {
      values.flow(values.of(initial), lookAtIdentifier(values, property.name), initial);
    }
  }
}

/** The place that an assignment writes to. */
function placeToWrite(values: Values, target: ts.Expression): Place {
  if (ts.isPropertyAccessExpression(target)) return writtenProperty(values, target);
  if (!ts.isElementAccessExpression(target)) return values.of(target);
  const { expression, argumentExpression: key } = target;
  const keys = keysOf(values, key);
  if (keys === null || isIndexed(values, expression)) return values.of(target);
  const place = values.fresh();
  for (const each of keys) {
    flow(place, namedProperty(values, values.of(expression), each, undefined));
  }
  return place;
}

function writtenProperty(values: Values, node: ts.PropertyAccessExpression): Place {
  const symbol = values.context.symbolOf(node.name);
  const variable = symbol && variableOf(symbol);
  if (variable !== undefined) return placeOfSymbol(values, variable);
  return namedProperty(values, values.of(node.expression), node.name.text, symbol);
}

/** A property of an object, which is one of its members from now on. */
export function namedProperty(
  values: Values,
  object: Place,
  name: string,
  symbol: ts.Symbol | undefined,
): Place {
  const place = values.ofProperty(name, symbol);
  const declaration = symbol?.valueDeclaration;
  object.holder.addMember(place, declaration !== undefined && isHidden(declaration));
  return place;
}

/** Where the elements of an array literal come from. */
function lookAtArray(values: Values, { elements }: ts.ArrayLiteralExpression): Place {
  const place = values.fresh();
  for (const each of elements) values.flow(values.of(each), place.holder.element, each);
  return place;
}

function lookAtObject(values: Values, node: ts.ObjectLiteralExpression): Place {
  const place = values.fresh();
  for (const each of node.properties) lookAtSlot(values, place, each);
  return place;
}

function lookAtSlot(values: Values, object: Place, node: ts.ObjectLiteralElementLike): void {
  if (ts.isSpreadAssignment(node)) {
    flow(values.of(node.expression), object);
    return;
  }
  const name = nameOf(node.name);
  const to = name === null ? object.holder.slots : namedProperty(values, object, name, undefined);
  if (ts.isPropertyAssignment(node)) values.flow(values.of(node.initializer), to, node.initializer);
  else if (ts.isShorthandPropertyAssignment(node)) {
    values.flow(lookAtIdentifier(values, node.name), to, node.name);
  } else if (ts.isMethodDeclaration(node)) flow(values.ofCallee(node), to);
  else if (ts.isGetAccessor(node)) flow(values.ofCallee(node).holder.result, to);
  else flow(to, values.ofCallee(node).holder.parameter(0));
}

/** The variable, function or class that a symbol declares, as in a namespace; none for a member. */
function variableOf(symbol: ts.Symbol): ts.Symbol | undefined {
  const variables =
    ts.SymbolFlags.Variable |
    ts.SymbolFlags.Function |
    ts.SymbolFlags.Class |
    ts.SymbolFlags.Enum |
    ts.SymbolFlags.ValueModule;
  return symbol.flags & variables ? symbol : undefined;
}

function lookAtProperty(values: Values, node: ts.PropertyAccessExpression): Place {
  const { expression: object, name } = node;
  const symbol = values.context.symbolOf(name);
  const declaration = symbol?.declarations?.[0];
  if (declaration !== undefined && isJavaScript(declaration.getSourceFile())) {
    return lookAtOwnProperty(values, node);
  }
  if (declaration !== undefined && ts.isEnumMember(declaration)) {
    const value = values.context.checker.getConstantValue(declaration);
    return values.fresh(typeof value === 'string' || Number.isInteger(value) ? 0 : Kind.Fraction);
  }
  const variable = symbol && variableOf(symbol);
  if (variable !== undefined) return placeOfSymbol(values, variable);
  return readNamed(values, values.of(object), name.text, symbol);
}

/** What JavaScript's own objects tell: a count, or a constant of Math. */
function lookAtOwnProperty(values: Values, { name }: ts.PropertyAccessExpression): Place {
  return ['length', 'size', 'byteLength', 'message', 'name', 'stack'].includes(name.text)
    ? values.fresh()
    : values.unknown(Kind.Float | Kind.Fraction);
}

/** Reads a property by name, of the program's own objects and of those from outside. */
export function readNamed(
  values: Values,
  object: Place,
  name: string,
  symbol: ts.Symbol | undefined,
): Place {
  const place = namedProperty(values, object, name, symbol);
  if (isAccessorSymbol(symbol)) return resultOfGetters(values, name);
  const declaration = symbol?.valueDeclaration;
  if (declaration !== undefined && (isInteger(declaration) || isHidden(declaration))) return place;
  const read = values.fresh();
  flow(place, read);
  object.holder.addMember(read, false);
  return read;
}

/** What a getter returns, which nobody can write to. */
function resultOfGetters(values: Values, name: string): Place {
  const read = values.fresh();
  const owners = classesWithAccessor(values.context, name);
  for (const member of owners.flatMap(({ members }) => members.filter(ts.isGetAccessor))) {
    if (member.name.getText() === name) flow(values.ofCallee(member).holder.result, read);
  }
  return read;
}

function lookAtElement(values: Values, node: ts.ElementAccessExpression): Place {
  const { expression: object, argumentExpression: key } = node;
  const owner = values.of(object);
  values.of(key);
  if (isIndexed(values, object)) return owner.holder.element;
  const keys = keysOf(values, key);
  if (keys === null) return owner.holder.slots;
  const place = values.fresh();
  for (const each of keys) flow(readNamed(values, owner, each, undefined), place);
  return place;
}

/** Whether an index finds elements: in an array, or bytes and characters. */
function isIndexed(values: Values, object: ts.Expression): boolean {
  const type = values.context.ownerTypeOf(object);
  return values.context.checker.getIndexTypeOfType(type, ts.IndexKind.Number) !== undefined;
}

/** The keys that an expression may be, if there are few. */
function keysOf(values: Values, key: ts.Expression): string[] | null {
  const type = values.context.typeOf(key);
  const types = type.isUnion() ? type.types : [type];
  return types.every((each) => each.isStringLiteral()) ? types.map(({ value }) => value) : null;
}

function lookAtCall(values: Values, node: ts.CallExpression): Place {
  for (const each of node.arguments) values.of(each);
  if (node.expression.kind === SyntaxKind.SuperKeyword) return callSuper(values, node);
  const builtIn = flowBuiltIn(values, node);
  if (builtIn !== null) return builtIn;
  return call(values, node, values.of(node.expression));
}

function callSuper(values: Values, node: ts.CallExpression): Place {
  const owner = ts.findAncestor(node, ts.isClassLike);
  const clause = owner?.heritageClauses?.find(({ token }) => token === SyntaxKind.ExtendsKeyword);
  const [base] = clause?.types ?? [];
  if (base !== undefined) call(values, node, values.of(base.expression));
  return values.fresh();
}

function lookAtNew(values: Values, node: ts.NewExpression): Place {
  for (const each of node.arguments ?? []) values.of(each);
  return flowBuiltIn(values, node) ?? call(values, node, values.of(node.expression));
}
