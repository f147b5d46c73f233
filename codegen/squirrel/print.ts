import { builders, printer } from 'prettier/doc';
import {
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
  Parameter,
  Slot,
  SquirrelFile,
  Statement,
  SwitchCase,
  Trivia,
  Unary,
} from './tree.js';

type Doc = builders.Doc;
type Of<Node extends { kind: string }, Kind> = Extract<Node, { kind: Kind }>;

const { group, hardline, indent, join, line, lineSuffix, softline } = builders;

const columns = 100;
const indentation = 4;

/**
 * Prints a Squirrel file.
 * @param file - The tree.
 * @returns The text, four spaces deep per block, in lines of at most 100 columns where they can be
 *   broken.
 */
export function print(file: SquirrelFile): string {
  const doc = [join(hardline, printLines(file)), hardline];
  return printer.printDocToString(doc, { printWidth: columns, tabWidth: indentation }).formatted;
}

// Expressions: a total map, so a forgotten kind does not compile.

type ExpressionPrinters = {
  readonly [Kind in Expression['kind']]: (node: Of<Expression, Kind>) => Doc;
};

const expressions: ExpressionPrinters = {
  literal: (node) => node.text,
  name: (node) => node.name,
  member: (node) => [operand(node.object, postfixPrecedence), '.', node.name],
  index: (node) => [operand(node.object, postfixPrecedence), '[', printExpression(node.index), ']'],
  call: (node) => [printCallee(node.callee), printArguments(node.args)],
  unary: (node) => [node.operator, printUnaryOperand(node)],
  update: (node) =>
    node.prefix
      ? [node.operator, operand(node.operand, unaryPrecedence)]
      : [operand(node.operand, postfixPrecedence), node.operator],
  binary: (node) => group(printBinary(node)),
  conditional: (node) =>
    group([
      operand(node.test, conditionalPrecedence + 1),
      indent([line, '? ', operand(node.whenTrue, conditionalPrecedence)]),
      indent([line, ': ', operand(node.whenFalse, conditionalPrecedence)]),
    ]),
  assignment: (node) => [
    operand(node.target, postfixPrecedence),
    ` ${node.operator}`,
    printValue(node.value),
  ],
  array: (node) => printList('[', node.elements.map(printExpression), ']', softline),
  table: (node) => printTable(node.slots),
  function: (node) => ['function', printFunction(node)],
  class: (node) => ['class', printClass(node)],
};

