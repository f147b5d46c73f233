import type {
  Assignment,
  Binary,
  BinaryOperator,
  Call,
  Expression,
  TableLiteral,
  Traced,
  Unary,
  Update,
} from '../../../../codegen/squirrel/tree.js';
import { literalValue } from '../parse/literals.js';
import { Float, Table, type Value } from '../runtime/values.js';
import { compileClass } from './classes.js';
import { callOf, join, placed, type Code } from './code.js';
import { compileFunction, compileLambda } from './functions.js';
import type { FunctionScope, Variable } from './scope.js';

type Of<Kind> = Extract<Expression, { kind: Kind }>;
type Compiler<Kind> = (scope: FunctionScope, node: Of<Kind>) => Code;
type Compilers = { readonly [Kind in Expression['kind']]: Compiler<Kind> };

const compilers: Compilers = {
  literal: (scope, node) => literalCode(scope, literalOf(scope, node.text)),
  name: compileName,
  global: (scope, node) => memberCode(scope, { ref: '$R', kind: 'root' }, quote(node.name)),
  member: compileMember,
  index: compileMember,
  call: compileCall,
  unary: compileUnary,
  update: (scope, node) => compileUpdate(scope, node, true),
  binary: compileBinary,
  conditional: (scope, node) => [
    '(',
    compileTest(scope, node.test),
    ' ? ',
    compile(scope, node.whenTrue),
    ' : ',
    compile(scope, node.whenFalse),
    ')',
  ],
  assignment: compileAssignment,
  comma: (scope, node) => [
    '(',
    ...join(
      node.expressions.map((each) => compile(scope, each)),
      ', ',
    ),
    ')',
  ],
  group: (scope, node) => compile(scope, node.value),
  array: (scope, node) => [
    'new $Array([',
    ...join(
      node.elements.map((each) => compileStored(scope, each)),
      ', ',
    ),
    '])',
  ],
  table: compileTable,
  function: (scope, node) => compileFunction(scope, node, undefined),
  lambda: compileLambda,
  class: (scope, node) => compileClass(scope, node),
  held: notParsed,
  sequence: notParsed,
};

/** The parser makes no such nodes. */
function notParsed({ program }: FunctionScope, node: Expression): never {
  return program.fail(`a ${node.kind} cannot run`, node.origin);
}

/** The code of an expression, which is a value of JavaScript and can stand as an argument. */
export function compile(scope: FunctionScope, node: Expression): Code {
  const { depth } = scope;
  // The map has a compiler for each kind; TypeScript cannot see that it is the one for this node.
  const code = (compilers[node.kind] as Compiler<Expression['kind']>)(scope, node);
  scope.depth = depth;
  return node.kind === 'call' || node.kind === 'member' ? placed(code, node.origin) : code;
}

/** The code of an expression whose value nobody uses. */
export function compileEffect(scope: FunctionScope, node: Expression): Code {
  if (node.kind !== 'update') return compile(scope, node);
  const { depth } = scope;
  const code = compileUpdate(scope, node, false);
  scope.depth = depth;
  return code;
}

/** A value that goes into a container, where weak references do not stay. */
export function compileStored(scope: FunctionScope, node: Expression): Code {
  const code = compile(scope, node);
  const mayBeWeak = node.kind === 'name' || node.kind === 'call' || node.kind === 'conditional';
  return scope.program.hasWeakReferences && mayBeWeak ? callOf('$stored', code) : code;
}

export function quote(text: string): string {
  return JSON.stringify(text);
}

// Literals and names.

export function literalOf(scope: FunctionScope, text: string): Value {
  const { type, value } = literalValue(text, scope.program.dialect);
  return type === 'float' ? new Float(value) : value;
}

function literalCode({ program }: FunctionScope, value: Value): string {
  if (value instanceof Float) return program.float(value.value);
  return typeof value === 'number' && value < 0 ? `(${value})` : JSON.stringify(value);
}

/** What a constant stands for; undefined for other expressions. */
function constantValue(scope: FunctionScope, node: Expression): Value | undefined {
  if (node.kind === 'literal') return literalOf(scope, node.text);
  if (node.kind === 'name') return constantNamed(scope, node);
  if (node.kind !== 'member' || node.object.kind !== 'name') return undefined;
  const found = constantNamed(scope, node.object, true);
  if (!(found instanceof Table)) return undefined;
  const value = found.get(node.name);
  const { name } = node.object;
  if (value !== undefined) return value;
  return scope.program.fail(`invalid constant [${name}.${node.name}]`, node.origin);
}

