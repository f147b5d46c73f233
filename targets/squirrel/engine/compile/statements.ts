import type {
  Block,
  Expression,
  FunctionStatement,
  IfStatement,
  Statement,
} from '../../../../codegen/squirrel/tree.js';
import { Table } from '../runtime/values.js';
import { compileClass } from './classes.js';
import { braced, join, placed, type Code } from './code.js';
import { compile, compileEffect, compileTest, literalOf, quote } from './expressions.js';
import { compileFunction } from './functions.js';
import type { FunctionScope } from './scope.js';

type Of<Kind> = Extract<Statement, { kind: Kind }>;
type Compiler<Kind> = (scope: FunctionScope, node: Of<Kind>) => Code;
type Compilers = { readonly [Kind in Statement['kind']]: Compiler<Kind> };

const compilers: Compilers = {
  local: compileLocal,
  const: (scope, node) => {
    scope.program.constants.add(node.name, literalOf(scope, node.value.text));
    return '';
  },
  enum: compileEnum,
  functionStatement: compileFunctionStatement,
  classStatement: compileClassStatement,
  expression: (scope, node) => [compileEffect(scope, node.value), ';\n'],
  return: (scope, node) => ['return ', valueOf(scope, node.value), ';\n'],
  yield: (scope, node) => ['yield new $Yielded(', valueOf(scope, node.value), ');\n'],
  throw: (scope, node) => ['throw new $Thrown(', compile(scope, node.value), ');\n'],
  if: compileIf,
  while: compileWhile,
  doWhile: compileDoWhile,
  for: compileFor,
  foreach: compileForeach,
  switch: compileSwitch,
  try: compileTry,
  block: (scope, node) => [braced(compileInner(scope, node.body), node.body.range), '\n'],
  verbatim: notParsed,
  hold: notParsed,
  break: () => 'break;\n',
  continue: () => 'continue;\n',
};

/** The parser makes no such nodes. */
function notParsed({ program }: FunctionScope, node: Statement): never {
  return program.fail(`a ${node.kind} cannot run`, node.origin);
}

/** The statements of a block, whose variables are those of the block around it. */
export function compileBlock(scope: FunctionScope, block: Block): Code[] {
  return block.statements.map((node) => compileStatement(scope, node));
}

/** The statements of a block with variables of its own. */
function compileInner(scope: FunctionScope, block: Block): Code[] {
  if (block.isBare) return compileBare(scope, block);
  scope.enterBlock();
  const code = compileBlock(scope, block);
  scope.leaveBlock();
  return code;
}

/** Statements without braces: their variables are known after them. */
function compileBare(scope: FunctionScope, block: Block): Code[] {
  return block.statements.map((node) =>
    node.kind === 'local' ? compileBareLocal(scope, node) : compileBareFunction(scope, node),
  );
}

function compileBareLocal(scope: FunctionScope, node: Of<'local'>): Code {
  const value = valueOf(scope, node.value);
  return [scope.declareHoisted(node.name).code, ' = ', value, ';\n'];
}

function compileBareFunction(scope: FunctionScope, node: Statement): Code {
  if (node.kind !== 'functionStatement' || !node.isLocal) return compileStatement(scope, node);
  const value = compileFunction(scope, node.value, node.name);
  return [scope.declareHoisted(node.name).code, ' = ', value, ';\n'];
}

function compileStatement(scope: FunctionScope, node: Statement): Code {
  const line = lineCode(scope, node);
  scope.depth = 0;
  scope.origin = node.origin;
  // As with expressions.
  const code = (compilers[node.kind] as Compiler<Statement['kind']>)(scope, node);
  return [line, placed(code, node.origin)];
}

/** Says on which line the program is, if it was not said before. */
function lineCode(scope: FunctionScope, { origin }: Statement): string {
  const line = (origin?.line ?? scope.line - 1) + 1;
  if (line === scope.line) return '';
  scope.line = line;
  return `$L = ${line};\n`;
}

