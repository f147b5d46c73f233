import { builders, printer, utils } from 'prettier/doc';
import { mark, readMarks, type Mapping } from './marks.js';
import {
  beginsOtherwise,
  conditionalPrecedence,
  needsParentheses,
  operandFloor,
  postfixPrecedence,
  unaryPrecedence,
} from './precedence.js';
import type {
  Binary,
  BinaryOperator,
  Block,
  ClassLiteral,
  ClassMember,
  Comment,
  Expression,
  IfStatement,
  LocalStatement,
  Parameter,
  Slot,
  SquirrelFile,
  Statement,
  SwitchCase,
  Traced,
  TableLiteral,
  Trivia,
  Unary,
} from './tree.js';
import { canShare, withLiterals } from './copies.js';

type Doc = builders.Doc;
type Of<Node extends { kind: string }, Kind> = Extract<Node, { kind: Kind }>;

const { fill, group, hardline, ifBreak, indent, join, line, lineSuffix, softline } = builders;

/** The end of a line between the members of a class. */
const memberLine: Doc = { type: 'line', hard: true };
const memberBreak: Doc = [memberLine, builders.breakParent];

const columns = 100;
const indentation = 4;

/**
 * Prints a Squirrel file.
 * @param file - The tree.
 * @returns The text, four spaces deep per block, in lines of at most 100 columns where they can be
 *   broken; and where its parts come from.
 */
export function print(file: SquirrelFile): { text: string; mappings: Mapping[] } {
  const doc = [join(hardline, printLines(file)), hardline];
  const options = { printWidth: columns, tabWidth: indentation };
  return readMarks(doc, printer.printDocToString(doc, options).formatted);
}

/**
 * Prints a file in few lines, as each line with code costs a device 8 bytes: one for each member of
 * a class, one for each statement outside, one for neighbouring constants.
 */
export function printCompact(file: SquirrelFile): { text: string; mappings: Mapping[] } {
  const lines = file.statements.map((node, position) => {
    const isJoined = node.kind === 'const' && file.statements[position - 1]?.kind === 'const';
    return [position === 0 ? '' : isJoined ? ' ' : hardline, printCompactStatement(node)];
  });
  const doc = [...lines, hardline];
  const options = { printWidth: Infinity, tabWidth: 0 };
  return readMarks(doc, printer.printDocToString(doc, options).formatted);
}

function printCompactStatement(node: Statement): Doc {
  const doc = printStatement(node, true);
  // A comment in it would swallow the rest of a line.
  return node.kind === 'verbatim' ? doc : onOneLine(doc);
}

/** A document without line breaks but those between members. */
function onOneLine(doc: Doc): Doc {
  return utils.mapDoc(doc, (each): Doc => {
    if (typeof each !== 'object' || !('type' in each) || each === memberLine) return each;
    if (each.type === 'break-parent') return '';
    return each.type === 'line' && each.hard === true ? ' ' : each;
  });
}

// Expressions: a total map, so a forgotten kind does not compile.

type ExpressionPrinters = {
  readonly [Kind in Expression['kind']]: (node: Of<Expression, Kind>) => Doc;
};

const expressions: ExpressionPrinters = {
  literal: (node) => node.text,
  name: (node) => node.name,
  global: (node) => ['::', printName(node)],
  member: (node) => [operand(node.object, postfixPrecedence), '.', printName(node)],
  index: (node) => [operand(node.object, postfixPrecedence), '[', printExpression(node.index), ']'],
  call: (node) => [printCallee(node.callee), printArguments(node.args)],
  unary: (node) => [node.operator, printUnaryOperand(node)],
  update: (node) =>
    node.prefix
      ? [node.operator, operand(node.operand, unaryPrecedence)]
      : [operand(node.operand, postfixPrecedence), node.operator],
  binary: (node) => group(indent(printBinary(node))),
  conditional: (node) =>
    group([
      operand(node.test, conditionalPrecedence + 1),
      indent([line, '? ', operand(node.whenTrue, conditionalPrecedence + 1)]),
      indent([line, ': ', operand(node.whenFalse, conditionalPrecedence)]),
    ]),
  assignment: (node) => [
    operand(node.target, postfixPrecedence),
    ` ${node.operator}`,
    printValue(node.value),
  ],
  comma: (node) => join(', ', node.expressions.map(printExpression)),
  group: (node) => ['(', printExpression(node.value), ')'],
  array: (node) => printList('[', node.elements.map(printItem), ']', softline),
  table: (node) => printTable(node.slots),
  function: (node) => ['function', printFunction(node)],
  lambda: (node) => ['@', printParameters(node.parameters), ' ', printItem(node.value)],
  class: (node) => ['class', printClass(node)],
  held: unsettled,
  sequence: unsettled,
};

