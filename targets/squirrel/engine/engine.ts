/**
 * Squirrel in JavaScript: programs are compiled to JavaScript and run in this process.
 */
import type { Placement } from './compile/code.js';
import { compileProgram, type CompiledProgram } from './compile/compile.js';
import type { Dialect } from './dialect.js';
import type { Machine } from './library/base.js';
import { addLibrary, type World } from './library/library.js';
import { parse } from './parse/parse.js';
import { tokenize } from './parse/lexer.js';
import { call } from './runtime/calls.js';
import { Halt, noteCaught, Thrown, type Frame } from './runtime/errors.js';
import { LibraryMark, markLibrary, measure, type MemorySize } from './runtime/memory.js';
import { runtimeFor, type Steps } from './runtime/runtime.js';
import {
  Float,
  NativeFunction,
  Table,
  tableMaker,
  type Closure,
  type Code,
  type Value,
} from './runtime/values.js';

export type { Dialect } from './dialect.js';
export { SquirrelSyntaxError } from './dialect.js';
export { decodeText, encodeText } from './parse/bytes.js';
export type { Frame } from './runtime/errors.js';
export { raise, Thrown } from './runtime/errors.js';
export { fromJson, toJson, type Json } from './json.js';
export { toText } from './runtime/text.js';
export * from './runtime/values.js';

/** How an engine is set up; what is left out is as in plain Squirrel on this computer. */
export interface EngineOptions extends Partial<World> {
  /** `impos` by default. */
  readonly dialect?: Dialect;
  /** Takes what programs print: bytes, see `decodeText()`. */
  readonly print?: (bytes: string) => void;
  /** Takes what programs print with `error()`. */
  readonly printError?: (bytes: string) => void;
  /** How many steps pass until `onSteps` is called. A step is a call or a turn of a loop. */
  readonly stepsAtATime?: number;
  /** Lets time pass within a call, and may stop the program with `engine.halt()`. */
  readonly onSteps?: (steps: number) => void;
}

/** How a program is compiled for a debugger. */
export interface DebugSettings {
  /** Makes a function of compiled code, which is as plain as the program, and slower. */
  readonly load?: LoadCode;
  /** Whether a debugger stops at the first statement. */
  readonly breaksAtStart?: boolean;
}

/** The body of a function of JavaScript, and where its parts come from. */
export interface CompiledCode {
  readonly file: string;
  readonly parameters: readonly string[];
  readonly body: string;
  readonly placements: readonly Placement[];
}

export type LoadCode = (code: CompiledCode) => unknown;

/** An error that a program did not catch. */
export class SquirrelError extends Error {
  override readonly name = 'SquirrelError';

  constructor(
    message: string,
    /** What was thrown; null for what a program cannot catch. */
    readonly value: Value,
    /** The functions that it left, the innermost first. */
    readonly frames: readonly Frame[],
    /** What went through the functions of the program. */
    override readonly cause: unknown,
  ) {
    super(message);
  }
}

/** A program, the names in it, and the constants that there are after it. */
interface Compiled {
  readonly program: CompiledProgram;
  readonly words: ReadonlySet<string>;
  readonly constants: readonly (readonly [Value, Value])[];
}

/** The first programs of engines: the devices of a fleet run the same one. */
const compiledBefore = new Map<string, Compiled>();
const mostCompiled = 8;

function remember(name: string, compiled: Compiled): void {
  if (compiledBefore.size >= mostCompiled) compiledBefore.clear();
  compiledBefore.set(name, compiled);
}

const defaultStepsAtATime = 1_000_000;

export class Engine implements Machine {
  readonly root = new Table(0);
  readonly constants = new Table(0);
  readonly dialect: Dialect;
  private readonly runtime = runtimeFor(this.root);
  private readonly steps: Steps;
  private readonly stepsAtATime: number;
  private readonly words = new Set<string>();
  private library = new LibraryMark();

  constructor(private readonly options: EngineOptions = {}) {
    this.dialect = options.dialect ?? 'impos';
    this.stepsAtATime = options.stepsAtATime ?? defaultStepsAtATime;
    this.steps = { left: this.stepsAtATime, callee: null };
    const { time = () => Date.now() / 1000, processTime = () => performance.now() / 1000 } =
      options;
    const { chance = Math.random } = options;
    addLibrary(this, this.dialect, { time, processTime, chance });
  }

