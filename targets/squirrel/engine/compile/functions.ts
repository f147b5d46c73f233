import type {
  Block,
  FunctionLiteral,
  Lambda,
  Origin,
  Parameter,
  Range,
  Traced,
} from '../../../../codegen/squirrel/tree.js';
import type { FunctionInfo } from '../runtime/values.js';
import { codeSize, type CodeSize } from './code-size.js';
import { braced, join, placed, type Code } from './code.js';
import { compile } from './expressions.js';
import { FunctionScope, type ProgramScope } from './scope.js';
import { compileBlock } from './statements.js';

/** A function, with the name that stack traces have of it. */
export function compileFunction(
  outer: FunctionScope,
  node: Pick<FunctionLiteral, 'parameters' | 'body'> & Traced,
  name: string | undefined,
): Code {
  const { parameters, body } = node;
  const defaults = compileDefaults(outer, parameters);
  const line = (node.origin?.line ?? firstLine(body) - 1) + 1;
  const parts = {
    name,
    parameters,
    line,
    isGenerator: hasYield(body),
    isReturning: endsWithJump(body),
    size: codeSize(parameters, body),
    range: body.range,
    origin: node.origin,
  };
  return makeFunction(outer.program, outer, parts, defaults, (scope) => compileBlock(scope, body));
}

export function compileLambda(outer: FunctionScope, node: Lambda & Traced): Code {
  const { parameters, value } = node;
  const defaults = compileDefaults(outer, parameters);
  const line = (node.origin?.line ?? 0) + 1;
  const parts = {
    name: undefined,
    parameters,
    line,
    isGenerator: false,
    isReturning: true,
    size: codeSize(parameters, value),
    range: node.origin && { start: node.origin, end: node.origin },
    origin: node.origin,
  };
  return makeFunction(outer.program, outer, parts, defaults, (scope) => [
    'return ',
    compile(scope, value),
    ';\n',
  ]);
}

/** A file: a function that is called with what it is given. */
export function compileMain(program: ProgramScope, body: Block, breaksAtStart: boolean): Code {
  const parameters = [{ name: '...', initial: null }];
  const parts = {
    name: 'main',
    parameters,
    line: 1,
    isGenerator: hasYield(body),
    isReturning: false,
    size: codeSize(parameters, body),
    range: body.range,
    origin: undefined,
  };
  return makeFunction(program, null, parts, [], (scope) => [
    breaksAtStart ? placed('debugger;\n', body.statements[0]?.origin) : '',
    ...compileBlock(scope, body),
  ]);
}

/** Defaults are computed where the function is made. */
function compileDefaults(scope: FunctionScope, parameters: readonly Parameter[]): Code[] {
  return parameters.flatMap(({ initial }) => (initial === null ? [] : [compile(scope, initial)]));
}

interface Parts {
  readonly name: string | undefined;
  readonly parameters: readonly Parameter[];
  readonly line: number;
  readonly isGenerator: boolean;
  /** Whether its last statement leaves it. */
  readonly isReturning: boolean;
  readonly size: CodeSize;
  readonly range: Range | undefined;
  readonly origin: Origin | undefined;
}

function makeFunction(
  program: ProgramScope,
  outer: FunctionScope | null,
  parts: Parts,
  defaults: readonly Code[],
  compileBody: (scope: FunctionScope) => Code,
): Code {
  const info = program.addFunction(infoOf(program, parts));
  const scope = new FunctionScope(program, outer, program.hasCoroutines);
  const parameters = parts.parameters.map(({ name }) =>
    scope.declare(name === '...' ? 'vargv' : name),
  );
  const names = parameters.map(({ code }) => code);
  const body = compileBody(scope);
  const head = [...names];
  const hasRest = parts.parameters.at(-1)?.name === '...';
  if (hasRest) head.push(`...${head.pop()!}`);
  const rest = hasRest ? `${names.at(-1)!} = new $Array(${names.at(-1)!});\n` : '';
  const guarded = guard(info, parts, scope.declarations, [rest, body]);
  const code = shell(program, parts, head, guarded);
  const made = [captures(scope), code, ', [', ...join(defaults, ', '), '])'];
  return placed([`$function(${info}, ($me) => `, ...made], parts.origin);
}

/** What a function answers instead of its code when it is asked for the variables that it uses. */
function captures({ captured }: FunctionScope): string {
  return captured.size === 0 ? '' : `$me === null ? [${[...captured].join(', ')}] : `;
}

/** A function of JavaScript; one that makes a generator has the code within. */
function shell(
  program: ProgramScope,
  parts: Parts,
  parameters: readonly string[],
  body: Code,
): Code {
  const head = `${jsName(parts.name)}($self${parameters.map((each) => `, ${each}`).join('')})`;
  if (parts.isGenerator) {
    const inner = ['return new $Generator((function* () {\n', body, '})());\n'];
    return [`function ${head} `, braced(inner, parts.range)];
  }
  const word = program.hasCoroutines ? 'function* ' : 'function ';
  return [word, head, ' ', braced(body, parts.range)];
}

function jsName(name: string | undefined): string {
  return name === undefined ? '' : `${name.replace(/\W/g, '_')}$`;
}

/** Notes the line of errors on their way out, and counts a step. */
function guard(info: string, parts: Parts, declared: readonly string[], body: Code): Code {
  const { line, range } = parts;
  return [
    `let ${[`$L = ${line}`, ...declared].join(', ')};\n`,
    'try {\nif (--$S.left < 0) $step();\n',
    body,
    parts.isReturning ? '' : placed('return null;\n', range?.end),
    placed('}', range?.end),
    ` catch ($e) {\nthrow $trace($e, ${info}, $L);\n`,
    placed('}\n', range?.end),
  ];
}

function infoOf(program: ProgramScope, parts: Parts): FunctionInfo {
  const names = parts.parameters.map(({ name }) => name);
  const hasRest = names.at(-1) === '...';
  return {
    name: parts.name,
    file: program.file,
    line: parts.line,
    parameters: hasRest ? names.slice(0, -1) : names,
    hasRest,
    isCoroutine: program.hasCoroutines && !parts.isGenerator,
    size: parts.size,
  };
}

function endsWithJump({ statements }: Block): boolean {
  const last = statements.at(-1)?.kind;
  return last === 'return' || last === 'throw';
}

/** The line on which a body begins, counted from 1. */
function firstLine({ statements }: Block): number {
  return (statements[0]?.origin?.line ?? 0) + 1;
}

const functionKinds: ReadonlySet<unknown> = new Set(['function', 'lambda', 'method']);

/** Whether a function yields; those within it do not count. */
function hasYield(part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return false;
  if (Array.isArray(part)) return part.some(hasYield);
  const { kind } = part as { kind?: unknown };
  if (kind === 'yield') return true;
  return !functionKinds.has(kind) && Object.values(part).some(hasYield);
}