/** What settle() has replaced before anything is printed. */
function unsettled({ kind }: Expression | Statement): never {
  throw new Error(`A ${kind} cannot be printed: settle() names it.`);
}

function printExpression(node: Expression): Doc {
  // The map has a printer for each kind; TypeScript cannot see that it is the one for this node.
  const text = (expressions[node.kind] as (node: Expression) => Doc)(node);
  // The mark of these is at the name itself.
  const isNamed = node.kind === 'member' || node.kind === 'global';
  return isNamed ? text : [mark(node.origin), text];
}

/** A name, marked with its origin. */
function printName({ name, origin }: { readonly name: string } & Traced): Doc {
  return [mark(origin), name];
}

function operand(node: Expression, floor: number): Doc {
  const text = printExpression(node);
  return needsParentheses(node, floor) ? ['(', text, ')'] : text;
}

/** A function that is called where it stands would read as a declaration. */
function printCallee(node: Expression): Doc {
  const callee = operand(node, postfixPrecedence);
  return node.kind === 'function' ? ['(', callee, ')'] : callee;
}

/** An expression in a list, whose comma is not its own. */
function printItem(node: Expression): Doc {
  const text = printExpression(node);
  return node.kind === 'comma' ? ['(', text, ')'] : text;
}

/** Two minus signs side by side would be another operator. */
function printUnaryOperand({ operator, operand: inner }: Unary): Doc {
  const isMinus = startsWithMinus(inner);
  return operand(inner, operator === '-' && isMinus ? postfixPrecedence : unaryPrecedence);
}

function startsWithMinus(node: Expression): boolean {
  if (node.kind === 'unary') return node.operator === '-';
  if (node.kind === 'update') return node.prefix && node.operator === '--';
  return node.kind === 'literal' && node.text.startsWith('-');
}

/** A sum fills its lines; another chain breaks all of them or none. The operator ends a line. */
function printBinary(node: Binary): Doc {
  const floor = operandFloor(node.operator);
  const [first, ...others] = chainOf(node, node.operator);
  const last = others.pop()!;
  const sides = [operand(first!, floor), ...others.map((each) => operand(each, floor + 1))];
  const parts = [
    ...sides.flatMap((each) => [[each, ` ${node.operator}`], line]),
    operand(last, floor + 1),
  ];
  return node.operator === '+' ? fill(parts) : parts;
}

/** What an operator combines from left to right; for && and || it does not matter where from. */
function chainOf(node: Expression, operator: BinaryOperator): Expression[] {
  if (node.kind !== 'binary' || node.operator !== operator) return [node];
  const isLogical = operator === '&&' || operator === '||';
  const right = isLogical ? chainOf(node.right, operator) : [node.right];
  return [...chainOf(node.left, operator), ...right];
}

/** What stands right of an assignment: on a line of its own when it has to break. */
function printValue(value: Expression): Doc {
  if (value.kind === 'binary') return group(indent([line, group(printBinary(value))]));
  if (value.kind === 'conditional') return group(indent([line, printExpression(value)]));
  return [' ', printItem(value)];
}

function printArguments(args: readonly Expression[]): Doc {
  const docs = args.map(printItem);
  // A function brings its own line breaks, and so does an object that is all there is.
  const isAlone = args.length === 1 && ['table', 'array'].includes(args[0]!.kind);
  const hugs = isAlone || args.some(isFunction);
  if (hugs) return ['(', join(', ', docs), ')'];
  return printList('(', docs, ')', softline);
}

/** Whether an expression is a function, or one bound where it is made. */
function isFunction(node: Expression): boolean {
  if (node.kind === 'function') return true;
  return node.kind === 'call' && node.callee.kind === 'member' && isFunction(node.callee.object);
}

function printList(open: string, items: readonly Doc[], close: string, edge: Doc): Doc {
  if (items.length === 0) return open + close;
  return group([open, indent([edge, join([',', line], [...items])]), edge, close]);
}