/** A test that is run again after what comes later in the text. */
function repeated(scope: FunctionScope, node: Statement, test: Code): Code {
  scope.line = -1;
  return ['($L = ', String((node.origin?.line ?? 0) + 1), ', ', test, ')'];
}

function valueOf(scope: FunctionScope, value: Expression | null): Code {
  return value === null ? 'null' : compile(scope, value);
}

function compileLocal(scope: FunctionScope, node: Of<'local'>): Code {
  // A variable is not seen in its own value.
  const value = valueOf(scope, node.value);
  return [`let ${scope.declare(node.name).code} = `, value, ';\n'];
}

function compileEnum(scope: FunctionScope, node: Of<'enum'>): Code {
  const table = new Table(node.slots.length);
  for (const { key, value } of node.slots) {
    if (value.kind === 'literal') table.put(key, literalOf(scope, value.text));
  }
  scope.program.constants.add(node.name, table);
  return '';
}

function compileFunctionStatement(scope: FunctionScope, node: FunctionStatement): Code {
  const value = compileFunction(scope, node.value, node.name);
  if (!node.isLocal) {
    const owner = ownerCode(scope, node.owners ?? []);
    return ['$newSlot(', owner, `, ${quote(node.name)}, `, value, ');\n'];
  }
  // It does not see itself.
  return [`let ${scope.declare(node.name).code} = `, value, ';\n'];
}

/** `function a::b::name() {}` adds to `this.a.b`. */
function ownerCode(scope: FunctionScope, owners: readonly string[]): Code {
  const [first, ...others] = owners;
  if (first === undefined) return '$self';
  const object: Expression = { kind: 'name', name: 'this' };
  const start: Expression = { kind: 'member', object, name: first };
  const owner = others.reduce<Expression>(
    (inner, name) => ({ kind: 'member', object: inner, name }),
    start,
  );
  return compile(scope, owner);
}

function compileClassStatement(scope: FunctionScope, node: Of<'classStatement'>): Code {
  const { target } = node;
  if (target === undefined) {
    if (scope.find(node.name) !== null) {
      const reason = 'cannot create a class in a local with the syntax(class <local>)';
      scope.program.fail(reason, node.origin);
    }
    return [`$newSlot($self, ${quote(node.name)}, `, compileClass(scope, node.value), ');\n'];
  }
  const value = compileClass(scope, node.value);
  switch (target.kind) {
    case 'global':
      return [`$newSlot($R, ${quote(target.name)}, `, value, ');\n'];
    case 'member':
      return [
        '$newSlot(',
        compile(scope, target.object),
        `, ${quote(target.name)}, `,
        value,
        ');\n',
      ];
    case 'index': {
      const object = compile(scope, target.object);
      return ['$newSlot(', object, ', ', compile(scope, target.index), ', ', value, ');\n'];
    }
    default:
      return scope.program.fail('invalid class name', node.origin);
  }
}

// Branches and loops.

const step = 'if (--$S.left < 0) $step();\n';

function compileIf(scope: FunctionScope, node: IfStatement): Code {
  const test = compileTest(scope, node.test);
  const { line } = scope;
  const then = compileInner(scope, node.then);
  scope.line = line;
  const otherwise = node.otherwise === null ? [] : compileElse(scope, node.otherwise);
  scope.line = -1;
  return ['if (', test, ') ', braced(then, node.then.range), ...otherwise, '\n'];
}

function compileElse(scope: FunctionScope, node: Block | IfStatement): Code[] {
  if ('kind' in node) return [' else {\n', compileStatement(scope, node), '}'];
  return [' else ', braced(compileInner(scope, node), node.range)];
}

function compileWhile(scope: FunctionScope, node: Of<'while'>): Code {
  const test = repeated(scope, node, compileTest(scope, node.test));
  const body = compileInner(scope, node.body);
  scope.line = -1;
  return ['while (', test, ') ', braced([step, body], node.body.range), '\n'];
}

