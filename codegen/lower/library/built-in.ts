import { ts } from 'ts-morph';
import { findings } from '../../check/diagnostics.js';
import { unusedNames } from '../../analysis/walk.js';
import type { HelperName } from '../../squirrel/helpers/index.js';
import {
  call,
  member,
  noTrivia,
  nullLiteral,
  type Expression,
  type FunctionLiteral,
} from '../../squirrel/tree.js';
import type { Context } from '../context.js';
import { lowerExpression } from '../dispatch.js';

/** A call of what JavaScript brings along. */
export interface Use {
  readonly context: Context;
  readonly node: ts.CallExpression;
  /** What the method is called on; for a function, its name. */
  readonly receiver: ts.Expression;
  readonly args: readonly ts.Expression[];
  /** Whether the author says that its result is there: `pop()!`. */
  readonly isPresent: boolean;
  /** Whether nobody takes its result. */
  readonly isStatement: boolean;
  readonly callbacks?: BuiltIn['callbacks'];
}

/** A method or a function of JavaScript, and what it becomes. */
export interface BuiltIn {
  /** How many arguments it may be called with. */
  readonly takes: readonly [least: number, most: number];
  readonly lower: (use: Use) => Expression;
  /** Whether its arguments may be spread. */
  readonly takesSpread?: true;
  /** Whether Squirrel's has no result, or another one. */
  readonly hasNoResult?: true;
  /** Which arguments are functions, and how many arguments Squirrel may give them. */
  readonly callbacks?: readonly (readonly [least: number, most: number] | null)[];
}

/** What JavaScript has of one kind, by name; a text says what to write instead. */
export type BuiltIns = Readonly<Record<string, BuiltIn | string>>;

export const lowerReceiver = ({ context, receiver }: Use): Expression =>
  lowerExpression(context, receiver);

export const lowerArgs = (use: Use): Expression[] =>
  use.args.map((_, position) => lowerArg(use, position));

/** An argument; a function that stands there takes all that it is given, and may ignore some. */
export function lowerArg(
  { context, args, callbacks, receiver }: Use,
  position: number,
): Expression {
  const node = args[position]!;
  const lowered = lowerExpression(context, node);
  const counts = callbacks?.[position];
  if (counts == null || lowered.kind !== 'function') return lowered;
  if (takesList(node, counts)) return withList(lowered, lowerExpression(context, receiver));
  const missing = counts[0] - lowered.parameters.length;
  if (missing <= 0 || lowered.parameters.some(({ name }) => name === '...')) return lowered;
  const surplus = unusedNames(node, missing).map((name) => ({ name, initial: null }));
  return { ...lowered, parameters: [...lowered.parameters, ...surplus] };
}

/** Whether a function that stands in an argument takes the list behind the index: `(x, i, all) => ...`. */
export function takesList(node: ts.Expression, counts: readonly [number, number]): boolean {
  const isFunction = ts.isArrowFunction(node) || ts.isFunctionExpression(node);
  return isFunction && counts[0] < counts[1] && node.parameters.length === counts[1] + 1;
}

/** A function that knows the list, in place of one that takes it. */
function withList(node: FunctionLiteral, list: Expression): FunctionLiteral {
  const { parameters, body } = node;
  const known = {
    kind: 'local',
    name: parameters.at(-1)!.name,
    value: list,
    trivia: noTrivia,
  } as const;
  return {
    ...node,
    parameters: parameters.slice(0, -1),
    body: { ...body, statements: [known, ...body.statements] },
  };
}

/** A method that Squirrel has, too, maybe under another name. */
export const method =
  (name: string): BuiltIn['lower'] =>
  (use) =>
    call(member(lowerReceiver(use), name), ...lowerArgs(use));

/** A helper that takes the receiver first. */
export const helper =
  (name: HelperName): BuiltIn['lower'] =>
  (use) =>
    call(use.context.helper(name), lowerReceiver(use), ...lowerArgs(use));

/** A helper that takes the arguments alone. */
export const helperFunction =
  (name: HelperName): BuiltIn['lower'] =>
  (use) =>
    call(use.context.helper(name), ...lowerArgs(use));

/** Reports that a use cannot be translated. */
export function refuseUse({ context, node }: Use, name: string, instead: string): Expression {
  context.report(findings.notInLibrary(name, instead), node);
  return nullLiteral;
}

/** How many arguments a function is written to take; null when that is not known. */
export function parameterCount(context: Context, node: ts.Expression): number | null {
  const [signature, other] = context.typeOf(node).getCallSignatures();
  if (signature === undefined || other !== undefined) return null;
  const last = signature.parameters.at(-1)?.valueDeclaration;
  const hasRest = last !== undefined && ts.isParameter(last) && last.dotDotDotToken !== undefined;
  return hasRest ? null : signature.parameters.length;
}

/** What stands first in `object.member.member`. */
export function rootOf(node: ts.Expression): ts.Expression {
  return ts.isPropertyAccessExpression(node) ? rootOf(node.expression) : node;
}

/** Whether a name is declared by JavaScript, not by the program. */
export function isLibrary(context: Context, node: ts.Expression): boolean {
  const symbol = ts.isIdentifier(node) ? context.symbolOf(node) : undefined;
  return symbol?.declarations?.every((each) => each.getSourceFile().isDeclarationFile) ?? false;
}