function printTable(slots: readonly Slot[]): Doc {
  if (slots.length === 0) return '{}';
  const items = slots.map((slot, position) =>
    withTrivia(
      slot.trivia,
      [mark(slot.origin), printSlot(slot), position < slots.length - 1 ? ',' : ''],
      position === 0,
    ),
  );
  const breaks = slots.some(
    ({ value, trivia }) =>
      value.kind === 'function' || trivia.leading.length > 0 || trivia.trailing.length > 0,
  );
  const separator = breaks ? hardline : line;
  return group(['{', indent([separator, join(separator, items)]), separator, '}']);
}

function printSlot({ key, computed, isMethod, value }: Slot): Doc {
  if (isMethod && value.kind === 'function') return ['function ', key, printFunction(value)];
  return [computed ? ['[', printExpression(computed), ']'] : key, ' = ', printItem(value)];
}

function printFunction(node: { parameters: readonly Parameter[]; body: Block }): Doc {
  return [printParameters(node.parameters), ' ', printBlock(node.body)];
}

function printParameters(nodes: readonly Parameter[]): Doc {
  const parameters = nodes.map((each) =>
    each.initial === null ? printName(each) : [printName(each), ' = ', printItem(each.initial)],
  );
  return printList('(', parameters, ')', softline);
}

function printClass(node: ClassLiteral): Doc {
  const heading = node.extended === null ? '' : [' extends ', printExpression(node.extended)];
  const lines = [
    ...node.members.map((item, position) => printMember(item, position === 0)),
    ...printComments(node.dangling, node.members.length === 0),
  ];
  return [heading, printAttributes(node.attributes), ' ', printBraces(lines, memberBreak)];
}

function printAttributes(table: TableLiteral | undefined): Doc {
  if (table === undefined) return '';
  return [' </ ', join(', ', table.slots.map(printSlot)), ' />'];
}

function printMember(node: ClassMember, isFirst: boolean): Doc {
  const attributes = node.attributes ? [printAttributes(node.attributes), ' '] : '';
  const prefix = [attributes, node.isStatic ? 'static ' : ''];
  if (node.kind === 'field') {
    const name = node.computed ? ['[', printExpression(node.computed), ']'] : printName(node);
    const text = [prefix, name, ' =', printValue(node.value), ';'];
    return withTrivia(node.trivia, text, isFirst);
  }
  const keyword = node.name === 'constructor' ? '' : 'function ';
  const text = [prefix, keyword, printName(node), printFunction(node)];
  return withTrivia(node.trivia, text, isFirst);
}

// Statements.

type StatementPrinters = {
  readonly [Kind in Statement['kind']]: (node: Of<Statement, Kind>) => Doc;
};

const statements: StatementPrinters = {
  local: (node) => ['local ', printVariable(node), ';'],
  hold: unsettled,
  const: (node) => ['const ', printName(node), ' = ', printExpression(node.value), ';'],
  enum: (node) => ['enum ', printName(node), ' ', printTable(node.slots)],
  functionStatement: (node) => [
    node.isLocal ? 'local ' : '',
    'function ',
    (node.owners ?? []).map((each) => `${each}::`),
    printName(node),
    printFunction(node.value),
  ],
  classStatement: (node) => [
    'class ',
    node.target ? printExpression(node.target) : printName(node),
    printClass(node.value),
  ],
  expression: ({ value }) => {
    const text = printExpression(value);
    return beginsOtherwise(value) ? ['(', text, ');'] : [text, ';'];
  },
  return: (node) =>
    node.value === null ? 'return;' : ['return ', printExpression(node.value), ';'],
  yield: (node) => (node.value === null ? 'yield;' : ['yield ', printExpression(node.value), ';']),
  throw: (node) => ['throw ', printExpression(node.value), ';'],
  if: (node) => printIf(node),
  while: (node) => printControlled(['while ', printTest(node.test), ' '], node.body),
  doWhile: (node) => ['do ', printBlock(node.body), ' while ', printTest(node.test), ';'],
  for: (node) => [
    'for (',
    'kind' in node.initial ? printExpression(node.initial) : printLocals(node.initial),
    ';',
    node.test === null ? '' : [' ', printExpression(node.test)],
    ';',
    node.step.length === 0 ? '' : [' ', join(', ', node.step.map(printExpression))],
    ') ',
    printBlock(node.body),
  ],
  foreach: (node) => [
    'foreach (',
    node.key === null ? '' : [printExpression(node.key), ', '],
    printExpression(node.value),
    ' in ',
    printExpression(node.collection),
    ') ',
    printBlock(node.body),
  ],
  switch: (node) => [
    'switch ',
    printTest(node.value),
    ' ',
    printBraces([
      ...node.cases.map((item, position) => printCase(item, position === 0)),
      ...printComments(node.dangling, node.cases.length === 0),
    ]),
  ],
  try: (node) => [
    'try ',
    printBlock(node.body),
    ' catch (',
    mark(node.origin),
    `${node.error}) `,
    printBlock(node.handler),
  ],
  block: (node) => printBlock(node.body),
  verbatim: (node) => join(hardline, [...node.lines]),
  break: () => 'break;',
  continue: () => 'continue;',
};

