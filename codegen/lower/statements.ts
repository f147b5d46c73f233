import { ts } from 'ts-morph';
import { findings } from '../diagnostics.js';
import {
  assignment,
  binary,
  noTrivia,
  nullLiteral,
  type Block,
  type IfStatement,
  type LocalStatement,
  type Statement,
  type SwitchCase,
  type Trivia,
} from '../squirrel/tree.js';
import type { Context } from '../context.js';
import { lowerEffect } from './effects.js';
import { lowerExpression } from './expressions.js';
import { lowerPresent } from './names.js';
import { lowerParameters } from './functions.js';
import { isRepeatable } from './idioms.js';
import { lowerFor, lowerForOf } from './loops.js';
import { isError } from '../types.js';

type Lower<Node extends ts.Node> = (
  context: Context,
  node: Node,
  trivia: Trivia,
) => Statement | Statement[];

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
  on<ts.WhileStatement>(SyntaxKind.WhileStatement, (context, node, trivia) => ({
    kind: 'while',
    test: lowerExpression(context, node.expression),
    body: lowerBody(context, node.statement),
    trivia,
  })),
  on<ts.DoStatement>(SyntaxKind.DoStatement, (context, node, trivia) => ({
    kind: 'doWhile',
    test: lowerExpression(context, node.expression),
    body: lowerBody(context, node.statement),
    trivia,
  })),
  on<ts.ForStatement>(SyntaxKind.ForStatement, lowerFor),
  on<ts.ForOfStatement>(SyntaxKind.ForOfStatement, lowerForOf),
  on<ts.SwitchStatement>(SyntaxKind.SwitchStatement, lowerSwitch),
  on<ts.TryStatement>(SyntaxKind.TryStatement, lowerTry),
  on<ts.ThrowStatement>(SyntaxKind.ThrowStatement, lowerThrow),
  on<ts.ReturnStatement>(SyntaxKind.ReturnStatement, (context, node, trivia) => ({
    kind: 'return',
    value: node.expression === undefined ? null : lowerExpression(context, node.expression),
    trivia,
  })),
  on<ts.Block>(SyntaxKind.Block, (context, node, trivia) => ({
    kind: 'block',
    body: lowerBlock(context, node),
    trivia,
  })),
  on<ts.BreakStatement>(SyntaxKind.BreakStatement, lowerJump),
  on<ts.ContinueStatement>(SyntaxKind.ContinueStatement, lowerJump),
  erase(SyntaxKind.InterfaceDeclaration),
  erase(SyntaxKind.TypeAliasDeclaration),
  erase(SyntaxKind.EmptyStatement),
]);

/** Lowers a statement: to none when it vanishes, to several when it declares several names. */
export function lowerStatement(context: Context, node: ts.Statement): Statement[] {
  const lower = statements.get(node.kind);
  if (lower === undefined) {
    context.report(findings.unknownSyntax(SyntaxKind[node.kind]), node);
    return [];
  }
  const lowered = [lower(context, node, noTrivia)].flat();
  if (lowered.length === 0) {
    context.comments.erase(node);
    return [];
  }
  const [first, ...others] = lowered as [Statement, ...Statement[]];
  return [{ ...first, trivia: context.comments.around(node) }, ...others];
}

/** Lowers a block in braces. */
export function lowerBlock(context: Context, node: ts.Block): Block {
  return {
    statements: node.statements.flatMap((statement) => lowerStatement(context, statement)),
    dangling: context.comments.before(node.getLastToken()!),
  };
}

/** Lowers the body of a loop or a branch; it gets braces if it has none. */
export function lowerBody(context: Context, node: ts.Statement): Block {
  if (ts.isBlock(node)) return lowerBlock(context, node);
  return { statements: lowerStatement(context, node), dangling: [] };
}

function lowerExpressionStatement(
  context: Context,
  { expression }: ts.ExpressionStatement,
  trivia: Trivia,
): Statement | Statement[] {
  if (ts.isBinaryExpression(expression)) {
    const { left, operatorToken } = expression;
    if (context.isGlobals(context.typeOf(left))) return [];
    if (operatorToken.kind === SyntaxKind.QuestionQuestionEqualsToken) {
      return lowerDefaulting(context, expression, trivia);
    }
  }
  return { kind: 'expression', value: lowerEffect(context, expression), trivia };
}