function compileDoWhile(scope: FunctionScope, node: Of<'doWhile'>): Code {
  scope.line = -1;
  const body = compileInner(scope, node.body);
  scope.depth = 0;
  const test = repeated(scope, node, compileTest(scope, node.test));
  return ['do ', braced([step, body], node.body.range), ' while (', test, ');\n'];
}

function compileFor(scope: FunctionScope, node: Of<'for'>): Code {
  scope.enterBlock();
  const initial = compileInitial(scope, node.initial);
  const test = node.test === null ? '' : repeated(scope, node, compileTest(scope, node.test));
  const steps = node.step.map((each) => compileEffect(scope, each));
  const next = steps.length === 0 ? '' : repeated(scope, node, join(steps, ', '));
  const body = compileInner(scope, node.body);
  scope.leaveBlock();
  scope.line = -1;
  const loop = braced([step, body], node.body.range);
  return ['{\n', initial, 'for (; ', test, '; ', next, ') ', loop, '\n}\n'];
}

function compileInitial(scope: FunctionScope, initial: Of<'for'>['initial']): Code {
  if ('kind' in initial) return [compileEffect(scope, initial), ';\n'];
  return initial.map((each) => compileLocal(scope, each));
}

function compileForeach(scope: FunctionScope, node: Of<'foreach'>): Code {
  const collection = compile(scope, node.collection);
  const walk = scope.helper('$members');
  const current = currentWalk(scope, node, walk);
  scope.enterBlock();
  const key = node.key === null ? null : scope.declare(node.key.name);
  const value = scope.declare(node.value.name);
  const variables = key === null ? [value] : [key, value];
  const head = variables.map(({ code }) => `let ${code} = null;\n`);
  const take = [
    key === null ? '' : `${key.code} = ${walk}.key;\n`,
    `${value.code} = ${walk}.value;\n`,
  ];
  const hasNext = scope.isCoroutine ? `yield* $nextSteps(${current})` : `${current}.next()`;
  const test = repeated(scope, node, hasNext);
  const body = compileInner(scope, node.body);
  scope.leaveBlock();
  scope.line = -1;
  const start = [`${walk} = $walk(`, collection, ');\n', ...head];
  const loop = braced([step, ...take, body], node.body.range);
  return ['{\n', ...start, 'while (', test, ') ', loop, '\n}\n'];
}

/** A variable that the loop may set to something else is looked at each time. */
function currentWalk(scope: FunctionScope, { collection }: Of<'foreach'>, walk: string): string {
  const variable = collection.kind === 'name' ? scope.find(collection.name) : null;
  const { knownAssigned } = scope.program;
  const mayChange = variable?.owner === scope && knownAssigned.has(variable.number);
  return mayChange ? `(${walk} = $walkOn(${walk}, ${variable.code}))` : walk;
}

/** Cases are tried in turn; from the one that fits, execution goes on. */
function compileSwitch(scope: FunctionScope, node: Of<'switch'>): Code {
  const value = scope.helper('$choice');
  const start = [`${value} = `, compile(scope, node.value), ';\n'];
  const tests = node.cases.flatMap(({ test }, place) =>
    test === null ? [] : [`$equal(${value}, `, compile(scope, test), `) ? ${place} : `],
  );
  const bodies = node.cases.map(({ test, body }, place) => {
    scope.line = -1;
    const label = test === null ? 'default: ' : `case ${place}: `;
    return [label, braced(compileInner(scope, body), body.range), '\n'];
  });
  scope.line = -1;
  return [...start, 'switch (', ...tests, '-1) {\n', ...bodies, '}\n'];
}

function compileTry(scope: FunctionScope, node: Of<'try'>): Code {
  const body = compileInner(scope, node.body);
  scope.enterBlock();
  const variable = scope.declare(node.error);
  scope.line = -1;
  const handler = compileInner(scope, node.handler);
  scope.leaveBlock();
  scope.line = -1;
  const caught = `let ${variable.code} = $caught($e);\n`;
  const handled = braced([caught, handler], node.handler.range);
  return ['try ', braced(body, node.body.range), ' catch ($e) ', handled, '\n'];
}
