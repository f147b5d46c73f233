import { ts } from 'ts-morph';
import type { Context } from '../analysis/context.js';
import { fromTypeScript, type Diagnostic } from './diagnostics.js';
import type { Program } from '../load/program.js';
import { checkAnyType } from './any-type.js';
import { checkArity } from './arity.js';
import { checkCondition } from './condition.js';
import { checkEnumUse } from './enum-use.js';
import { checkEvaluationOrder } from './evaluation-order.js';
import { checkHiddenSyntax } from './hidden-syntax.js';
import { checkKeptVariable } from './kept-variable.js';
import { checkLooseEquality } from './loose-equality.js';
import { checkMetamethod } from './metamethod.js';
import { checkModuleLink } from './module-link.js';
import { checkNumericKey } from './numeric-key.js';
import { checkRedeclaredField } from './redeclared-field.js';
import { checkReplacedGlobal } from './replaced-global.js';
import { checkReservedWord } from './reserved-word.js';
import { checkSharedValue } from './shared-value.js';
import { checkStaticName } from './static-name.js';
import { checkStaticWrite } from './static-write.js';
import { checkThis } from './this.js';
import { checkTwoNothings } from './two-nothings.js';
import { checkUnboundMethod } from './unbound-method.js';
import { checkUndefinedArgument } from './undefined-argument.js';

/** Looks at one node of what will be emitted, and reports what would go wrong with it. */
export type Rule = (context: Context, node: ts.Node) => void;

const rules: readonly Rule[] = [
  checkAnyType,
  checkArity,
  checkCondition,
  checkEnumUse,
  checkEvaluationOrder,
  checkHiddenSyntax,
  checkKeptVariable,
  checkLooseEquality,
  checkMetamethod,
  checkModuleLink,
  checkNumericKey,
  checkRedeclaredField,
  checkReplacedGlobal,
  checkReservedWord,
  checkSharedValue,
  checkStaticName,
  checkStaticWrite,
  checkThis,
  checkTwoNothings,
  checkUnboundMethod,
  checkUndefinedArgument,
];

/** TypeScript's own errors in the modules of a program. */
export function checkTypes({ typescript, modules }: Program): Diagnostic[] {
  return modules
    .flatMap((module) => [
      ...typescript.getSyntacticDiagnostics(module),
      ...typescript.getSemanticDiagnostics(module),
    ])
    .map(fromTypeScript);
}

/** Applies all rules to a top-level statement that will be emitted. */
export function checkStatement(context: Context, statement: ts.Statement): void {
  const visit = (node: ts.Node): void => {
    // Types do not reach Squirrel.
    if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return;
    for (const rule of rules) rule(context, node);
    ts.forEachChild(node, visit);
  };
  visit(statement);
}