function constantNamed(
  scope: FunctionScope,
  { name, origin }: Of<'name'>,
  mayBeEnum = false,
): Value | undefined {
  if (name === '__LINE__') return (origin?.line ?? 0) + 1;
  if (name === '__FILE__') return scope.program.file;
  if (scope.find(name) !== null) return undefined;
  const found = scope.program.constants.find(name);
  if (found instanceof Table && !mayBeEnum) scope.program.fail("expected '.'", origin);
  return found;
}

function compileName(scope: FunctionScope, node: Of<'name'>): Code {
  if (node.name === 'this') return '$self';
  if (node.name === 'base') return '$me.base';
  const variable = scope.find(node.name);
  if (variable !== null) return variable.code;
  const constant = constantNamed(scope, node);
  if (constant !== undefined) return literalCode(scope, constant);
  return memberCode(scope, self, quote(node.name));
}

// Operands: what an operator is applied to, evaluated once.

interface Operand {
  /** Evaluates it; undefined if there is nothing to do before the operator. */
  readonly setup?: Code;
  /** Names its value. */
  readonly ref: string;
}

/** An operand that is known to be an integer, a bool or something else. */
type Type = 'integer' | 'bool' | 'string' | 'null' | 'any';

/** Variables of the function are read when the operator is applied, as Squirrel does. */
function operand(scope: FunctionScope, node: Expression): Operand {
  const variable = variableOf(scope, node);
  if (variable?.owner === scope) return { ref: variable.code };
  if (isThis(node)) return { ref: '$self' };
  const constant = constantValue(scope, node);
  if (constant !== undefined) return { ref: literalCode(scope, constant) };
  const changed = changedVariable(scope, node);
  if (changed !== null) return { setup: compile(scope, node), ref: changed.code };
  const code = compile(scope, node);
  const ref = scope.temporary();
  return { setup: [`${ref} = `, code], ref };
}

/** The variable of this function that an expression sets, and whose value is that of the expression. */
function changedVariable(scope: FunctionScope, node: Expression): Variable | null {
  const isPrefix = node.kind === 'update' && node.prefix;
  const place = node.kind === 'assignment' ? node.target : isPrefix ? node.operand : null;
  const variable = place === null ? null : variableOf(scope, place);
  return variable?.owner === scope ? variable : null;
}

function isThis(node: Expression): boolean {
  return node.kind === 'name' && node.name === 'this';
}

function variableOf(scope: FunctionScope, node: Expression): Variable | null {
  return node.kind === 'name' ? scope.find(node.name) : null;
}

/** An expression after what its operands take. */
function after(operands: readonly Operand[], code: Code): Code {
  const setups = operands.flatMap(({ setup }) => (setup === undefined ? [] : [setup, ', ']));
  return ['(', ...setups, code, ')'];
}

const bitwise: Partial<Record<BinaryOperator, string>> = {
  '&': '$and',
  '|': '$or',
  '^': '$xor',
  '<<': '$shiftLeft',
  '>>': '$shiftRight',
  '>>>': '$shiftRightUnsigned',
};

const comparisons: ReadonlySet<string> = new Set(['<', '<=', '>', '>=', '==', '!=']);

function typeOf(scope: FunctionScope, node: Expression): Type {
  const constant = constantValue(scope, node);
  if (constant !== undefined) return constantType(constant);
  if (node.kind === 'unary') {
    return node.operator === '!' ? 'bool' : node.operator === '~' ? 'integer' : 'any';
  }
  if (node.kind !== 'binary') return 'any';
  if (bitwise[node.operator] !== undefined || node.operator === '<=>') return 'integer';
  const isTest = comparisons.has(node.operator) || node.operator.startsWith('in');
  return isTest ? 'bool' : 'any';
}

function constantType(value: Value): Type {
  if (value === null) return 'null';
  if (typeof value === 'number') return 'integer';
  if (typeof value === 'string') return 'string';
  return typeof value === 'boolean' ? 'bool' : 'any';
}

// Tests.

