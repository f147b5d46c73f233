import { ts } from 'ts-morph';
import { findings, type Diagnostic } from '../check/diagnostics.js';
import {
  noTrivia,
  type Comment,
  type Literal,
  type SquirrelFile,
  type Statement,
} from '../squirrel/tree.js';
import { helpersNeeded, helperTexts } from '../squirrel/helpers/index.js';
import { placeAhead } from './ahead.js';
import { lowerClass } from './classes.js';
import { declaredNames } from './functions.js';
import { lowerers } from './lowerers.js';
import type { Program } from '../load/program.js';
import { at } from './origin.js';
import { Context } from './context.js';
import { lowerExpression, lowerStatement } from './dispatch.js';
import { settle } from '../squirrel/settle/index.js';

/** The tree, and what its program needs. */
export interface Lowering {
  readonly file: SquirrelFile;
  /** What `#require` calls the libraries that the file needs. */
  readonly required: readonly string[];
  /** Why there is none. */
  readonly refusals: readonly Diagnostic[];
}

/**
 * Lowers a program: its modules become one file.
 * @param reachable - The top-level statements that the file is made of.
 */
export function lower(program: Program, reachable: ReadonlySet<ts.Statement>): Lowering {
  const { modules } = program;
  const context = new Context(program, lowerers);
  const lowered: Lowered = new Map();
  for (const statement of reachable) lowered.set(statement, lowerTopLevel(context, statement));
  reportHelperClashes(context, reachable);
  const statements = modules.flatMap((module) => assemble(context, module, lowered));
  return {
    file: settle({
      statements: [...helperTexts(context.helpers).map(lowerHelper), ...statements],
      dangling: modules.flatMap((module) => commentsAtEnd(context, module)),
    }),
    required: [...context.required],
    refusals: context.refusals,
  };
}

/** A helper stands in front of the program, set off from what is above. */
function lowerHelper(text: string): Statement {
  const trivia = { ...noTrivia, blankBefore: true };
  return { kind: 'verbatim', lines: text.split('\n'), trivia };
}

type Lowered = Map<ts.Statement, Statement[]>;

function lowerTopLevel(context: Context, node: ts.Statement): Statement[] {
  context.nearNames = declaredNames(node);
  if (ts.isClassDeclaration(node)) {
    return [at(node, lowerTopLevelClass(context, node))];
  }
  if (ts.isVariableStatement(node) && isExportedConst(context, node)) {
    const { declarations } = node.declarationList;
    const [first, ...others] = declarations.map((each) => at(each, lowerConst(context, each)));
    return [{ ...first!, trivia: context.comments.around(node) }, ...others];
  }
  return lowerStatement(context, node);
}

function lowerTopLevelClass(context: Context, node: ts.ClassDeclaration): Statement {
  const name = node.name?.text ?? '';
  const value = lowerClass(context, node);
  const trivia = context.comments.around(node);
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
    trivia: noTrivia,
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

/** A helper is nearer than anything in the root table, and hidden by any variable of its name. */
function reportHelperClashes(context: Context, reachable: ReadonlySet<ts.Statement>): void {
  const used = new Set<string>(helpersNeeded(context.helpers));
  const visit = (node: ts.Node): void => {
    const name = isNaming(node) ? ts.getNameOfDeclaration(node) : undefined;
    if (name && used.has(name.getText())) {
      context.report(findings.helperClash(name.getText()), name);
    }
    ts.forEachChild(node, visit);
  };
  for (const statement of reachable) visit(statement);
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

function commentsAtEnd(context: Context, module: ts.SourceFile): Comment[] {
  const { pos, end } = module.endOfFileToken;
  return context.comments.between(module, pos, end);
}
