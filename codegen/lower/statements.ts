import { ts } from 'ts-morph';
import { lowerWalked } from './library/collections.js';
import { mayHoldNull } from '../analysis/emptiness.js';
import { type Slot } from '../analysis/presence.js';
import { mayBeAbsent } from './presence.js';
import { findings, kindOf } from '../check/diagnostics.js';
import {
  assignment,
  binary,
  name,
  noTrivia,
  nullLiteral,
  unary,
  type Block,
  type Expression,
  type IfStatement,
  type Statement,
} from '../squirrel/tree.js';
import { isAlias } from '../analysis/reachable.js';
import { isErased } from '../analysis/erased.js';
import { lowerClass } from './classes.js';
import {
  isDestructuring,
  lowerDestructuring,
  lowerDestructuringAssignment,
} from './destructuring.js';
import { lowerEffect, lowerTarget, setterOf } from './effects.js';
import { lowerFunctionBody } from './functions.js';
import { lowerParameters } from './parameters.js';
import { lowerEnum } from './enums.js';
import { lowerCondition } from './conditions.js';
import { hasBaseConstructor } from '../analysis/constructors.js';
import { lowerChain } from './optional-chain.js';
import { lowerSlot } from './idioms.js';
import { lowerRemoval } from './library/arrays.js';
import { lowerFor, lowerForIn, lowerForOf } from './loops.js';
import { at } from './origin.js';
import { isMissing } from './truth.js';
import type { Context } from './context.js';
import { lowerBlock, lowerBody, lowerExpression } from './dispatch.js';
import { after, readyTarget } from '../squirrel/hold.js';
import { lowerJump, lowerLabeled, withJumps } from './labels.js';
import { lowerNamespace } from './namespaces.js';
import { withStaticFields } from './statics.js';
import { lowerSwitch } from './switch.js';
import { lowerTry } from './try.js';
import { lowerVariable } from './variables.js';
import { isPrototypeRepair } from './library/errors.js';

type Lower<Node extends ts.Node> = (context: Context, node: Node) => Statement | Statement[];

const on = <Node extends ts.Node>(kind: ts.SyntaxKind, lower: Lower<Node>) =>
  [kind, lower as Lower<ts.Node>] as const;

/** Marks a kind that TypeScript alone needs. */
const erase = (kind: ts.SyntaxKind) => on(kind, () => []);

const { SyntaxKind } = ts;

/** Every kind of statement that is translated or erased. A kind that is not listed is refused. */
const statements = new Map([
  on<ts.ExpressionStatement>(SyntaxKind.ExpressionStatement, lowerExpressionStatement),
  on<ts.VariableStatement>(SyntaxKind.VariableStatement, lowerVariables),
  on<ts.FunctionDeclaration>(SyntaxKind.FunctionDeclaration, lowerLocalFunction),
  on<ts.IfStatement>(SyntaxKind.IfStatement, lowerIf),
  on<ts.WhileStatement>(SyntaxKind.WhileStatement, (context, node) => ({
    kind: 'while',
    test: lowerCondition(context, node.expression),
    body: lowerBody(context, node.statement),
    trivia: noTrivia,
  })),
  on<ts.DoStatement>(SyntaxKind.DoStatement, (context, node) => ({
    kind: 'doWhile',
    test: lowerCondition(context, node.expression),
    body: lowerBody(context, node.statement),
    trivia: noTrivia,
  })),
  on<ts.ForStatement>(SyntaxKind.ForStatement, lowerFor),
  on<ts.ForOfStatement>(SyntaxKind.ForOfStatement, lowerForOf),
  on<ts.ForInStatement>(SyntaxKind.ForInStatement, lowerForIn),
  on<ts.SwitchStatement>(SyntaxKind.SwitchStatement, lowerSwitch),
  on<ts.TryStatement>(SyntaxKind.TryStatement, lowerTry),
  on<ts.ThrowStatement>(SyntaxKind.ThrowStatement, (context, node) => ({
    kind: 'throw',
    value: lowerExpression(context, node.expression),
    trivia: noTrivia,
  })),
  on<ts.ReturnStatement>(SyntaxKind.ReturnStatement, (context, node) => ({
    kind: 'return',
    value: node.expression === undefined ? null : lowerExpression(context, node.expression),
    trivia: noTrivia,
  })),
  on<ts.Block>(SyntaxKind.Block, (context, node) => ({
    kind: 'block',
    body: lowerBlock(context, node),
    trivia: noTrivia,
  })),
  on<ts.ClassDeclaration>(SyntaxKind.ClassDeclaration, (context, node) =>
    withStaticFields(context, node, {
      kind: 'local',
      name: node.name === undefined ? '' : context.names.of(node.name),
      value: lowerClass(context, node),
      trivia: noTrivia,
    }),
  ),
  on<ts.EnumDeclaration>(SyntaxKind.EnumDeclaration, lowerEnum),
  on<ts.ModuleDeclaration>(SyntaxKind.ModuleDeclaration, lowerNamespace),
  on<ts.LabeledStatement>(SyntaxKind.LabeledStatement, lowerLabeled),
  on<ts.BreakStatement>(SyntaxKind.BreakStatement, lowerJump),
  on<ts.ContinueStatement>(SyntaxKind.ContinueStatement, lowerJump),
  on<ts.ExportAssignment>(SyntaxKind.ExportAssignment, lowerDefaultExport),
  erase(SyntaxKind.InterfaceDeclaration),
  erase(SyntaxKind.TypeAliasDeclaration),
  erase(SyntaxKind.EmptyStatement),
  on<ts.ImportEqualsDeclaration>(SyntaxKind.ImportEqualsDeclaration, lowerAlias),
]);