/** The code of a condition: a bool of JavaScript. */
export function compileTest(scope: FunctionScope, node: Expression): Code {
  if (node.kind === 'unary' && node.operator === '!') {
    return ['!', compileTest(scope, node.operand)];
  }
  if (node.kind === 'binary' && (node.operator === '&&' || node.operator === '||')) {
    const left = compileTest(scope, node.left);
    return ['(', left, ` ${node.operator} `, compileTest(scope, node.right), ')'];
  }
  const type = typeOf(scope, node);
  const code = compile(scope, node);
  if (type === 'bool') return code;
  return type === 'integer' ? ['(', code, ' !== 0)'] : callOf('$isTrue', code);
}

/** `&&` and `||` yield one of their operands. */
function compileLogical(scope: FunctionScope, node: Binary): Code {
  if (typeOf(scope, node.left) === 'bool') {
    const left = compile(scope, node.left);
    return ['(', left, ` ${node.operator} `, compile(scope, node.right), ')'];
  }
  const left = operand(scope, node.left);
  const right = compile(scope, node.right);
  const test = `$isTrue(${left.ref}) ? `;
  const choice =
    node.operator === '&&' ? [test, right, ` : ${left.ref}`] : [`${test}${left.ref} : `, right];
  return after([left], choice);
}

// Operators.

function compileBinary(scope: FunctionScope, node: Binary): Code {
  if (node.operator === '&&' || node.operator === '||') return compileLogical(scope, node);
  const types = [typeOf(scope, node.left), typeOf(scope, node.right)] as const;
  const left = operand(scope, node.left);
  const right = operand(scope, node.right);
  const otherwise = left.setup === undefined && variableOf(scope, node.left) ? right : left;
  const { isPlain } = scope.program;
  const parts = { left: left.ref, right: right.ref, types, isPlain, otherwise: otherwise.ref };
  return after([left, right], binaryCode(node.operator, parts));
}

interface BinaryParts {
  readonly left: string;
  readonly right: string;
  readonly types: readonly [Type, Type];
  readonly isPlain: boolean;
  /** What a remainder is when it cannot be computed; undefined if that is an error. */
  readonly otherwise?: string | undefined;
}

function binaryCode(operator: BinaryOperator, parts: BinaryParts): Code {
  const { left, right } = parts;
  const bits = bitwise[operator];
  if (bits !== undefined) return bitwiseCode(operator, bits, parts);
  switch (operator) {
    case '==':
      return equalityCode(parts);
    case '!=':
      return ['!(', equalityCode(parts), ')'];
    case '<':
    case '<=':
    case '>':
    case '>=':
      return whenIntegers(
        parts,
        `${left} ${operator} ${right}`,
        `$compare(${left}, ${right}) ${operator} 0`,
      );
    case '<=>':
      return `$compare(${left}, ${right})`;
    case 'in':
      return `$exists(${right}, ${left})`;
    case 'instanceof':
      return `$isInstance(${left}, ${right})`;
    default:
      return arithmeticCode(operator as ArithmeticOperator, parts);
  }
}

type ArithmeticOperator = '+' | '-' | '*' | '/' | '%';

function arithmeticCode(operator: ArithmeticOperator, parts: BinaryParts): Code {
  const { left, right, otherwise } = parts;
  switch (operator) {
    case '+':
      return whenIntegers(parts, `${left} + ${right} | 0`, `$add(${left}, ${right})`);
    case '-':
      return whenIntegers(parts, `${left} - ${right} | 0`, `$subtract(${left}, ${right})`);
    case '*':
      return whenIntegers(parts, `Math.imul(${left}, ${right})`, `$multiply(${left}, ${right})`);
    case '/':
      return `$divide(${left}, ${right})`;
    case '%':
      return otherwise === undefined
        ? `$modulo(${left}, ${right})`
        : `$moduloOr(${left}, ${right}, ${otherwise})`;
  }
}

/** The quick way for integers, where it is not known that there is no other, and the general one. */
function whenIntegers(
  { left, right, types, isPlain }: BinaryParts,
  quick: string,
  general: string,
): string {
  if (isPlain) return general;
  const isHopeless = types.some((type) => type === 'string' || type === 'null' || type === 'bool');
  if (isHopeless) return general;
  const tests = [left, right].filter((_, place) => types[place] !== 'integer');
  if (tests.length === 0) return quick;
  return `${tests.map((each) => `typeof ${each} === 'number'`).join(' && ')} ? ${quick} : ${general}`;
}