function printStatement(node: Statement, isFirst: boolean): Doc {
  const text = (statements[node.kind] as (node: Statement) => Doc)(node);
  const isNamed = 'name' in node || node.kind === 'try';
  return withTrivia(node.trivia, isNamed ? text : [mark(node.origin), text], isFirst);
}

function printLocals(nodes: readonly LocalStatement[]): Doc {
  return nodes.length === 0 ? '' : ['local ', join(', ', withLiterals(nodes).map(printVariable))];
}

function printVariable(node: LocalStatement): Doc {
  return node.value === null ? printName(node) : [printName(node), ' =', printValue(node.value)];
}

/** Neighbouring variables share lines. */
function printDeclarations(nodes: readonly LocalStatement[], isFirst: boolean): Doc {
  const items = withLiterals(nodes).map((node, place) => [
    mark(node.origin),
    printVariable(node),
    place < nodes.length - 1 ? ',' : ';',
  ]);
  const parts = items.flatMap((item, place) => (place === 0 ? [item] : [line, item]));
  return withTrivia(nodes[0]!.trivia, ['local ', indent(fill(parts))], isFirst);
}

/** Statements, with declarations that may share a line together. */
function inOneLine(nodes: readonly Statement[]): Statement[][] {
  const lines: Statement[][] = [];
  for (const node of nodes) {
    const last = lines.at(-1);
    if (last !== undefined && joins(last.at(-1)!, node)) last.push(node);
    else lines.push([node]);
  }
  return lines;
}

function joins(above: Statement, node: Statement): boolean {
  if (above.kind !== 'local' || node.kind !== 'local') return false;
  const { leading, blankBefore } = node.trivia;
  if (leading.length > 0 || blankBefore || above.trivia.trailing.length > 0) return false;
  if (!canShare(above, node)) return false;
  return node.trivia.trailing.length === 0 && isShort(above.value) && isShort(node.value);
}

/** Whether a value stands well beside others. A `?:` would be joined with a comparison before it. */
function isShort(value: Expression | null): boolean {
  if (value === null) return true;
  switch (value.kind) {
    case 'literal':
    case 'name':
    case 'global':
      return true;
    case 'member':
      return isShort(value.object);
    case 'index':
      return isShort(value.object) && isShort(value.index);
    case 'unary':
      return isShort(value.operand);
    case 'binary':
      return isShort(value.left) && isShort(value.right);
    case 'call':
      return isShort(value.callee) && value.args.every(isShort);
    case 'array':
      return value.elements.every(isShort);
    default:
      return false;
  }
}

function printTest(test: Expression): Doc {
  return group(['(', indent(printExpression(test)), ')']);
}

/** Line numbers cost a device 8 bytes per line with code, so what fits on one line stands there. */
function printIf(node: IfStatement): Doc {
  const id = Symbol('if');
  const head = ['if ', printTest(node.test), ' '];
  const { otherwise } = node;
  if (otherwise === null) return printGuard(head, node.then);
  const bare = bareIn(node.then);
  const isBare = bare !== null && !endsInBrace(bare);
  return [
    isBare ? printControlled(head, node.then, id) : [head, printBlock(node.then)],
    isBare ? ifBreak(' ', hardline, { groupId: id }) : ' ',
    'kind' in otherwise ? ['else ', printIf(otherwise)] : printControlled('else ', otherwise),
  ];
}

/** An `if` without `else`, and those within it. */
function printGuard(head: Doc, then: Block): Doc {
  const only = onlyIn(then);
  if (only?.kind !== 'if' || only.otherwise !== null) return printControlled(head, then);
  const inner = printStatement(only, true);
  return endsBare(only) ? oneLine(head, inner) : [head, inner];
}