/** Lowers a statement: to none when it vanishes, to several when it declares several names. */
export function lowerStatement(context: Context, node: ts.Statement): Statement[] {
  const lower = statements.get(node.kind);
  if (lower === undefined) {
    context.refuse(findings.unknownSyntax(kindOf(node), node.kind), node);
    return [];
  }
  const lowered = [lower(context, node)].flat();
  if (lowered.length === 0) {
    context.comments.erase(node);
    return [];
  }
  const [first, ...others] = withJumps(context, node, lowered) as [Statement, ...Statement[]];
  return [at(node, { ...first, trivia: context.comments.around(node) }), ...others];
}

/** `import Flat = Geometry.Flat;` only names something. */
function lowerAlias(context: Context, node: ts.ImportEqualsDeclaration): Statement[] {
  if (isAlias(node)) return [];
  context.refuse(findings.unknownSyntax('A module of others'), node);
  return [];
}

function lowerExpressionStatement(
  context: Context,
  node: ts.ExpressionStatement,
): Statement | Statement[] {
  const { expression } = node;
  const isErasedHere = isErased(context, node) || isPrototypeRepair(context, expression);
  if (isErasedHere || isVoidSuper(context, expression)) return [];
  if (ts.isYieldExpression(expression)) return lowerYield(context, expression);
  return lowerEffectStatement(context, expression);
}

/** `yield value;`, and `yield* values;` as a loop over them. */
function lowerYield(context: Context, node: ts.YieldExpression): Statement {
  const { expression } = node;
  if (expression === undefined) return { kind: 'yield', value: nullLiteral, trivia: noTrivia };
  if (node.asteriskToken === undefined) {
    return { kind: 'yield', value: lowerExpression(context, expression), trivia: noTrivia };
  }
  const each = name('each');
  return {
    kind: 'foreach',
    key: null,
    value: each,
    collection: lowerWalked(context, expression),
    body: { statements: [{ kind: 'yield', value: each, trivia: noTrivia }], dangling: [] },
    trivia: noTrivia,
  };
}

/** Whether this is `super()` where the base class has no constructor in Squirrel. */
function isVoidSuper(context: Context, node: ts.Expression): boolean {
  const isSuper = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.SuperKeyword;
  const owner = isSuper ? ts.findAncestor(node, ts.isClassLike) : undefined;
  return owner !== undefined && !hasBaseConstructor(context, owner);
}

