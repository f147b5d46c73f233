import { ts } from 'ts-morph';
import { isAsGoodAsLet } from '../analysis/block-scoped.js';
import { variableOfFunction } from '../analysis/context.js';
import { namesIn, usesOf } from '../analysis/uses.js';
import { findings } from './diagnostics.js';
import type { Context } from './context.js';

const { SyntaxKind } = ts;

/** What stands within a node, and where. */
type Hidden = readonly [what: string, place: ts.Node | undefined];

/** What turns a kind of node that is translated into something that is not. */
export function checkHiddenSyntax(context: Context, node: ts.Node): void {
  for (const [what, place] of [...modifiersOf(node), ...formsOf(context, node)]) {
    if (place !== undefined) context.report(findings.unknownSyntax(what, place.kind), place);
  }
}

const modifiers = new Set<ts.SyntaxKind>([
  SyntaxKind.AbstractKeyword,
  SyntaxKind.DeclareKeyword,
  SyntaxKind.DefaultKeyword,
  SyntaxKind.ExportKeyword,
  SyntaxKind.OverrideKeyword,
  SyntaxKind.PrivateKeyword,
  SyntaxKind.ProtectedKeyword,
  SyntaxKind.PublicKeyword,
  SyntaxKind.ReadonlyKeyword,
  SyntaxKind.StaticKeyword,
]);

function modifiersOf(node: ts.Node): Hidden[] {
  const present = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : [];
  const decorators = ts.canHaveDecorators(node) ? (ts.getDecorators(node) ?? []) : [];
  return [
    ...decorators.map((each): Hidden => ['A decorator', each]),
    ...present
      .filter(
        ({ kind }) =>
          !modifiers.has(kind) && !(ts.isEnumDeclaration(node) && kind === SyntaxKind.ConstKeyword),
      )
      .map((each): Hidden => [`'${each.getText()}'`, each]),
  ];
}

function formsOf(context: Context, node: ts.Node): Hidden[] {
  if (ts.isFunctionExpression(node)) {
    const name = isNamedInVain(context, node) ? undefined : node.name;
    return [['The name of a function expression', name]];
  }
  if (ts.isClassExpression(node)) {
    const isUsed = node.name !== undefined && usesOf(context, node, node.name).length > 1;
    return [['The name of a class expression', isUsed ? node.name : undefined]];
  }
  if (ts.isForOfStatement(node)) return [["'await'", node.awaitModifier]];
  if (ts.isVariableDeclarationList(node))
    return isBlockScoped(context, node) ? [] : [["'var'", node]];
  if (ts.isCatchClause(node)) return [['A destructuring', patternOf(node)]];
  if (!ts.isCaseOrDefaultClause(node)) return [];
  return [['A declaration for other cases', sharedDeclaration(context, node)]];
}

function isLetOrConst({ flags }: ts.VariableDeclarationList): boolean {
  // The flags of let and const together say `await using`.
  return [ts.NodeFlags.Let, ts.NodeFlags.Const].includes(flags & ts.NodeFlags.BlockScoped);
}

function isBlockScoped(context: Context, node: ts.VariableDeclarationList): boolean {
  if ((node.flags & ts.NodeFlags.BlockScoped) !== 0) return isLetOrConst(node);
  return isAsGoodAsLet(context, node);
}

/** Whether a function has the name of the variable that it is in, or one that it does not use. */
function isNamedInVain(context: Context, node: ts.FunctionExpression): boolean {
  if (node.name === undefined || variableOfFunction(node) !== null) return true;
  return usesOf(context, node, node.name).length === 1;
}

function patternOf({ variableDeclaration }: ts.CatchClause): ts.Node | undefined {
  const name = variableDeclaration?.name;
  return name !== undefined && ts.isIdentifier(name) ? undefined : name;
}

/** JavaScript keeps a declaration for the other cases, Squirrel does not. */
function sharedDeclaration(context: Context, clause: ts.CaseOrDefaultClause) {
  return clause.statements.find((statement) =>
    namesOf(statement).some((name) =>
      usesOf(context, clause.parent, name).some((use) => !isWithin(use, clause)),
    ),
  );
}

function isWithin({ pos }: ts.Node, clause: ts.Node): boolean {
  return clause.pos <= pos && pos < clause.end;
}

function namesOf(node: ts.Statement): ts.Identifier[] {
  if (ts.isVariableStatement(node)) {
    return node.declarationList.declarations.flatMap(({ name }) => namesIn(name));
  }
  const isNamed = ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node);
  return isNamed && node.name !== undefined ? [node.name] : [];
}