function printExpression(node: Expression): Doc {
  // The map has a printer for each kind; TypeScript cannot see that it is the one for this node.
  return (expressions[node.kind] as (node: Expression) => Doc)(node);
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

/** Two minus signs side by side would be another operator. */
function printUnaryOperand({ operator, operand: inner }: Unary): Doc {
  const isMinus = inner.kind === 'unary' ? inner.operator === '-' : isNegative(inner);
  return operand(inner, operator === '-' && isMinus ? postfixPrecedence : unaryPrecedence);
}

function isNegative(node: Expression): boolean {
  return node.kind === 'literal' && node.text.startsWith('-');
}

/** A chain of one operator breaks all its lines or none, the operator at the end of each. */
function printBinary(node: Binary): Doc[] {
  const floor = operandFloor(node.operator);
  const [first, ...others] = chainOf(node, node.operator);
  return [
    operand(first!, floor),
    ...others.map((each) => [` ${node.operator}`, indent([line, operand(each, floor + 1)])]),
  ];
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
  if (value.kind !== 'binary' && value.kind !== 'conditional') return [' ', printExpression(value)];
  return group(indent([line, printExpression(value)]));
}

function printArguments(args: readonly Expression[]): Doc {
  const docs = args.map(printExpression);
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
      [slot.key, ' = ', printExpression(slot.value), position < slots.length - 1 ? ',' : ''],
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

function printFunction(node: { parameters: readonly Parameter[]; body: Block }): Doc {
  const parameters = node.parameters.map(({ name, initial }) =>
    initial === null ? name : [name, ' = ', printExpression(initial)],
  );
  return [printList('(', parameters, ')', softline), ' ', printBlock(node.body)];
}

function printClass(node: ClassLiteral): Doc {
  const heading = node.extended === null ? '' : [' extends ', printExpression(node.extended)];
  const lines = [
    ...node.members.map((item, position) => printMember(item, position === 0)),
    ...printComments(node.dangling, node.members.length === 0),
  ];
  return [heading, ' ', printBraces(lines)];
}

function printMember(node: ClassMember, isFirst: boolean): Doc {
  const prefix = node.isStatic ? 'static ' : '';
  if (node.kind === 'field') {
    return withTrivia(node.trivia, [prefix, node.name, ' =', printValue(node.value), ';'], isFirst);
  }
  const heading = node.name === 'constructor' ? node.name : `function ${node.name}`;
  return withTrivia(node.trivia, [prefix, heading, printFunction(node)], isFirst);
}

// Statements.

type StatementPrinters = {
  readonly [Kind in Statement['kind']]: (node: Of<Statement, Kind>) => Doc;
};

const statements: StatementPrinters = {
  local: (node) => [printLocal(node.name, node.value), ';'],
  const: (node) => ['const ', node.name, ' = ', printExpression(node.value), ';'],
  functionStatement: (node) => [
    node.isLocal ? 'local ' : '',
    'function ',
    node.name,
    printFunction(node.value),
  ],
  classStatement: (node) => ['class ', node.name, printClass(node.value)],
  expression: (node) => [printExpression(node.value), ';'],
  return: (node) =>
    node.value === null ? 'return;' : ['return ', printExpression(node.value), ';'],
  throw: (node) => ['throw ', printExpression(node.value), ';'],
  if: (node) => printIf(node),
  while: (node) => ['while ', printTest(node.test), ' ', printBlock(node.body)],
  doWhile: (node) => ['do ', printBlock(node.body), ' while ', printTest(node.test), ';'],
  for: (node) => [
    'for (',
    node.initial === null
      ? ''
      : node.initial.kind === 'local'
        ? printLocal(node.initial.name, node.initial.value)
        : printExpression(node.initial),
    ';',
    node.test === null ? '' : [' ', printExpression(node.test)],
    ';',
    node.step === null ? '' : [' ', printExpression(node.step)],
    ') ',
    printBlock(node.body),
  ],
  foreach: (node) => [
    `foreach (${node.key === null ? '' : `${node.key}, `}${node.value} in `,
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
    ` catch (${node.error}) `,
    printBlock(node.handler),
  ],
  block: (node) => printBlock(node.body),
  verbatim: (node) => join(hardline, [...node.lines]),
  break: () => 'break;',
  continue: () => 'continue;',
};

function printStatement(node: Statement, isFirst: boolean): Doc {
  const text = (statements[node.kind] as (node: Statement) => Doc)(node);
  return withTrivia(node.trivia, text, isFirst);
}

function printLocal(name: string, value: Expression | null): Doc {
  return value === null ? `local ${name}` : [`local ${name} =`, printValue(value)];
}

function printTest(test: Expression): Doc {
  return group(['(', indent(printExpression(test)), ')']);
}

function printIf(node: IfStatement): Doc {
  const head: Doc = ['if ', printTest(node.test), ' ', printBlock(node.then)];
  if (node.otherwise === null) return head;
  const otherwise = 'kind' in node.otherwise ? printIf(node.otherwise) : printBlock(node.otherwise);
  return [head, ' else ', otherwise];
}

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
    ...block.statements.map((node, position) => printStatement(node, position === 0)),
    ...printComments(block.dangling, block.statements.length === 0),
  ];
}

function printBraces(lines: readonly Doc[]): Doc {
  if (lines.length === 0) return '{}';
  return ['{', indent([hardline, join(hardline, [...lines])]), hardline, '}'];
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