/** Whether the innermost of nested guards has a body without braces. */
function endsBare({ then }: IfStatement): boolean {
  const only = onlyIn(then);
  return only?.kind === 'if' && only.otherwise === null ? endsBare(only) : bareIn(then) !== null;
}

/** What a branch or a loop controls: without braces if all of it fits on one line. */
function printControlled(head: Doc, body: Block, id?: symbol): Doc {
  if (body.isBare) return [head, join(' ', printLines(body))];
  const bare = bareIn(body);
  return bare === null ? [head, printBlock(body)] : oneLine(head, printStatement(bare, true), id);
}

function oneLine(head: Doc, inner: Doc, id?: symbol): Doc {
  const text = [head, ifBreak('{'), indent([softline, inner]), softline, ifBreak('}')];
  return group(text, id === undefined ? {} : { id });
}

/** Whether a statement ends in a brace: Squirrel takes no semicolon between it and `else`. */
function endsInBrace(node: Statement | Expression): boolean {
  switch (node.kind) {
    case 'table':
    case 'function':
    case 'class':
      return true;
    case 'expression':
    case 'return':
    case 'throw':
    case 'assignment':
    case 'lambda':
      return node.value !== null && endsInBrace(node.value);
    case 'binary':
      return endsInBrace(node.right);
    case 'conditional':
      return endsInBrace(node.whenFalse);
    case 'unary':
      return endsInBrace(node.operand);
    default:
      return false;
  }
}

/** The simple statement that is all there is in a block, without a comment; null for others. */
function bareIn(body: Block): Statement | null {
  const only = onlyIn(body);
  return only !== null && simpleKinds.has(only.kind) ? only : null;
}

/** The statement that is all there is in a block, without a comment; null for others. */
function onlyIn({ statements: [first, second], dangling }: Block): Statement | null {
  if (first === undefined || second !== undefined || dangling.length > 0) return null;
  const { leading, trailing } = first.trivia;
  return leading.length === 0 && trailing.length === 0 ? first : null;
}

const simpleKinds = new Set<Statement['kind']>([
  'expression',
  'return',
  'throw',
  'yield',
  'break',
  'continue',
]);

function printCase(node: SwitchCase, isFirst: boolean): Doc {
  const label = node.test === null ? 'default:' : ['case ', printExpression(node.test), ':'];
  return withTrivia(node.trivia, [label, printCaseBody(node.body)], isFirst);
}

/** Braces that hold all of it stand on the line of the case. */
function printCaseBody(body: Block): Doc {
  const [first, second] = body.statements;
  if (first?.kind === 'block' && second === undefined && first.trivia.leading.length === 0) {
    return [' ', printStatement(first, true)];
  }
  const lines = printLines(body);
  return lines.length === 0 ? '' : indent([hardline, join(hardline, lines)]);
}

function printBlock(block: Block): Doc {
  return printBraces(printLines(block));
}

/** The statements of a block and the comments after them, each to stand on a line of its own. */
function printLines(block: Block): Doc[] {
  return [
    ...inOneLine(block.statements).map(([node, ...others], position) =>
      others.length === 0
        ? printStatement(node!, position === 0)
        : printDeclarations([node!, ...others] as LocalStatement[], position === 0),
    ),
    ...printComments(block.dangling, block.statements.length === 0),
  ];
}

function printBraces(lines: readonly Doc[], end: Doc = hardline): Doc {
  if (lines.length === 0) return '{}';
  return ['{', indent([end, join(end, [...lines])]), end, '}'];
}

// Comments and blank lines.

function withTrivia(trivia: Trivia, text: Doc, isFirst: boolean): Doc {
  const leading = printComments(trivia.leading, isFirst).flatMap((comment) => [comment, hardline]);
  const isBlank = trivia.blankBefore && !(isFirst && leading.length === 0);
  const trailing = trivia.trailing.map(({ lines }) => lineSuffix(` ${lines.join(' ')}`));
  return [...leading, isBlank ? hardline : '', text, ...trailing];
}

function printComments(comments: readonly Comment[], isFirst: boolean): Doc[] {
  return comments.map(({ lines, blankBefore }, position) => [
    blankBefore && !(isFirst && position === 0) ? hardline : '',
    join(hardline, [...lines]),
  ]);
}
