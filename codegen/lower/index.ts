import { ts } from 'ts-morph';
import { checkStatement } from '../check/index.js';
import type { Program } from '../load/program.js';
import { Context, declarationsIn } from '../analysis/context.js';
import { findings, type Diagnostic } from '../check/diagnostics.js';
import {
  noTrivia,
  type Literal,
  type SquirrelFile,
  type Statement,
  type Trivia,
} from '../squirrel/tree.js';
import { helpersNeeded, helperTexts } from '../squirrel/helpers/index.js';
import { isAssignmentOperator, isUpdate, namesIn } from '../analysis/uses.js';
import { placeAhead } from './ahead.js';
import { lowerClass } from './classes.js';
import { lowerExpression } from './expressions.js';
import { declaredNames } from './functions.js';
import { at } from './origin.js';
import { lowerStatement } from './statements.js';

/** The outcome: the tree, and what is wrong with the program. */
export interface Lowering {
  readonly file: SquirrelFile;
  /** What `#require` calls the libraries that the file needs. */
  readonly required: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Lowers a program: its modules become one file, less what nothing emitted refers to. */
export function lower(program: Program): Lowering {
  const context = new Context(program);
  for (const symbol of program.exported) {
    const declaration = context.declarationOf(symbol);
    if (declaration !== null) context.wanted.add(declaration);
  }
  checkLinks(context);
  const lowered = lowerWanted(context);
  reportClashes(context, lowered);
  reportHelperClashes(context, lowered);
  const statements = program.modules.flatMap((module) => assemble(context, module, lowered));
  for (const module of program.modules) reportLostComments(context, module);
  return {
    file: {
      statements: [...helperTexts(context.helpers).map(lowerHelper), ...statements],
      dangling: [],
    },
    required: [...context.required],
    diagnostics: context.diagnostics,
  };
}

/** A helper stands in front of the program, set off from what is above. */
function lowerHelper(text: string): Statement {
  const trivia = { ...noTrivia, blankBefore: true };
  return { kind: 'verbatim', lines: text.split('\n'), trivia };
}

/** Imports and exports say nothing in Squirrel, so what they say must need no saying. */
function checkLinks(context: Context): void {
  for (const { statements } of context.program.modules) {
    for (const statement of statements.filter(isLink)) {
      if (!isTypeOnlyLink(statement)) checkStatement(context, statement);
    }
  }
}

type Lowered = Map<ts.Statement, Statement[]>;

/** Lowers the top-level statements that are wanted, until lowering them wants no others. */
function lowerWanted(context: Context): Lowered {
  const lowered: Lowered = new Map();
  const all = context.program.modules.flatMap((module) => [...module.statements]);
  let before = -1;
  while (before < lowered.size) {
    before = lowered.size;
    for (const statement of all) {
      if (!lowered.has(statement) && isWanted(context, statement)) {
        checkStatement(context, statement);
        lowered.set(statement, lowerTopLevel(context, statement));
      }
    }
  }
  return lowered;
}

function isWanted(context: Context, statement: ts.Statement): boolean {
  const declarations = declarationsIn(statement);
  if (declarations.length > 0) {
    return declarations.some((each) => context.wanted.has(each)) || hasEffect(statement);
  }
  return !isLink(statement) && !isTypeOnly(statement);
}

/** Whether a declaration may do more than declare: what it calls is called, whoever reads the result. */
function hasEffect(node: ts.Node): boolean {
  if (ts.isFunctionLike(node) || isInstanceField(node)) return false;
  return isEffect(node) || (ts.forEachChild(node, hasEffect) ?? false);
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

function isLink(statement: ts.Statement): statement is ts.ImportDeclaration | ts.ExportDeclaration {
  return ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement);
}

/** Whether an import or export is of types alone. */
function isTypeOnlyLink(statement: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(statement)) return statement.isTypeOnly;
  return statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

function isTypeOnly(statement: ts.Statement): boolean {
  return ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
}

function lowerTopLevel(context: Context, node: ts.Statement): Statement[] {
  context.nearNames = declaredNames(node);
  if (ts.isClassDeclaration(node)) {
    return [at(node, lowerTopLevelClass(context, node, context.comments.around(node)))];
  }
  if (ts.isVariableStatement(node) && isExportedConst(context, node)) {
    const trivia = context.comments.around(node);
    return node.declarationList.declarations.map((each, position) =>
      at(each, lowerConst(context, each, position === 0 ? trivia : noTrivia)),
    );
  }
  return lowerStatement(context, node);
}

function lowerTopLevelClass(
  context: Context,
  node: ts.ClassDeclaration,
  trivia: Trivia,
): Statement {
  const name = node.name?.text ?? '';
  const value = lowerClass(context, node);
  return context.isExported(node)
    ? { kind: 'classStatement', name, value, trivia }
    : { kind: 'local', name, value, trivia };
}

function isExportedConst(context: Context, { declarationList }: ts.VariableStatement): boolean {
  return declarationList.declarations.some((each) => context.isExported(each));
}

function lowerConst(
  context: Context,
  { name, initializer, parent }: ts.VariableDeclaration,
  trivia: Trivia,
): Statement {
  if (!(parent.flags & ts.NodeFlags.Const)) {
    context.report(findings.unknownSyntax("An exported 'let'"), name);
  }
  const value = initializer === undefined ? null : lowerExpression(context, initializer);
  // impOS has no bool constants.
  if (value?.kind !== 'literal' || /^(true|false|null)$/.test(value.text)) {
    context.report(findings.constantValue(name.getText()), name);
  }
  return {
    kind: 'const',
    name: name.getText(),
    value: value as Literal,
    trivia,
  };
}

/** The lowered statements of a module, set off from what stands above. */
function assemble(context: Context, module: ts.SourceFile, lowered: Lowered): Statement[] {
  const [first, ...others] = module.statements.flatMap((statement) => {
    const made = lowered.get(statement);
    if (made === undefined) context.comments.erase(statement);
    return made === undefined ? [] : placeAhead(context, statement, made);
  });
  if (first === undefined) return [];
  const [comment, ...comments] = first.trivia.leading;
  const leading = comment ? [{ ...comment, blankBefore: true }, ...comments] : [];
  const blankBefore = comment === undefined || first.trivia.blankBefore;
  return [{ ...first, trivia: { ...noTrivia, ...first.trivia, leading, blankBefore } }, ...others];
}

function reportClashes(context: Context, lowered: Lowered): void {
  const names = new Set<string>();
  for (const { statements } of context.program.modules) {
    const emitted = statements.filter((statement) => lowered.has(statement));
    for (const declaration of emitted.flatMap(declarationsIn)) {
      const declared = ts.getNameOfDeclaration(declaration) as ts.BindingName | undefined;
      for (const name of declared === undefined ? [] : namesIn(declared)) {
        if (names.has(name.text)) context.report(findings.nameClash(name.text), name);
        names.add(name.text);
      }
    }
  }
}

/** A helper is nearer than anything in the root table, and hidden by any variable of its name. */
function reportHelperClashes(context: Context, lowered: Lowered): void {
  const used = new Set<string>(helpersNeeded(context.helpers));
  const visit = (node: ts.Node): void => {
    const name = isNaming(node) ? ts.getNameOfDeclaration(node) : undefined;
    if (name && used.has(name.getText())) {
      context.report(findings.helperClash(name.getText()), name);
    }
    ts.forEachChild(node, visit);
  };
  for (const statement of lowered.keys()) visit(statement);
}

/** Whether a node declares what is found by its bare name. */
function isNaming(node: ts.Node): node is ts.Declaration {
  return (
    ts.isVariableDeclaration(node) ||
    ts.isBindingElement(node) ||
    ts.isParameter(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node)
  );
}

function reportLostComments(context: Context, module: ts.SourceFile): void {
  for (const { pos, end } of context.comments.lost(module)) {
    context.diagnostics.push({
      ...findings.lostComment(),
      file: module,
      start: pos,
      length: end - pos,
    });
  }
}