/** Lowers an expression whose value is not used; some are conditions in Squirrel. */
export function lowerEffectStatement(context: Context, expression: ts.Expression): Statement {
  if (ts.isParenthesizedExpression(expression)) {
    return lowerEffectStatement(context, expression.expression);
  }
  if (ts.isVoidExpression(expression)) return lowerEffectStatement(context, expression.expression);
  if (ts.isOptionalChain(expression)) {
    const { test, value } = lowerChain(context, expression);
    return guard(test, blockOf(value));
  }
  const removal = lowerRemoval(context, expression);
  if (removal !== null) return guard(removal.test, blockOf(removal.value));
  if (isDestructuring(expression)) {
    const value = lowerDestructuringAssignment(context, expression);
    return { kind: 'expression', value, trivia: noTrivia };
  }
  const isDefaulting =
    ts.isBinaryExpression(expression) &&
    expression.operatorToken.kind === SyntaxKind.QuestionQuestionEqualsToken;
  if (isDefaulting) return lowerDefaulting(context, expression);
  const value = lowerEffect(context, expression);
  const isGuarded = ts.isCallExpression(expression) && value.kind === 'binary';
  if (isGuarded && value.operator === '&&') return guard(value.left, blockOf(value.right));
  return { kind: 'expression', value, trivia: noTrivia };
}

function blockOf(value: Expression): Block {
  return { statements: [{ kind: 'expression', value, trivia: noTrivia }], dangling: [] };
}

/** `target ??= value;` */
function lowerDefaulting(context: Context, { left, right }: ts.BinaryExpression): IfStatement {
  const value = lowerExpression(context, right);
  const { test, made } = mayBeAbsent(context, left)
    ? lowerNewSlot(context, left, value)
    : lowerReplaced(context, left, value);
  return { kind: 'if', test, then: blockOf(made), otherwise: null, trivia: noTrivia };
}

/** When a value is missing, and how it is made. */
interface Defaulting {
  readonly test: Expression;
  readonly made: Expression;
}

function lowerReplaced(context: Context, left: ts.Expression, value: Expression): Defaulting {
  const { steps, target } = readyTarget(lowerTarget(context, left));
  const test = after(steps, isMissing(context, left, target));
  return { test, made: assignment(target, '=', value) };
}

function lowerNewSlot(context: Context, left: Slot, value: Expression): Defaulting {
  const { isThere, slot } = lowerSlot(context, left);
  const isAbsent = unary('!', isThere);
  const test = mayHoldNull(context, left)
    ? binary(isAbsent, '||', binary(slot, '==', nullLiteral))
    : isAbsent;
  return { test, made: setterOf(context, left)(value) };
}

function lowerVariables(context: Context, { declarationList }: ts.VariableStatement): Statement[] {
  return declarationList.declarations.flatMap((each) =>
    ts.isIdentifier(each.name) ? lowerVariable(context, each) : lowerDestructuring(context, each),
  );
}

function lowerLocalFunction(
  context: Context,
  node: ts.FunctionDeclaration,
): Statement | Statement[] {
  // A signature without a body only speaks to TypeScript.
  if (node.body === undefined) return [];
  return {
    kind: 'functionStatement',
    name: context.names.ofDeclaration(node),
    isLocal: !context.isExported(node),
    value: {
      kind: 'function',
      parameters: lowerParameters(context, node),
      body: lowerFunctionBody(context, node, lowerBlock(context, node.body)),
    },
    trivia: noTrivia,
  };
}

/** `export default value;` */
function lowerDefaultExport(context: Context, node: ts.ExportAssignment): Statement {
  const text = context.names.ofDeclaration(node);
  const value = lowerExpression(context, node.expression);
  if (!context.isExported(node)) return { kind: 'local', name: text, value, trivia: noTrivia };
  return { kind: 'expression', value: assignment(name(text), '<-', value), trivia: noTrivia };
}

function lowerIf(context: Context, node: ts.IfStatement): IfStatement {
  const { elseStatement } = node;
  const test = lowerCondition(context, node.expression);
  const then = lowerBody(context, node.thenStatement);
  if (elseStatement === undefined) return guard(test, then);
  const otherwise = ts.isIfStatement(elseStatement)
    ? lowerIf(context, elseStatement)
    : lowerBody(context, elseStatement);
  return { kind: 'if', test, then, otherwise, trivia: noTrivia };
}

/** An `if` without `else`: one within another is smaller than `&&`, 16 bytes each. */
function guard(test: Expression, then: Block): IfStatement {
  if (test.kind !== 'binary' || test.operator !== '&&') {
    return { kind: 'if', test, then, otherwise: null, trivia: noTrivia };
  }
  const inner = guard(test.right, then);
  return guard(test.left, { statements: [inner], dangling: [] });
}
