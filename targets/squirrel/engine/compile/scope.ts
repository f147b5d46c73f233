import type { Origin } from '../../../../codegen/squirrel/tree.js';
import { SquirrelSyntaxError, type Dialect } from '../dialect.js';
import type { FunctionInfo } from '../runtime/values.js';
import type { Constants } from './constants.js';

/** A variable of a function. */
export interface Variable {
  /** Its name in JavaScript. */
  readonly code: string;
  /** Its place among all variables of the program. */
  readonly number: number;
  readonly owner: FunctionScope;
}

/** What is the same for all functions of a program. */
export class ProgramScope {
  readonly functions: FunctionInfo[] = [];
  readonly floats: number[] = [];
  /** The names of the members of table literals. */
  readonly tables: (readonly string[])[] = [];
  /** The variables that are assigned to after they were declared. */
  readonly assigned = new Set<number>();
  private variableCount = 0;

  constructor(
    readonly file: string,
    readonly dialect: Dialect,
    readonly constants: Constants,
    /** What was found to be assigned when the program was compiled before. */
    readonly knownAssigned: ReadonlySet<number>,
    /** Whether functions may be suspended. */
    readonly hasCoroutines: boolean,
    /** Whether a value that is stored may be a weak reference. */
    readonly hasWeakReferences: boolean,
    /** Whether it has no quick ways, which would look like branches of the program. */
    readonly isPlain: boolean,
  ) {}

  nextVariable(): number {
    return this.variableCount++;
  }

  float(value: number): string {
    return `$K[${this.floats.push(value) - 1}]`;
  }

  /** Names what makes tables with these members. */
  addTable(names: readonly string[]): string {
    const text = names.join(' ');
    const known = this.tables.findIndex((each) => each.join(' ') === text);
    return `$T[${known < 0 ? this.tables.push(names) - 1 : known}]`;
  }

  addFunction(info: FunctionInfo): string {
    return `$P[${this.functions.push(info) - 1}]`;
  }

  fail(reason: string, origin: Origin | undefined): never {
    const { line, column } = origin ?? { line: 0, column: 0 };
    throw new SquirrelSyntaxError(reason, this.file, line + 1, column + 1);
  }
}

/** Names that JavaScript does not give away. */
const reserved: ReadonlySet<string> = new Set(
  (
    'abstract arguments await debugger do eval export finally implements import interface let ' +
    'new package private protected public super undefined var void with NaN Infinity'
  ).split(' '),
);

/** A function has a register for each variable that is seen, besides those for `this`. */
const mostVariables = 255;

/** The variables of a function while it is compiled. */
export class FunctionScope {
  private readonly blocks: Map<string, Variable>[] = [new Map<string, Variable>()];
  private readonly names = new Set<string>();
  /** What is declared at the beginning of its code. */
  private readonly hoisted: string[] = [];
  /** The variables of functions around it that it uses, as they are called in JavaScript. */
  readonly captured = new Set<string>();
  private temporaryCount = 0;
  /** How many temporaries hold something. */
  depth = 0;
  /** The line that the code says it is at. */
  line = -1;
  /** Where the statement is that is compiled. */
  origin: Origin | undefined;

  constructor(
    readonly program: ProgramScope,
    private readonly outer: FunctionScope | null,
    /** Whether calls in it hand on suspensions. */
    readonly isCoroutine: boolean,
  ) {}

  enterBlock(): void {
    this.blocks.push(new Map());
  }

  leaveBlock(): void {
    this.blocks.pop();
  }

  /** @throws a SquirrelSyntaxError where a function has more variables than there are registers. */
  declare(name: string): Variable {
    const count = this.blocks.reduce((sum, { size }) => sum + size, 0);
    if (count >= mostVariables) {
      this.program.fail('internal compiler error: too many locals', this.origin);
    }
    const number = this.program.nextVariable();
    const variable = { code: this.freeName(name), number, owner: this };
    this.blocks.at(-1)!.set(name, variable);
    return variable;
  }

  /** Declares a variable that is known beyond the block of JavaScript that it is in. */
  declareHoisted(name: string): Variable {
    const variable = this.declare(name);
    this.hoisted.push(variable.code);
    return variable;
  }

  /** A variable of the function that the program does not see. */
  helper(name: string): string {
    const text = this.freeName(name);
    this.hoisted.push(text);
    return text;
  }

  /** A name for what no other name of this function or those around it means. */
  private freeName(name: string): string {
    const base = reserved.has(name) ? `${name}$` : name;
    let text = base;
    for (let count = 1; this.isTaken(text); count++) text = `${base}$${count}`;
    this.names.add(text);
    return text;
  }

  private isTaken(text: string): boolean {
    return this.names.has(text) || (this.outer?.isTaken(text) ?? false);
  }

  find(name: string): Variable | null {
    const own = this.findHere(name);
    if (own !== undefined) return own;
    const found = this.outer?.find(name) ?? null;
    if (found !== null) this.captured.add(found.code);
    return found;
  }

  private findHere(name: string): Variable | undefined {
    for (let place = this.blocks.length - 1; place >= 0; place--) {
      const variable = this.blocks[place]!.get(name);
      if (variable) return variable;
    }
    return undefined;
  }

  temporary(): string {
    const name = `$${++this.depth}`;
    if (this.depth > this.temporaryCount) {
      this.temporaryCount++;
      this.hoisted.push(name);
    }
    return name;
  }

  /** What has to be declared at the beginning of its code. */
  get declarations(): readonly string[] {
    return this.hoisted;
  }
}
