// The Squirrel tree: what lowering makes and the printer reads. It knows nothing of TypeScript.

/** A comment, line by line without indentation, and whether a blank line stands before it. */
export interface Comment {
  readonly lines: readonly string[];
  readonly blankBefore: boolean;
}

/** What stands around a node and means nothing to a machine. */
export interface Trivia {
  readonly leading: readonly Comment[];
  readonly trailing: readonly Comment[];
  readonly blankBefore: boolean;
}

/** A place in a source; lines and columns count from 0. */
export interface Origin {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What knows where it comes from: a node with a name, where that name stands. */
export interface Traced {
  readonly origin?: Origin;
}

export const noTrivia: Trivia = { leading: [], trailing: [], blankBefore: false };

export type UnaryOperator = '-' | '!' | '~' | 'typeof ' | 'clone ' | 'resume ' | 'delete ';
export type UpdateOperator = '++' | '--';
export type AssignmentOperator = '=' | '<-' | '+=' | '-=' | '*=' | '/=' | '%=';
export type BinaryOperator =
  | '||'
  | '&&'
  | 'in'
  | 'instanceof'
  | '|'
  | '^'
  | '&'
  | '=='
  | '!='
  | '<=>'
  | '<'
  | '<='
  | '>'
  | '>='
  | '<<'
  | '>>'
  | '>>>'
  | '+'
  | '-'
  | '*'
  | '/'
  | '%';

/** A literal, its text as Squirrel reads it. */
export interface Literal {
  readonly kind: 'literal';
  readonly text: string;
}

/** A bare name, `this` and `base` among them. */
export interface Name {
  readonly kind: 'name';
  readonly name: string;
  readonly changes?: Changes;
}

/**
 * What may give a variable another value while a statement runs: nothing, an assignment in the
 * statement, or any call. Nothing is known of the names without it.
 */
export type Changes = 'never' | 'assigned' | 'calls';

/** `::name`, a slot of the root table. */
export interface Global {
  readonly kind: 'global';
  readonly name: string;
}

export interface Member {
  readonly kind: 'member';
  readonly object: Expression;
  readonly name: string;
}

export interface Index {
  readonly kind: 'index';
  readonly object: Expression;
  readonly index: Expression;
}

export interface Call {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly args: readonly Expression[];
}

export interface Unary {
  readonly kind: 'unary';
  readonly operator: UnaryOperator;
  readonly operand: Expression;
}

export interface Update {
  readonly kind: 'update';
  readonly operator: UpdateOperator;
  readonly prefix: boolean;
  readonly operand: Expression;
}

export interface Binary {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

export interface Conditional {
  readonly kind: 'conditional';
  readonly test: Expression;
  readonly whenTrue: Expression;
  readonly whenFalse: Expression;
}

export interface Assignment {
  readonly kind: 'assignment';
  readonly operator: AssignmentOperator;
  readonly target: Expression;
  readonly value: Expression;
}

/** Expressions separated by commas; the last one is the value. */
export interface Comma {
  readonly kind: 'comma';
  readonly expressions: readonly Expression[];
}

/** Parentheses that mean something: `(a.b)()` calls the function without its object. */
export interface Group {
  readonly kind: 'group';
  readonly value: Expression;
}

export interface ArrayLiteral {
  readonly kind: 'array';
  readonly elements: readonly Expression[];
}

export interface Slot extends Traced {
  /** The name, or brackets with a string in them; empty for a computed key. */
  readonly key: string;
  /** The key of `[key] = value`, unless it is a string. */
  readonly computed?: Expression;
  /** Whether it is a function that is written `function key() {}`. */
  readonly isMethod?: true;
  readonly value: Expression;
  readonly trivia: Trivia;
}

export interface TableLiteral {
  readonly kind: 'table';
  readonly slots: readonly Slot[];
}

export interface Parameter extends Traced {
  readonly name: string;
  readonly initial: Expression | null;
}

export interface FunctionLiteral {
  readonly kind: 'function';
  readonly parameters: readonly Parameter[];
  readonly body: Block;
}

/** `@(a, b) a + b` */
export interface Lambda {
  readonly kind: 'lambda';
  readonly parameters: readonly Parameter[];
  readonly value: Expression;
}

export interface ClassLiteral {
  readonly kind: 'class';
  readonly extended: Expression | null;
  /** What stands between `</` and `/>`. */
  readonly attributes?: TableLiteral;
  readonly members: readonly ClassMember[];
  readonly dangling: readonly Comment[];
}

export interface Field {
  readonly kind: 'field';
  /** Empty for a computed name. */
  readonly name: string;
  /** The name of `[name] = value`. */
  readonly computed?: Expression;
  readonly attributes?: TableLiteral;
  readonly isStatic: boolean;
  readonly value: Expression;
  readonly trivia: Trivia;
}

export interface Method {
  readonly kind: 'method';
  readonly name: string;
  readonly attributes?: TableLiteral;
  readonly isStatic: boolean;
  readonly parameters: readonly Parameter[];
  readonly body: Block;
  readonly trivia: Trivia;
}

export type ClassMember = (Field | Method) & Traced;

/** A variable that no source names: `settle` gives it a name that is free, the wish if that is. */
export interface Variable {
  readonly wish: string;
}

/** The value of such a variable. */
export interface Held {
  readonly kind: 'held';
  readonly variable: Variable;
}

/** A value, and what has to be done right before it: `settle` puts that above the statement. */
export interface Sequence {
  readonly kind: 'sequence';
  readonly steps: readonly Statement[];
  readonly value: Expression;
}

export type Expression = Traced &
  (
    | Literal
    | Held
    | Sequence
    | Name
    | Global
    | Member
    | Index
    | Call
    | Unary
    | Update
    | Binary
    | Conditional
    | Assignment
    | Comma
    | Group
    | ArrayLiteral
    | TableLiteral
    | FunctionLiteral
    | Lambda
    | ClassLiteral
  );

/** Statements between braces; `dangling` are the comments before the closing one. */
export interface Block {
  readonly statements: readonly Statement[];
  readonly dangling: readonly Comment[];
  /** Whether it has no braces, so that its variables live on after it. */
  readonly isBare?: true;
  /** Where it begins and where it ends, in a file that was parsed. */
  readonly range?: Range;
}

export interface Range {
  readonly start: Origin;
  readonly end: Origin;
}

/** `local name = value;` */
export interface LocalStatement extends Traced {
  readonly kind: 'local';
  readonly name: string;
  readonly value: Expression | null;
  readonly trivia: Trivia;
}

/** The declaration of a variable that no source names. */
export interface HoldStatement extends Traced {
  readonly kind: 'hold';
  readonly variable: Variable;
  readonly value: Expression | null;
  readonly trivia: Trivia;
}

/** `const NAME = value;`, seen by all code that is compiled after it. */
export interface ConstStatement {
  readonly kind: 'const';
  readonly name: string;
  readonly value: Literal;
  readonly trivia: Trivia;
}

/** `enum NAME { ... }`, seen by all code that is compiled after it. */
export interface EnumStatement {
  readonly kind: 'enum';
  readonly name: string;
  readonly slots: readonly Slot[];
  readonly trivia: Trivia;
}

/** `function name() {}`, local or in the root table. */
export interface FunctionStatement {
  readonly kind: 'functionStatement';
  readonly name: string;
  /** The names before it in `function owner::name() {}`. */
  readonly owners?: readonly string[];
  readonly isLocal: boolean;
  readonly value: FunctionLiteral;
  readonly trivia: Trivia;
}

/** `class Name {}` in the root table, or `class target {}` in another one. */
export interface ClassStatement {
  readonly kind: 'classStatement';
  /** Empty if there is a target. */
  readonly name: string;
  readonly target?: Expression;
  readonly value: ClassLiteral;
  readonly trivia: Trivia;
}

export interface ExpressionStatement {
  readonly kind: 'expression';
  readonly value: Expression;
  readonly trivia: Trivia;
}

export interface ReturnStatement {
  readonly kind: 'return';
  readonly value: Expression | null;
  readonly trivia: Trivia;
}

export interface YieldStatement {
  readonly kind: 'yield';
  readonly value: Expression | null;
  readonly trivia: Trivia;
}

export interface ThrowStatement {
  readonly kind: 'throw';
  readonly value: Expression;
  readonly trivia: Trivia;
}

export interface IfStatement {
  readonly kind: 'if';
  readonly test: Expression;
  readonly then: Block;
  /** An `if` here prints as `else if`. */
  readonly otherwise: Block | IfStatement | null;
  readonly trivia: Trivia;
}

export interface WhileStatement {
  readonly kind: 'while';
  readonly test: Expression;
  readonly body: Block;
  readonly trivia: Trivia;
}

export interface DoWhileStatement {
  readonly kind: 'doWhile';
  readonly test: Expression;
  readonly body: Block;
  readonly trivia: Trivia;
}

export interface ForStatement {
  readonly kind: 'for';
  /** Variables, or an expression. */
  readonly initial: readonly LocalStatement[] | Expression;
  readonly test: Expression | null;
  readonly step: readonly Expression[];
  readonly body: Block;
  readonly trivia: Trivia;
}

export interface ForeachStatement {
  readonly kind: 'foreach';
  /** The index or key, if that is wanted. */
  readonly key: (Name & Traced) | null;
  readonly value: Name & Traced;
  readonly collection: Expression;
  readonly body: Block;
  readonly trivia: Trivia;
}

export interface SwitchCase {
  /** Null for `default`. */
  readonly test: Expression | null;
  readonly body: Block;
  readonly trivia: Trivia;
}

export interface SwitchStatement {
  readonly kind: 'switch';
  readonly value: Expression;
  readonly cases: readonly SwitchCase[];
  readonly dangling: readonly Comment[];
  readonly trivia: Trivia;
}

export interface TryStatement {
  readonly kind: 'try';
  readonly body: Block;
  readonly error: string;
  readonly handler: Block;
  readonly trivia: Trivia;
}

export interface BlockStatement {
  readonly kind: 'block';
  readonly body: Block;
  readonly trivia: Trivia;
}

/** Lines of Squirrel that stand in the file as they are. */
export interface VerbatimStatement {
  readonly kind: 'verbatim';
  readonly lines: readonly string[];
  readonly trivia: Trivia;
}

export interface JumpStatement {
  readonly kind: 'break' | 'continue';
  readonly trivia: Trivia;
}

export type Statement = Traced &
  (
    | LocalStatement
    | HoldStatement
    | ConstStatement
    | EnumStatement
    | FunctionStatement
    | ClassStatement
    | ExpressionStatement
    | ReturnStatement
    | ThrowStatement
    | YieldStatement
    | IfStatement
    | WhileStatement
    | DoWhileStatement
    | ForStatement
    | ForeachStatement
    | SwitchStatement
    | TryStatement
    | BlockStatement
    | VerbatimStatement
    | JumpStatement
  );

/** A file: what lowering hands to the printer. */
export type SquirrelFile = Block;

export const literal = (text: string): Literal => ({ kind: 'literal', text });
export const name = (text: string): Name => ({ kind: 'name', name: text });
export const global = (text: string): Global => ({ kind: 'global', name: text });
export const member = (object: Expression, of: string): Member => ({
  kind: 'member',
  object,
  name: of,
});
export const index = (object: Expression, at: Expression): Index => ({
  kind: 'index',
  object,
  index: at,
});
export const call = (callee: Expression, ...args: Expression[]): Call => ({
  kind: 'call',
  callee,
  args,
});
export const unary = (operator: UnaryOperator, operand: Expression): Unary => ({
  kind: 'unary',
  operator,
  operand,
});
export const binary = (left: Expression, operator: BinaryOperator, right: Expression): Binary => ({
  kind: 'binary',
  operator,
  left,
  right,
});
export const conditional = (
  test: Expression,
  whenTrue: Expression,
  whenFalse: Expression,
): Conditional => ({ kind: 'conditional', test, whenTrue, whenFalse });
export const assignment = (
  target: Expression,
  operator: AssignmentOperator,
  value: Expression,
): Assignment => ({ kind: 'assignment', operator, target, value });

const escapes: Readonly<Record<string, string>> = {
  '\0': '\\0',
  '\x07': '\\a',
  '\b': '\\b',
  '\v': '\\v',
  '\f': '\\f',
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** A string literal. Squirrel 3.0 has no `\u`, so what is not ASCII stands as it is, in UTF-8. */
export function string(value: string): Literal {
  const text = value.replace(/["\\\p{Cc}]/gu, (character) => escapes[character] ?? character);
  return literal(`"${text}"`);
}

export const nullLiteral = literal('null');

export const isNull = (node: Expression): boolean =>
  node.kind === 'literal' && node.text === nullLiteral.text;
