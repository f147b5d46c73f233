import { ts } from 'ts-morph';
import type { Context } from './context.js';
import { logical } from './operation-types.js';
import { isRest } from './rest.js';
import { isJavaScript, nothingsOf } from './types.js';
import { nodesIn } from './walk.js';

// How many arguments a function gets. JavaScript does not care, Squirrel counts. A function is called with
// what the types say that it is converted to, and so are those that are converted to these.

/** How many arguments a function takes, or gets. */
export interface Count {
  readonly least: number;
  readonly most: number;
}

/** What is known of the functions of a program. */
interface Arity {
  /** How many arguments a function gets, besides those that it says. */
  readonly gets: ReadonlyMap<ts.Node, Count>;
  /** The parameters that may be given undefined by the types that their functions are converted to. */
  readonly undefinedTakers: ReadonlySet<ts.Node>;
  /** Functions of others that get another number of arguments than they take, where they are passed. */
  readonly foreign: ReadonlyMap<ts.Node, readonly [takes: Count, gets: Count]>;
}

const known = new WeakMap<Context['program'], Arity>();

function arityOf(context: Context): Arity {
  const arity = known.get(context.program) ?? new Conversions(context).solve();
  known.set(context.program, arity);
  return arity;
}

/** How many arguments a function gets by the types that it is converted to; null if by its own alone. */
export function convertedArguments(context: Context, node: ts.SignatureDeclaration): Count | null {
  return arityOf(context).gets.get(node) ?? null;
}

/** How many arguments a function may get, what its own parameters say included. */
export function argumentsOf(context: Context, node: ts.SignatureDeclaration): Count {
  const takes = parametersOf(context, node.parameters);
  const gets = convertedArguments(context, node);
  return gets === null ? takes : join(takes, gets);
}

/** What a function that the program does not declare takes and gets; null where that is the same. */
export function foreignMismatch(context: Context, node: ts.Node) {
  return arityOf(context).foreign.get(node) ?? null;
}

/** Whether a parameter may be given undefined by a type that its function is converted to. */
export function mayGetUndefined(context: Context, node: ts.ParameterDeclaration): boolean {
  return arityOf(context).undefinedTakers.has(node);
}

/** How many arguments parameters take. */
export function parametersOf(
  context: Context,
  parameters: readonly ts.ParameterDeclaration[],
): Count {
  const counted = parameters.filter(
    (each) =>
      !isRest(each) && each.name.getText() !== 'this' && !context.isGlobals(context.typeOf(each)),
  );
  const isOptional = (each: ts.ParameterDeclaration): boolean =>
    each.initializer !== undefined || each.questionToken !== undefined;
  const most = parameters.some(isRest) ? Infinity : counted.length;
  return { least: counted.filter((each) => !isOptional(each)).length, most };
}

function join(one: Count, other: Count): Count {
  return { least: Math.min(one.least, other.least), most: Math.max(one.most, other.most) };
}

type Declared = ts.SignatureDeclaration;

/** The types that values are converted to. */
class Conversions {
  /** For each function the types of functions that it is converted to. */
  private readonly edges = new Map<Declared, Set<Declared>>();
  private readonly places = new Map<Declared, ts.Node>();
  private readonly undefinedTakers = new Set<ts.Node>();
  private readonly compared = new Map<ts.Type, Set<ts.Type>>();

  constructor(private readonly context: Context) {}

  solve(): Arity {
    for (const node of this.context.program.modules.flatMap((each) => [...nodesIn(each)])) {
      this.look(node);
    }
    const gets = new Map<ts.Node, Count>();
    let isNew = true;
    while (isNew) {
      isNew = [...this.edges].some(([from, to]) =>
        [...to].some((each) => this.spread(gets, from, each)),
      );
    }
    return { gets, undefinedTakers: this.undefinedTakers, foreign: this.foreign(gets) };
  }

  /** Lets a function get what the type gets that it is converted to. */
  private spread(gets: Map<ts.Node, Count>, from: Declared, to: Declared): boolean {
    const own = parametersOf(this.context, to.parameters);
    const more = gets.get(to);
    const known = more === undefined ? own : join(own, more);
    // Who says `...values` gives each function what it needs at least.
    const { least } = parametersOf(this.context, from.parameters);
    const expected =
      known.most === Infinity ? { ...known, least: Math.max(known.least, least) } : known;
    const before = gets.get(from);
    const after = before === undefined ? expected : join(before, expected);
    if (before?.least === after.least && before.most === after.most) return false;
    gets.set(from, after);
    return true;
  }

  private foreign(gets: ReadonlyMap<ts.Node, Count>): Arity['foreign'] {
    const found = new Map<ts.Node, readonly [Count, Count]>();
    for (const [declaration, place] of this.places) {
      const takes = parametersOf(this.context, declaration.parameters);
      const count = gets.get(declaration);
      const isOwn = this.context.program.modules.includes(declaration.getSourceFile());
      if (isOwn && !isAmbient(declaration)) continue;
      if (count === undefined || ts.isTypeNode(declaration)) continue;
      if (count.most > takes.most || count.least < takes.least) found.set(place, [takes, count]);
    }
    return found;
  }

  private look(node: ts.Node): void {
    if (ts.isHeritageClause(node)) this.lookAtHeritage(node);
    if (!ts.isExpression(node) || !this.mayHold(node)) return;
    const expected = this.context.checker.getContextualType(node);
    if (expected !== undefined) this.compare(this.context.typeOf(node), expected, node);
    const constraint = this.constraintOf(node);
    if (constraint !== undefined) this.compare(this.context.typeOf(node), constraint, node);
  }