/** `target ??= value;` */
function lowerDefaulting(
  context: Context,
  { left, right }: ts.BinaryExpression,
  trivia: Trivia,
): IfStatement {
  if (!isRepeatable(left)) context.report(findings.notRepeatable(left.getText()), left);
  const target = lowerPresent(context, left);
  const value = assignment(target, '=', lowerExpression(context, right));
  const then: Block = {
    statements: [{ kind: 'expression', value, trivia: noTrivia }],
    dangling: [],
  };
  return { kind: 'if', test: binary(target, '==', nullLiteral), then, otherwise: null, trivia };
}

function lowerVariables(
  context: Context,
  { declarationList }: ts.VariableStatement,
  trivia: Trivia,
): Statement[] {
  return declarationList.declarations.map((each) => lowerVariable(context, each, trivia));
}

/** Lowers `const name = value` or `let name`. */
export function lowerVariable(
  context: Context,
  { name, initializer }: ts.VariableDeclaration,
  trivia: Trivia = noTrivia,
): LocalStatement {
  if (!ts.isIdentifier(name)) context.report(findings.unknownSyntax('A destructuring'), name);
  return {
    kind: 'local',
    name: name.getText(),
    value: initializer === undefined ? null : lowerExpression(context, initializer),
    trivia,
  };
}

function lowerLocalFunction(
  context: Context,
  node: ts.FunctionDeclaration,
  trivia: Trivia,
): Statement {
  const name = node.name?.text ?? '';
  return {
    kind: 'functionStatement',
    name: name,
    isLocal: !(ts.isSourceFile(node.parent) && context.isExported(node)),
    value: {
      kind: 'function',
      parameters: lowerParameters(context, node),
      body: lowerBlock(context, node.body!),
    },
    trivia,
  };
}

function lowerIf(context: Context, node: ts.IfStatement, trivia: Trivia): IfStatement {
  const { elseStatement } = node;
  return {
    kind: 'if',
    test: lowerExpression(context, node.expression),
    then: lowerBody(context, node.thenStatement),
    otherwise:
      elseStatement === undefined
        ? null
        : ts.isIfStatement(elseStatement)
          ? lowerIf(context, elseStatement, noTrivia)
          : lowerBody(context, elseStatement),
    trivia,
  };
}

function lowerSwitch(context: Context, node: ts.SwitchStatement, trivia: Trivia): Statement {
  const { clauses } = node.caseBlock;
  const cases = clauses.map((clause, position): SwitchCase => {
    if (ts.isDefaultClause(clause) && position < clauses.length - 1) {
      context.report(findings.unknownSyntax('A default above other cases'), clause);
    }
    return {
      test: ts.isDefaultClause(clause) ? null : lowerExpression(context, clause.expression),
      body: lowerStatements(context, clause.statements),
      trivia: context.comments.around(clause),
    };
  });
  return {
    kind: 'switch',
    value: lowerExpression(context, node.expression),
    cases,
    dangling: context.comments.before(node.caseBlock.getLastToken()!),
    trivia,
  };
}

function lowerStatements(context: Context, nodes: readonly ts.Statement[]): Block {
  return { statements: nodes.flatMap((node) => lowerStatement(context, node)), dangling: [] };
}

function lowerTry(context: Context, node: ts.TryStatement, trivia: Trivia): Statement {
  if (node.finallyBlock !== undefined) {
    context.report(findings.unknownSyntax('finally'), node.finallyBlock);
  }
  const error = node.catchClause?.variableDeclaration?.name.getText() ?? 'error';
  return {
    kind: 'try',
    body: lowerBlock(context, node.tryBlock),
    error,
    handler: node.catchClause
      ? lowerBlock(context, node.catchClause.block)
      : { statements: [], dangling: [] },
    trivia,
  };
}

/** `throw new Error(text)` throws the text: Squirrel throws any value, and impOS logs it. */
function lowerThrow(
  context: Context,
  { expression }: ts.ThrowStatement,
  trivia: Trivia,
): Statement {
  const isNewError = ts.isNewExpression(expression) && isError(context.typeOf(expression));
  const message = isNewError ? expression.arguments?.[0] : expression;
  const value = message === undefined ? nullLiteral : lowerExpression(context, message);
  return { kind: 'throw', value, trivia };
}

function lowerJump(
  _: Context,
  node: ts.BreakStatement | ts.ContinueStatement,
  trivia: Trivia,
): Statement {
  return { kind: ts.isBreakStatement(node) ? 'break' : 'continue', trivia };
}
