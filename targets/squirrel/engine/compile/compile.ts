import type { SquirrelFile } from '../../../../codegen/squirrel/tree.js';
import type { Dialect } from '../dialect.js';
import type { FunctionInfo, Table } from '../runtime/values.js';
import { write, type Placement } from './code.js';
import { Constants } from './constants.js';
import { compileMain } from './functions.js';
import { ProgramScope } from './scope.js';

/** A program in JavaScript. */
export interface CompiledProgram {
  /** The body of a function that takes what the runtime gives, and returns the closure of the file. */
  readonly text: string;
  readonly placements: readonly Placement[];
  readonly functions: readonly FunctionInfo[];
  readonly floats: readonly number[];
  readonly tables: readonly (readonly string[])[];
}

export interface CompileOptions {
  readonly file: string;
  readonly dialect: Dialect;
  /** The constants that are known so far; those of the program are added. */
  readonly constants: Table;
  readonly hasCoroutines: boolean;
  readonly hasWeakReferences: boolean;
  /** Whether a debugger stops at the first statement. */
  readonly breaksAtStart?: boolean;
  /** Whether the branches of its code are those of the program, for coverage. */
  readonly isPlain?: boolean;
}

/** Compiles twice: what is assigned is known only after the whole text. */
export function compileProgram(tree: SquirrelFile, options: CompileOptions): CompiledProgram {
  const first = compileOnce(tree, options, new Set());
  const { scope, code } = compileOnce(tree, options, first.scope.assigned);
  scope.constants.commit();
  const { functions, floats, tables } = scope;
  return { ...write(['return ', code, ';\n']), functions, floats, tables };
}

function compileOnce(tree: SquirrelFile, options: CompileOptions, known: ReadonlySet<number>) {
  const { file, dialect, constants, hasCoroutines, hasWeakReferences, isPlain = false } = options;
  const seen = new Constants(constants);
  const scope = new ProgramScope(
    file,
    dialect,
    seen,
    known,
    hasCoroutines,
    hasWeakReferences,
    isPlain,
  );
  return { scope, code: compileMain(scope, tree, options.breaksAtStart ?? false) };
}
