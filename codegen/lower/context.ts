import { ts } from 'ts-morph';
import { Context as Analysis, declarationsIn } from '../analysis/context.js';
import { isOwnAccessor } from '../analysis/accessors.js';
import { namesIn } from '../analysis/uses.js';
import { nodesIn } from '../analysis/walk.js';
import { diagnose, type Diagnostic, type Finding } from '../check/diagnostics.js';
import { delegateNames, isHelperName, type HelperName } from '../squirrel/helpers/index.js';
import { name, type Expression } from '../squirrel/tree.js';
import type { Program } from '../load/program.js';
import { Comments } from './comments.js';
import { Ahead } from './ahead-uses.js';
import type { Lowerers } from './dispatch.js';
import { MemberNames } from './member-names.js';
import { VariableNames } from './variable-names.js';

/** What lowering carries along: what is known of the program, and what its Squirrel needs. */
export class Context extends Analysis {
  /** Why nodes cannot be lowered. */
  readonly refusals: Diagnostic[] = [];
  readonly comments = new Comments();

  /** What is used above its declaration, and the first statement that uses it. */
  readonly ahead = new Ahead();

  /** The statements of each list that has been put in order. */
  readonly orders = new Map<ts.Node, ReadonlyMap<ts.Statement, number>>();

  /** The reads of a slot that a test before them has found there. */
  readonly present = new Set<ts.Node>();

  /** The expressions whose values are in variables. */
  readonly held = new Map<ts.Node, Expression>();

  /** The helpers that the file brings along. */
  readonly helpers = new Set<HelperName>();

  /** What `#require` calls the libraries that something emitted refers to. */
  readonly required = new Set<string>();

  /** What variables are called. */
  readonly names: VariableNames;

  /** What members are called. */
  readonly members: MemberNames;

  /** The names that are declared in the function being lowered. */
  nearNames: ReadonlySet<string> = new Set();

  /** The variables and constants of the file, which are nearer than a member. */
  private readonly fileNames: ReadonlySet<string>;

  /** The members of all classes and tables, nearer than a global where `this` has them. */
  private readonly memberNames: ReadonlySet<string>;

  constructor(
    program: Program,
    readonly lowerers: Lowerers,
    readonly reachable: ReadonlySet<ts.Statement>,
    helpers: ReadonlySet<string>,
  ) {
    super(program);
    this.names = new VariableNames(this, reachable, helpers);
    this.members = new MemberNames(this);
    this.fileNames = new Set(program.modules.flatMap((module) => fileNamesOf(this, module)));
    this.memberNames = new Set(program.modules.flatMap((each) => memberNamesOf(this, each)));
  }

  /** @param edits - What does as the hint says, if that is always right. */
  report(finding: Finding, node: ts.Node, edits: readonly ts.TextChange[] = []): void {
    this.refusals.push(diagnose(finding, node, edits));
  }

  /** Reports a node that nothing can be made of; what is said in it is no further matter. */
  refuse(finding: Finding, node: ts.Node): void {
    this.report(finding, node);
    this.comments.erase(node);
  }

  /** Whether a node, or a part of it, cannot be lowered. */
  isRefused(node: ts.Node): boolean {
    const file = node.getSourceFile();
    return this.refusals.some(
      (each) => each.file === file && node.pos <= each.start && each.start < node.end,
    );
  }

  /** Whether a bare name would find a variable or a constant, and not the member of that name. */
  hidesMember(name: string): boolean {
    return this.nearNames.has(name) || this.fileNames.has(name) || isHelperName(name);
  }

  /** Whether a bare name may find something else than the global of that name. */
  hidesGlobal(name: string): boolean {
    return this.hidesMember(name) || this.memberNames.has(name) || delegateNames.has(name);
  }

  /** The name of a helper, which the file then brings along. */
  helper(text: HelperName): Expression {
    this.helpers.add(text);
    return { ...name(text), changes: 'never' };
  }
}

function fileNamesOf(context: Context, module: ts.SourceFile): string[] {
  return module.statements
    .flatMap(declarationsIn)
    .filter((declaration) => !context.isInRoot(declaration))
    .flatMap((declaration) => {
      const name = ts.getNameOfDeclaration(declaration) as ts.BindingName | undefined;
      return name === undefined ? [] : namesIn(name).map((each) => context.names.of(each));
    });
}

function memberNamesOf(context: Context, module: ts.SourceFile): string[] {
  return [...nodesIn(module)].flatMap((node) => {
    const isMember = ts.isClassElement(node) || ts.isObjectLiteralElement(node);
    const name = isMember ? node.name : undefined;
    if (name === undefined) return [];
    if (isOwnAccessor(node)) return [context.members.ofDeclared(node)];
    return (ts.isMemberName(name) ? context.members.of(name) : null) ?? name.getText();
  });
}
