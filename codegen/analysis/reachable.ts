import { ts } from 'ts-morph';
import { declarationsIn, statementsOf, topStatementOf, type Context } from './context.js';
import { erasedArguments, isErased } from './erased.js';
import { usesAccessor } from './accessors.js';
import { isAmbient } from './ambient.js';
import { isAssignmentOperator, isUpdate } from './uses.js';

/**
 * The top-level statements that reach the output, in its order: what the entry exports, what does
 * more than declare, and all that these refer to.
 */
export function findReachable(context: Context): ReadonlySet<ts.Statement> {
  const { exported, modules } = context.program;
  const all = modules.flatMap((module) => [...module.statements]);
  const declared = [...exported.keys()].map((symbol) => context.declarationOf(symbol));
  const waiting = [
    ...all.filter((each) => isRoot(context, each)),
    ...declared.flatMap(statementOf),
  ];
  const found = new Set<ts.Statement>();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    waiting.push(...referredToBy(context, next));
  }
  return new Set(all.filter((statement) => found.has(statement)));
}

function isRoot(context: Context, statement: ts.Statement): boolean {
  if (declarationsIn(statement).length > 0) return hasEffect(context, statement);
  return !isLink(statement) && !isTypeOnly(statement) && !isAmbient(statement);
}

/** Whether a declaration may do more than declare: what it calls is called, whoever reads the result. */
function hasEffect(context: Context, node: ts.Node): boolean {
  if (ts.isFunctionLike(node) || isInstanceField(node)) return false;
  if (isEffect(node) || usesAccessor(context, node)) return true;
  return ts.forEachChild(node, (child) => hasEffect(context, child)) ?? false;
}

function isInstanceField(node: ts.Node): boolean {
  if (!ts.isPropertyDeclaration(node)) return false;
  return (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Static) === 0;
}

function isEffect(node: ts.Node): boolean {
  if (ts.isBinaryExpression(node)) return isAssignmentOperator(node.operatorToken.kind);
  return (
    ts.isCallExpression(node) ||
    ts.isNewExpression(node) ||
    ts.isPostfixUnaryExpression(node) ||
    (ts.isPrefixUnaryExpression(node) && isUpdate(node.operator))
  );
}

/** Whether a statement imports or exports what others declare. */
export function isLink(
  statement: ts.Statement,
): statement is ts.ImportDeclaration | ts.ExportDeclaration {
  return ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement);
}

function isTypeOnly(statement: ts.Statement): boolean {
  return (
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isExportAssignment(statement) ||
    ts.isEmptyStatement(statement) ||
    isAlias(statement) ||
    (ts.isModuleDeclaration(statement) && statementsOf(statement).every(isTypeOnly))
  );
}

/** `import Flat = Geometry.Flat;`, another name for a part of a namespace. */
export function isAlias(node: ts.Node): boolean {
  return ts.isImportEqualsDeclaration(node) && !ts.isExternalModuleReference(node.moduleReference);
}

function referredToBy(context: Context, statement: ts.Statement): ts.Statement[] {
  const found: ts.Statement[] = [];
  const visit = (node: ts.Node): void => {
    if (isOnlyType(node) || isErased(context, node)) return;
    if (ts.isIdentifier(node)) found.push(...statementOf(declarationAt(context, node)));
    const isCall = ts.isCallExpression(node) || ts.isNewExpression(node);
    const erased = isCall ? erasedArguments(context, node) : null;
    ts.forEachChild(node, (child) => {
      if (erased?.has(child) !== true) visit(child);
    });
  };
  visit(statement);
  return found;
}

function isOnlyType(node: ts.Node): boolean {
  if (ts.isHeritageClause(node)) return node.token === ts.SyntaxKind.ImplementsKeyword;
  return ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node);
}

function declarationAt(context: Context, node: ts.Identifier): ts.Declaration | null {
  const symbol = context.symbolOf(node);
  return symbol === undefined ? null : context.declarationOf(symbol);
}

/** The statement of a declaration at the top of its module; none for others. */
function statementOf(declaration: ts.Declaration | null): ts.Statement[] {
  const statement = declaration === null ? undefined : topStatementOf(declaration);
  return statement === undefined ? [] : [statement];
}