  /**
   * Compiles a program.
   * @returns the function that the file is.
   * @throws a SquirrelSyntaxError if it is refused.
   */
  compile(source: string, file: string, debug: DebugSettings = {}): Closure {
    // The first program of an engine does not depend on those before.
    const isFirst = this.dialect === 'impos' && this.words.size === 0 && debug.load === undefined;
    const name = `${file}\n${source}`;
    const known = isFirst ? compiledBefore.get(name) : undefined;
    const compiled = known ?? this.compileText(source, file, debug);
    if (isFirst) remember(name, compiled);
    for (const word of compiled.words) this.words.add(word);
    for (const [key, value] of compiled.constants) this.constants.put(key, value);
    return this.load(compiled.program, file, debug.load ?? makeFunction);
  }

  private compileText(source: string, file: string, debug: DebugSettings): Compiled {
    const tree = parse(source, file, this.dialect);
    const tokens = tokenize(source, file, this.dialect).filter(({ kind }) => kind === 'name');
    const words = new Set([...this.words, ...tokens.map(({ text }) => text)]);
    const program = compileProgram(tree, {
      file,
      dialect: this.dialect,
      constants: this.constants,
      hasCoroutines: words.has('newthread'),
      hasWeakReferences: words.has('weakref'),
      breaksAtStart: debug.breaksAtStart ?? false,
      isPlain: debug.load !== undefined,
    });
    return { program, words, constants: [...this.constants.members()] };
  }

  private load(program: CompiledProgram, file: string, load: LoadCode): Closure {
    const values = {
      ...this.runtime,
      $R: this.root,
      $S: this.steps,
      $P: program.functions,
      $K: program.floats.map((each) => new Float(each)),
      $T: program.tables.map(tableMaker),
      $step: () => this.countSteps(),
    };
    const { text: body, placements } = program;
    const made = load({ file, parameters: Object.keys(values), body, placements });
    return (made as (...args: unknown[]) => Closure)(...Object.values(values));
  }

  private countSteps(): void {
    this.steps.left = this.stepsAtATime;
    this.options.onSteps?.(this.stepsAtATime);
  }

  /** The steps since the last call of `onSteps`. */
  get stepsSince(): number {
    return this.stepsAtATime - this.steps.left;
  }

  /** Counts steps anew, up to the next call of `onSteps`. */
  restartSteps(): void {
    this.steps.left = this.stepsAtATime;
  }

  /** Stops the program that runs: it cannot catch this. */
  halt(reason: string): never {
    // It passes through every `catch` of the program.
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    throw new Halt(reason);
  }

  get callee(): Closure | null {
    return this.steps.callee;
  }

  /**
   * Runs a program to its end.
   * @returns what it returns.
   * @throws a SquirrelSyntaxError or a SquirrelError.
   */
  run(source: string, file: string, args: Value[] = []): Value {
    return this.call(this.compile(source, file), this.root, args);
  }

  /** Calls a function of a program. */
  call(callee: Value, self: Value, args: Value[] = []): Value {
    noteCaught(null);
    try {
      return call(callee, self, args);
    } catch (error) {
      throw asSquirrelError(error);
    }
  }

  /** Marks what there is as the library, which counts for nothing in `memoryOf()`. */
  markLibrary(): void {
    this.library = markLibrary([this.root]);
  }

  /**
   * The memory that the root table and other values take on an imp, with all that they refer to.
   * @param freeFiles - Files whose functions count for nothing.
   */
  memoryOf(values: Iterable<Value> = [], freeFiles: ReadonlySet<string> = new Set()): MemorySize {
    return measure([this.root, ...values], this.library, freeFiles);
  }

  /** Makes a value a global. */
  setGlobal(name: string, value: Value): void {
    this.root.put(name, value);
  }

  /**
   * Makes a function that programs can call.
   * @param arity - the number of its arguments; any number by default.
   */
  function(name: string, code: Code, arity = -1): NativeFunction {
    return new NativeFunction(name, arity, code, 0);
  }

  print(bytes: string): void {
    this.options.print?.(bytes);
  }

  printError(bytes: string): void {
    this.options.printError?.(bytes);
  }
}

function makeFunction({ parameters, body }: CompiledCode): unknown {
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- This is what a compiler is for.
  return new Function(...parameters, `'use strict';\n${body}`);
}

export function createEngine(options: EngineOptions = {}): Engine {
  return new Engine(options);
}

function asSquirrelError(error: unknown): unknown {
  if (error instanceof Halt) return new SquirrelError(error.reason, null, error.frames, error);
  if (!(error instanceof Thrown)) return error;
  const { value, frames } = error;
  return new SquirrelError(typeof value === 'string' ? value : 'unknown', value, frames, error);
}