  /** Whether an expression may be a function, or hold one. */
  private mayHold(node: ts.Expression): boolean {
    if (ts.isLiteralExpression(node) || ts.isTypeNode(node)) return false;
    if (isOneOfOthers(node)) return false;
    const isHolder = ({ flags }: ts.Type): boolean => (flags & holders) !== 0;
    return membersOf(this.context.typeOf(node)).some(isHolder);
  }

  private lookAtHeritage({ parent, types }: ts.HeritageClause): void {
    if (!ts.isClassLike(parent)) return;
    const own = this.context.typeOf(parent.name ?? parent);
    for (const each of types) this.compare(own, this.context.typeOf(each), each);
  }

  /** What a type parameter extends, where an argument is given to one. */
  private constraintOf(node: ts.Expression): ts.Type | undefined {
    const { parent } = node;
    if (!ts.isCallExpression(parent) && !ts.isNewExpression(parent)) return undefined;
    const position = parent.arguments?.indexOf(node) ?? -1;
    const signature = this.context.checker.getResolvedSignature(parent)?.declaration;
    if (signature === undefined || ts.isJSDocSignature(signature)) return undefined;
    const parameter = signature.parameters[position];
    const type = parameter && this.context.typeOf(parameter);
    return type?.isTypeParameter() === true ? type.getConstraint() : undefined;
  }

  private compare(from: ts.Type, to: ts.Type, place: ts.Node, depth = 0): void {
    const [own, expected] = [withoutNothing(from), withoutNothing(to)];
    const seen = this.compared.get(own) ?? new Set();
    if (own === expected || depth > 4 || seen.has(expected)) return;
    this.compared.set(own, seen.add(expected));
    if (own.isUnion() || expected.isUnion()) {
      for (const one of membersOf(own)) {
        for (const other of membersOf(expected)) this.compare(one, other, place, depth + 1);
      }
      return;
    }
    this.compareSignatures(own, expected, place, depth);
    this.compareMembers(own, expected, place, depth);
  }

  private compareSignatures(own: ts.Type, expected: ts.Type, place: ts.Node, depth: number): void {
    const [from] = own.getCallSignatures();
    const [to] = expected.getCallSignatures();
    if (from === undefined || to === undefined) return;
    this.addEdge(from, to, place);
    this.compare(from.getReturnType(), to.getReturnType(), place, depth + 1);
    from.parameters.forEach((parameter, position) => {
      const other = to.parameters[position];
      if (other === undefined) return;
      const [type, given] = [parameter, other].map((each) =>
        this.context.checker.getTypeOfSymbol(each),
      );
      const { valueDeclaration } = parameter;
      if (valueDeclaration !== undefined && nothingsOf(given!).has('undefined')) {
        this.undefinedTakers.add(valueDeclaration);
      }
      this.compare(given!, type!, place, depth + 1);
    });
  }

  private addEdge(from: ts.Signature, to: ts.Signature, place: ts.Node): void {
    const [own, expected] = [from.declaration, to.declaration];
    if (own === undefined || expected === undefined || own === expected) return;
    if (ts.isJSDocSignature(own) || ts.isJSDocSignature(expected)) return;
    // TypeScript makes up those of decorators.
    if (own.pos < 0 || expected.pos < 0) return;
    // What JavaScript's own methods call gets as much as it takes.
    if (isJavaScript(expected.getSourceFile())) return;
    const edges = this.edges.get(own) ?? new Set();
    this.edges.set(own, edges.add(expected));
    this.places.set(own, place);
  }

  private compareMembers(own: ts.Type, expected: ts.Type, place: ts.Node, depth: number): void {
    const { checker } = this.context;
    for (const kind of [ts.IndexKind.Number, ts.IndexKind.String]) {
      const [one, other] = [own, expected].map((each) => checker.getIndexTypeOfType(each, kind));
      if (one !== undefined && other !== undefined) this.compare(one, other, place, depth + 1);
      else if (other !== undefined && kind === ts.IndexKind.String) {
        for (const each of own.getProperties()) {
          this.compare(checker.getTypeOfSymbol(each), other, place, depth + 1);
        }
      }
    }
    if (isOfJavaScript(expected)) return;
    for (const member of expected.getProperties()) {
      const property = own.getProperty(member.name);
      if (property === undefined) continue;
      const [one, other] = [property, member].map((each) => checker.getTypeOfSymbol(each));
      this.compare(one!, other!, place, depth + 1);
    }
  }
}

/**
 * Whether the value of an expression is that of another in it, which is looked at as well. TypeScript looks at
 * all of a long chain whenever it is asked about a part of it.
 */
function isOneOfOthers(node: ts.Expression): boolean {
  if (ts.isParenthesizedExpression(node) || ts.isConditionalExpression(node)) return true;
  return ts.isBinaryExpression(node) && choices.has(node.operatorToken.kind);
}

const choices = new Set([...logical, ts.SyntaxKind.QuestionQuestionToken]);

/** Types whose values may be functions, or hold some. */
const holders = ts.TypeFlags.Object | ts.TypeFlags.Intersection | ts.TypeFlags.Instantiable;

const nothing = ts.TypeFlags.Null | ts.TypeFlags.Undefined;

/** What a type leaves when null and undefined are taken from it, if that is one other type. */
function withoutNothing(type: ts.Type): ts.Type {
  const others = membersOf(type).filter(({ flags }) => (flags & nothing) === 0);
  return others.length === 1 ? others[0]! : type;
}

const membersOf = (type: ts.Type): readonly ts.Type[] => (type.isUnion() ? type.types : [type]);

function isOfJavaScript(type: ts.Type): boolean {
  const file = type.getSymbol()?.declarations?.[0]?.getSourceFile();
  return file !== undefined && isJavaScript(file);
}

function isAmbient(declaration: ts.Declaration): boolean {
  return (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Ambient) !== 0;
}
