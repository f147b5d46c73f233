/** The variables that a piece of a program sees, and how much it may still do. */

/** What a variable holds. */
export type Kind =
  | 'integer'
  | 'fraction'
  | 'flag'
  | 'text'
  | 'integers'
  | 'texts'
  | 'record'
  | 'maybe'
  | 'options'
  | 'callback'
  | 'map'
  | 'set'
  | 'instance';

/** How each kind is written as a type. */
export const types: Readonly<Record<Exclude<Kind, 'instance'>, string>> = {
  integer: 'number',
  fraction: 'number',
  flag: 'boolean',
  text: 'string',
  integers: 'number[]',
  texts: 'string[]',
  record: 'Record<string, number | undefined>',
  maybe: 'number | null',
  options: 'Options',
  callback: '(value: number) => number',
  map: 'Map<number, number>',
  set: 'Set<number>',
};

export interface Variable {
  readonly name: string;
  readonly kind: Kind;
  readonly isMutable?: boolean;
  /** Whether no function may keep it: ts2nut refuses that where a jump or an error may end its block. */
  readonly isUnkept?: boolean;
  /** Whether a function within that of the variable may change it. */
  readonly isShared?: boolean;
  /** Whether it belongs to a function round the one that is written. */
  readonly isOuter?: boolean;
  /** Whether it cannot be used here. */
  readonly isOut?: boolean;
  /** The class of an instance. */
  readonly of?: ClassShape;
  /** What a call of it costs. */
  readonly cost?: number;
}

/** A function or a method that takes numbers and returns one. */
export interface Callable {
  readonly name: string;
  readonly arity: number;
  readonly cost: number;
}

export interface ClassShape {
  readonly name: string;
  /** Integers, all of them. */
  readonly fields: readonly string[];
  readonly methods: Callable[];
}

/** What is outside of all functions. */
export interface Top {
  readonly functions: Callable[];
  readonly classes: ClassShape[];
}

/** How much a function may do; what it costs is what its calls and turns of loops add up to. */
class Budget {
  spent = 1;

  constructor(private readonly limit: number) {}

  spend(cost: number): boolean {
    if (this.spent + cost > this.limit) return false;
    this.spent += cost;
    return true;
  }
}

interface Place {
  readonly top: Top;
  readonly budget: Budget;
  /** How often it is run when the function is. */
  readonly turns: number;
  /** How many loops are round it in its function. */
  readonly loops: number;
  /** Whether a loop round it may be left, or its turn ended, from here. */
  readonly jumps: boolean;
  /** Whether functions may keep what is declared here. */
  readonly keeps: boolean;
  /** Whether it is in a function that returns a number. */
  readonly returns: boolean;
  /** Whether `this` is at hand; the methods that it may call. */
  readonly own: readonly Callable[];
}

/** Names of locals: some are words or globals of Squirrel, none is reserved there. */
const names = (
  'a b count total name item value left right print array error len imp server time call ' +
  'format assert root message vargc rawget main base_ next table integer float string weakref'
).split(' ');

/** A block, or the outermost scope. */
export class Scope {
  private readonly variables: Variable[] = [];
  /** What the block has mentioned so far: it may not be declared in it any more. */
  private readonly mentioned = new Set<string>();

  private constructor(
    readonly place: Place,
    private readonly parent: Scope | null,
    private readonly isFunction: boolean,
    private readonly isArrow = false,
  ) {}

  /** The outermost scope of a function or a method. */
  static outermost(top: Top, limit: number, own: readonly Callable[] = []): Scope {
    const budget = new Budget(limit);
    const nowhere = { turns: 1, loops: 0, jumps: false, keeps: true };
    const place = { top, budget, ...nowhere, returns: true, own };
    return new Scope(place, null, true);
  }

  block(): Scope {
    return new Scope(this.place, this, false);
  }

  /** A block that an error may end. */
  tried(): Scope {
    return new Scope({ ...this.place, keeps: false }, this, false);
  }

  /** The body of a loop that turns at most so often; one with jumps lets no function keep anything. */
  loop(turns: number, jumps: boolean): Scope {
    const { place } = this;
    const counts = { turns: place.turns * turns, loops: place.loops + 1 };
    return new Scope({ ...place, ...counts, jumps, keeps: place.keeps && !jumps }, this, false);
  }

  /** The body of a function that stands here; an arrow function has the `this` round it. */
  inner(returns: boolean, limit: number, isArrow = true): Scope {
    const nowhere = { turns: 1, loops: 0, jumps: false, keeps: true };
    const place = { ...this.place, ...nowhere, returns, own: [] };
    return new Scope({ ...place, budget: new Budget(limit) }, this, true, isArrow);
  }

  /** Whether what costs so much may be done once more. */
  spend(cost: number): boolean {
    return this.place.budget.spend(cost * this.place.turns);
  }

  /** The variables of a kind that may be named here, the nearest first. */
  visible(kind: Kind, isMutable = false): Variable[] {
    const all = this.chain().filter(({ name }, at, chain) => {
      return chain.findIndex((other) => other.name === name) === at;
    });
    const fields = all.flatMap(fieldsOf);
    return [...all, ...fields].filter(
      (each) => each.kind === kind && each.isOut !== true && (!isMutable || isTarget(each)),
    );
  }

  /** Takes a note that a variable is named here, so that nothing here may hide it. */
  mention(variable: Variable): string {
    const [name = ''] = variable.name.split('.');
    this.note(name);
    return variable.name;
  }

  private note(name: string): void {
    this.mentioned.add(name);
    if (!this.variables.some((each) => each.name === name)) this.parent?.note(name);
  }

  /** A name for a new variable of this block; it may hide one that is further away. */
  free(wish: number): string {
    const isTaken = (name: string): boolean =>
      this.mentioned.has(name) || this.variables.some((each) => each.name === name);
    const start = wish % names.length;
    const found = [...names.slice(start), ...names.slice(0, start)].find((each) => !isTaken(each));
    return found ?? `local${this.variables.length}`;
  }

  declare(variable: Variable): void {
    this.variables.push({ ...variable, isUnkept: !this.place.keeps });
  }

  /** The variables from here outwards; a function cannot take all of them along. */
  private chain(): Variable[] {
    const outer = this.parent?.chain() ?? [];
    const hasThis = this.isArrow;
    const seen = this.isFunction ? outer.map((each) => leaveOut(each, hasThis)) : outer;
    return [...this.variables].reverse().concat(seen);
  }
}

/** A variable that hides others of its name, and is itself of no use here, perhaps. */
function leaveOut(variable: Variable, hasThis: boolean): Variable {
  const isLost = variable.name === 'this' && !hasThis;
  const isOut = variable.isOut === true || variable.isUnkept === true || isLost;
  return { ...variable, isOut, isOuter: true };
}

function isTarget({ isMutable, isOuter, isShared, name }: Variable): boolean {
  return isMutable === true && (isOuter !== true || isShared === true || name.includes('.'));
}

function fieldsOf({ name, of: shape, isMutable, isOut = false }: Variable): Variable[] {
  return (shape?.fields ?? []).map((field) => ({
    name: `${name}.${field}`,
    kind: 'integer',
    isOut,
    isMutable: isMutable !== false,
  }));
}
