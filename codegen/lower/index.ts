import { ts } from 'ts-morph';
import { isConstant, isConstVariable } from '../analysis/context.js';
import { namesIn } from '../analysis/uses.js';
import { findings, type Diagnostic } from '../check/diagnostics.js';
import {
  assignment,
  name,
  noTrivia,
  nullLiteral,
  type Comment,
  type LocalStatement,
  type SquirrelFile,
  type Statement,
} from '../squirrel/tree.js';
import { helpersNeeded, helperTexts } from '../squirrel/helpers/index.js';
import { placeAll } from './ahead.js';
import { lowerClass } from './classes.js';
import { declaredNames } from './functions.js';
import { lowerers } from './lowerers.js';
import type { Program } from '../load/program.js';
import { at } from './origin.js';
import { Context } from './context.js';
import { withStaticFields } from './statics.js';
import { lowerStatement } from './dispatch.js';
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
 * @param helpers - The helpers whose names no variable may have.
 */
export function lower(
  program: Program,
  reachable: ReadonlySet<ts.Statement>,
  helpers: ReadonlySet<string> = new Set(),
): Lowering {
  const { modules } = program;
  const context = new Context(program, lowerers, reachable, helpers);
  const lowered: Lowered = new Map();
  for (const statement of reachable) lowered.set(statement, lowerTopLevel(context, statement));
  const needed = new Set([...helpers, ...helpersNeeded(context.helpers)]);
  if (context.names.hasAny(needed)) return lower(program, reachable, needed);
  const statements = modules.flatMap((module) => assemble(context, module, lowered));
  return {
    file: settle({
      statements: [
        ...helperTexts(context.helpers).map(lowerHelper),
        ...statements,
        ...lowerOtherNames(context),
      ],
      dangling: modules.flatMap((module) => commentsAtEnd(context, module)),
    }),
    required: [...context.required],
    refusals: context.refusals,
  };
}

/** What the entry exports by several names is in as many slots. */
function lowerOtherNames(context: Context): Statement[] {
  return context.program.otherNames.map(([symbol, other]): Statement => {
    const declaration = context.declarationOf(symbol)!;
    const isKept = ts.isVariableDeclaration(declaration) && !isConstVariable(declaration);
    if (isKept || !context.isInRoot(declaration)) {
      const what = `Another name for '${symbol.name}' in an export`;
      context.report(findings.unknownSyntax(what), declaration);
    }
    const value = assignment(name(other), '<-', name(context.names.ofSymbol(symbol)));
    return { kind: 'expression', value, trivia: noTrivia };
  });
}

/** A helper stands in front of the program, set off from what is above. */
function lowerHelper(text: string): Statement {
  const trivia = { ...noTrivia, blankBefore: true };
  return { kind: 'verbatim', lines: text.split('\n'), trivia };
}

type Lowered = Map<ts.Statement, Statement[]>;

function lowerTopLevel(context: Context, node: ts.Statement): Statement[] {
  context.nearNames = declaredNames(context, node);
  if (ts.isClassDeclaration(node)) {
    return withStaticFields(context, node, at(node, lowerTopLevelClass(context, node)));
  }
  if (ts.isVariableStatement(node) && isExportedVariable(context, node)) {
    return toGlobals(context, node, lowerStatement(context, node));
  }
  return lowerStatement(context, node);
}

function lowerTopLevelClass(context: Context, node: ts.ClassDeclaration): Statement {
  const text = context.names.ofDeclaration(node);
  const value = lowerClass(context, node);
  const trivia = context.comments.around(node);
  return context.isExported(node)
    ? { kind: 'classStatement', name: text, value, trivia }
    : { kind: 'local', name: text, value, trivia };
}

function isExportedVariable(context: Context, { declarationList }: ts.VariableStatement): boolean {
  return declarationList.declarations.some((each) => context.isExported(each));
}

/** What is exported is a constant of impOS, or a slot of the root table. */
function toGlobals(
  context: Context,
  { declarationList: { declarations } }: ts.VariableStatement,
  lowered: readonly Statement[],
): Statement[] {
  const names = new Map(
    declarations.flatMap((each) =>
      namesIn(each.name).map((name) => [context.names.of(name), isConstant(each)] as const),
    ),
  );
  return lowered.map((statement) => {
    const isConst = statement.kind === 'local' ? names.get(statement.name) : undefined;
    return isConst === undefined ? statement : toGlobal(statement as LocalStatement, isConst);
  });
}

function toGlobal({ name: text, value, trivia, ...traced }: LocalStatement, isConst: boolean) {
  if (isConst && value?.kind === 'literal') {
    return { ...traced, kind: 'const', name: text, value, trivia } as const;
  }
  const slot = assignment(name(text), '<-', value ?? nullLiteral);
  return { ...traced, kind: 'expression', value: slot, trivia } as const;
}

/** The lowered statements of a module, set off from what stands above. */
function assemble(context: Context, module: ts.SourceFile, lowered: Lowered): Statement[] {
  for (const each of module.statements) if (!lowered.has(each)) context.comments.erase(each);
  const [first, ...others] = placeAll(context, module, lowered);
  if (first === undefined) return [];
  const [comment, ...comments] = first.trivia.leading;
  const leading = comment ? [{ ...comment, blankBefore: true }, ...comments] : [];
  const blankBefore = comment === undefined || first.trivia.blankBefore;
  return [{ ...first, trivia: { ...noTrivia, ...first.trivia, leading, blankBefore } }, ...others];
}

function commentsAtEnd(context: Context, module: ts.SourceFile): Comment[] {
  const { pos, end } = module.endOfFileToken;
  return context.comments.between(module, pos, end);
}