function bitwiseCode(operator: BinaryOperator, name: string, parts: BinaryParts): string {
  const { left, right } = parts;
  const quick = `${left} ${operator} ${right}${operator === '>>>' ? ' | 0' : ''}`;
  return whenIntegers(parts, quick, `${name}(${left}, ${right})`);
}

function equalityCode({ left, right, types, isPlain }: BinaryParts): string {
  if (isPlain) return `$equal(${left}, ${right})`;
  const isSame = `${left} === ${right}`;
  const isExact = types.some((type) => type === 'string' || type === 'null' || type === 'bool');
  return isExact ? isSame : `${isSame} || $equalFloats(${left}, ${right})`;
}

const unaryFunctions = {
  '-': '$negate',
  '~': '$not',
  'typeof ': '$typeOf',
  'clone ': '$clone',
} as const;

function compileUnary(scope: FunctionScope, node: Unary): Code {
  switch (node.operator) {
    case '!':
      return ['!', compileTest(scope, node.operand)];
    case 'delete ':
      return compileDelete(scope, node.operand);
    case 'resume ': {
      const value = compile(scope, node.operand);
      if (scope.isCoroutine) return ['(yield* ', callOf('$resumeSteps', value), ')'];
      return callOf('$resume', value);
    }
    default:
      return callOf(unaryFunctions[node.operator], compile(scope, node.operand));
  }
}

function compileDelete(scope: FunctionScope, node: Expression): Code {
  if (variableOf(scope, node)) {
    scope.program.fail('cannot delete an (outer) local', node.origin);
  }
  const place = placeOf(scope, node);
  return after(place.operands, `$delete(${place.holder.ref}, ${place.key})`);
}

// Places: what can be written to.

/** What has members, and what to do where it has not. */
interface Holder {
  readonly ref: string;
  readonly kind: 'self' | 'root' | 'other';
}

interface Place {
  readonly operands: readonly Operand[];
  readonly holder: Holder;
  /** The code of the key. */
  readonly key: string;
}

const self: Holder = { ref: '$self', kind: 'self' };

function placeOf(scope: FunctionScope, node: Expression): Place {
  switch (node.kind) {
    case 'name':
      return { operands: [], holder: self, key: quote(node.name) };
    case 'global':
      return { operands: [], holder: { ref: '$R', kind: 'root' }, key: quote(node.name) };
    case 'member': {
      const object = operand(scope, node.object);
      return { operands: [object], holder: holderOf(node.object, object), key: quote(node.name) };
    }
    case 'index': {
      const object = operand(scope, node.object);
      const index = operand(scope, node.index);
      const holder = holderOf(node.object, object);
      return { operands: [object, index], holder, key: index.ref };
    }
    default:
      return scope.program.fail("can't assign expression", node.origin);
  }
}

function holderOf(node: Expression, { ref }: Operand): Holder {
  if (isThis(node)) return self;
  // A dot after digits would belong to the number.
  return { ref: /^\d/.test(ref) ? `(${ref})` : ref, kind: 'other' };
}

function isName(key: string): boolean {
  return key.startsWith('"');
}

function isIdentifier(key: string): boolean {
  return /^"[A-Za-z_]\w*"$/.test(key);
}

/** `.name` or `["a name"]`, of slots that may not be there with a question mark. */
function access(key: string, isOptional = false): string {
  if (isIdentifier(key)) return `${isOptional ? '?' : ''}.${key.slice(1, -1)}`;
  return isOptional ? `?.[${key}]` : `[${key}]`;
}

function compileMember(scope: FunctionScope, node: Of<'member' | 'index'>): Code {
  const constant = constantValue(scope, node);
  if (constant !== undefined) return literalCode(scope, constant);
  const { operands, holder, key } = placeOf(scope, node);
  return after(operands, memberCode(scope, holder, key));
}

function memberCode(scope: FunctionScope, holder: Holder, key: string): Code {
  const general = getCode(holder, key);
  if (scope.program.isPlain) return general;
  if (isName(key)) {
    const found = scope.temporary();
    scope.depth--;
    return `((${found} = ${slotsOf(holder)}${access(key, holder.kind !== 'root')}) !== undefined ? ${found} : ${general})`;
  }
  const { ref } = holder;
  const isInside = `typeof ${key} === 'number' && ${key} >= 0 && ${key} < ${ref}.items.length`;
  return `(${ref} instanceof $Array && ${isInside} ? ${ref}.items[${key}] : ${general})`;
}

