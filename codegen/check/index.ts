import { ts } from 'ts-morph';
import { fromTypeScript, type Diagnostic } from './diagnostics.js';
import type { Program } from '../load/program.js';
import { declarationsIn } from '../analysis/context.js';
import { isLink } from '../analysis/reachable.js';
import { checkAccessor } from './accessor.js';
import { checkAnyType } from './any-type.js';
import { checkArity } from './arity.js';
import { checkCast } from './cast.js';
import { checkConstantOverflow } from './constant-overflow.js';
import { checkEnumUse } from './enum-use.js';
import { checkEvaluationOrder } from './evaluation-order.js';
import { checkHiddenSyntax } from './hidden-syntax.js';
import { checkKeptVariable } from './kept-variable.js';
import { checkLooseEquality } from './loose-equality.js';
import { checkModuleLink } from './module-link.js';
import { checkNumericKey } from './numeric-key.js';
import { checkRedeclaredField } from './redeclared-field.js';
import { checkSharedValue } from './shared-value.js';
import { checkStaticName } from './static-name.js';
import { checkStaticWrite } from './static-write.js';
import { checkThis } from './this.js';
import { checkTwoNothings } from './two-nothings.js';
import { checkUnboundMethod } from './unbound-method.js';
import { Context } from './context.js';

/** Looks at one node of what will be emitted, and reports what would go wrong with it. */
export type Rule = (context: Context, node: ts.Node) => void;

const rules: readonly Rule[] = [
  checkAccessor,
  checkAnyType,
  checkArity,
  checkCast,
  checkConstantOverflow,
  checkEnumUse,
  checkEvaluationOrder,
  checkHiddenSyntax,
  checkKeptVariable,
  checkLooseEquality,
  checkModuleLink,
  checkNumericKey,
  checkRedeclaredField,
  checkSharedValue,
  checkStaticName,
  checkStaticWrite,
  checkThis,
  checkTwoNothings,
  checkUnboundMethod,
];

/** TypeScript's errors in the syntax of the modules. */
export function checkSyntax({ typescript, modules }: Program): Diagnostic[] {
  return modules
    .flatMap((module) => typescript.getSyntacticDiagnostics(module))
    .map(fromTypeScript);
}

/** TypeScript's errors in the types of what will be emitted, and of what that may refer to. */
export function checkTypes(
  { typescript, modules }: Program,
  reachable: ReadonlySet<ts.Statement>,
): Diagnostic[] {
  return modules
    .flatMap((module) => typescript.getSemanticDiagnostics(module))
    .filter((each) => !isLeftOut(each, reachable))
    .map(fromTypeScript);
}

/** Whether a diagnostic is about a function, a class or a variable that nothing refers to. */
function isLeftOut({ file, start }: ts.Diagnostic, reachable: ReadonlySet<ts.Statement>): boolean {
  const statement = file?.statements.find(({ pos, end }) => pos <= start! && start! < end);
  if (statement === undefined || reachable.has(statement)) return false;
  return declarationsIn(statement).length > 0;
}

/** Applies all rules to the statements that will be emitted, and to the links between modules. */
export function check(program: Program, reachable: ReadonlySet<ts.Statement>): Diagnostic[] {
  const { modules } = program;
  const context = new Context(program);
  const links = modules.flatMap((module) => module.statements.filter(isLink));
  // Imports and exports say nothing in Squirrel, so what they say must need no saying.
  for (const each of links) if (!isTypeOnlyLink(each)) checkStatement(context, each);
  for (const each of reachable) checkStatement(context, each);
  return context.diagnostics;
}

/** Whether an import or export is of types alone. */
function isTypeOnlyLink(statement: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(statement)) return statement.isTypeOnly;
  return statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

function checkStatement(context: Context, statement: ts.Statement): void {
  const visit = (node: ts.Node): void => {
    // Types do not reach Squirrel.
    if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return;
    for (const rule of rules) rule(context, node);
    ts.forEachChild(node, visit);
  };
  visit(statement);
}