function slotsOf({ ref, kind }: Holder): string {
  return kind === 'root' ? `${ref}.slots` : `${ref}?.slots`;
}

function getCode({ ref, kind }: Holder, key: string): string {
  return kind === 'self' ? `$getOwn(${ref}, ${key}, $R)` : `$get(${ref}, ${key})`;
}

function setCode(
  { program }: FunctionScope,
  { ref, kind }: Holder,
  key: string,
  value: string,
): string {
  const general =
    kind === 'self' ? `$setOwn(${ref}, ${key}, ${value}, $R)` : `$set(${ref}, ${key}, ${value})`;
  // Only the general way knows weak references.
  if (!isName(key) || program.hasWeakReferences || program.isPlain) return general;
  const isOptional = kind !== 'root';
  const own = `${ref}${isOptional ? '?' : ''}.own${access(key, isOptional)}`;
  const quick = `${ref}.slots${access(key)} = ${value}`;
  return `(${own} !== undefined ? ${quick} : ${general})`;
}

// Assignments.

function compileAssignment(scope: FunctionScope, node: Assignment & Traced): Code {
  const { operator, target } = node;
  const variable = variableOf(scope, target);
  if (variable !== null) return assignVariable(scope, variable, node);
  if (target.kind === 'name') checkNotConstant(scope, target);
  const place = placeOf(scope, target);
  const value = operand(scope, node.value);
  const operands = [...place.operands, value];
  if (operator === '<-') {
    return after(operands, `$newSlot(${place.holder.ref}, ${place.key}, ${value.ref})`);
  }
  if (operator === '=') {
    return after(operands, setCode(scope, place.holder, place.key, value.ref));
  }
  return after(operands, compoundCode(scope, place, operator[0] as ArithmeticOperator, value.ref));
}

function checkNotConstant(scope: FunctionScope, node: Of<'name'>): void {
  if (constantNamed(scope, node, true) !== undefined) {
    scope.program.fail("can't assign expression", node.origin);
  }
}

function assignVariable(scope: FunctionScope, variable: Variable, node: Assignment & Traced): Code {
  scope.program.assigned.add(variable.number);
  const { operator } = node;
  if (operator === '<-') scope.program.fail("can't 'create' a local slot", node.origin);
  if (operator === '=') return ['(', variable.code, ' = ', compile(scope, node.value), ')'];
  const types = ['any', typeOf(scope, node.value)] as const;
  const value = operand(scope, node.value);
  const { isPlain } = scope.program;
  const parts = { left: variable.code, right: value.ref, types, isPlain, otherwise: variable.code };
  const code = binaryCode(operator[0] as BinaryOperator, parts);
  return after([value], [variable.code, ' = ', code]);
}

/** Reads, computes and writes. */
function compoundCode(
  scope: FunctionScope,
  { holder, key }: Place,
  operator: ArithmeticOperator,
  value: string,
): Code {
  const old = scope.temporary();
  const { isPlain } = scope.program;
  const parts: BinaryParts = { left: old, right: value, types: ['any', 'any'], isPlain };
  const result = scope.temporary();
  const code = arithmeticCode(operator, parts);
  const read = memberCode(scope, holder, key);
  return [
    '(',
    `${old} = `,
    read,
    `, ${result} = `,
    code,
    ', ',
    setCode(scope, holder, key, result),
    ')',
  ];
}

/** `++` and `--`, before or after. */
function compileUpdate(scope: FunctionScope, node: Update & Traced, isUsed: boolean): Code {
  const step = node.operator === '++' ? 1 : -1;
  const variable = variableOf(scope, node.operand);
  if (variable !== null) scope.program.assigned.add(variable.number);
  const place = variable === null ? placeOf(scope, node.operand) : null;
  const old = scope.temporary();
  const { isPlain } = scope.program;
  const right = step < 0 ? '(-1)' : '1';
  const sum = arithmeticCode('+', { left: old, right, types: ['any', 'integer'], isPlain });
  const read = place ? memberCode(scope, place.holder, place.key) : variable!.code;
  const result = scope.temporary();
  const write = place
    ? setCode(scope, place.holder, place.key, result)
    : `${variable!.code} = ${result}`;
  const value = isUsed && !node.prefix ? [`, ${old}`] : [];
  const code = [`${old} = `, read, `, ${result} = `, sum, ', ', write, ...value];
  return after(place?.operands ?? [], code);
}

// Calls.

function compileCall(scope: FunctionScope, node: Call & Traced): Code {
  const { callee } = node;
  const isCallee = callee.kind === 'name' && callee.name === 'callee';
  if (isCallee && scope.find('callee') === null) return compileCallee(scope, node);
  const target = calleeOf(scope, callee);
  const args = node.args.map((each) => compile(scope, each));
  return after(target.operands, callCode(scope, target.code, target.self, args));
}

/** `callee()` asks for the function that runs. */
function compileCallee(scope: FunctionScope, node: Call): Code {
  const args = node.args.map((each) => compile(scope, each));
  const read = memberCode(scope, self, quote('callee'));
  return ['($S.callee = $me.closure, ', callCode(scope, read, '$self', args), ')'];
}

interface Callee {
  readonly operands: readonly Operand[];
  readonly code: Code;
  readonly self: string;
}

/** The function that is called, and what `this` is in it. */
function calleeOf(scope: FunctionScope, node: Expression): Callee {
  const isMethod = node.kind === 'member' || node.kind === 'index' || node.kind === 'global';
  const isBase = 'object' in node && node.object.kind === 'name' && node.object.name === 'base';
  if (!isMethod || isBase || constantValue(scope, node) !== undefined) {
    return { operands: [], code: compile(scope, node), self: '$self' };
  }
  const { operands, holder, key } = placeOf(scope, node);
  return { operands, code: memberCode(scope, holder, key), self: holder.ref };
}

function callCode(scope: FunctionScope, callee: Code, self: string, args: readonly Code[]): Code {
  if (scope.isCoroutine) {
    return ['(yield* $callSteps(', callee, `, ${self}, [`, ...join(args, ', '), ']))'];
  }
  if (args.length <= 3) return callOf(`$call${args.length}`, callee, self, ...args);
  return ['$call(', callee, `, ${self}, [`, ...join(args, ', '), '])'];
}

// Tables.

export function compileTable(scope: FunctionScope, node: TableLiteral): Code {
  if (node.slots.some(({ computed }) => computed !== undefined)) {
    return compileComputedTable(scope, node);
  }
  const names = namesOf(node);
  if (names !== null) {
    const values = node.slots.map((slot) => slotValue(scope, slot));
    return callOf(scope.program.addTable(names), ...values);
  }
  const puts = node.slots.map((slot) => [
    '.put(',
    keyOf(scope, slot.key),
    ', ',
    slotValue(scope, slot),
    ')',
  ]);
  return [`new $Table(${node.slots.length})`, ...puts];
}

/** Tables with more members are made one by one. */
const mostNames = 32;

/** The names of a table that has nothing else, each once; null for another one. */
function namesOf({ slots }: TableLiteral): string[] | null {
  const names = slots.map(({ key }) => key);
  const isPlain = names.length > 0 && names.length <= mostNames;
  const hasOthers = names.some((name) => name.startsWith('['));
  return isPlain && !hasOthers && new Set(names).size === names.length ? names : null;
}

function compileComputedTable(scope: FunctionScope, node: TableLiteral): Code {
  const table = scope.temporary();
  const puts = node.slots.map((slot) => {
    const { depth } = scope;
    const key = slot.computed ? operand(scope, slot.computed) : { ref: keyOf(scope, slot.key) };
    const code = after([key], ['$newSlot(', `${table}, ${key.ref}, `, slotValue(scope, slot), ')']);
    scope.depth = depth;
    return [code, ', '];
  });
  return ['(', `${table} = new $Table(${node.slots.length}), `, ...puts, table, ')'];
}

/** The key of a slot: a name, or a string in brackets. */
function keyOf(scope: FunctionScope, key: string): string {
  if (!key.startsWith('[')) return quote(key);
  return literalCode(scope, literalOf(scope, key.slice(1, -1)));
}

function slotValue(
  scope: FunctionScope,
  { key, isMethod, value }: TableLiteral['slots'][number],
): Code {
  if (isMethod && value.kind === 'function') return compileFunction(scope, value, key);
  return compileStored(scope, value);
}
