import test from 'ava';
import { print } from '../codegen/squirrel/print.js';
import { findOverfull } from '../codegen/squirrel/registers.js';
import {
  assignment,
  binary,
  call,
  conditional,
  global,
  index,
  literal,
  name,
  noTrivia,
  type Block,
  type Expression,
  type SquirrelFile,
  type Statement,
} from '../codegen/squirrel/tree.js';
import { runSquirrel, squirrelVm } from '../targets/squirrel/vm.js';
import { fileFor } from './support/files.js';

// Squirrel's compiler refuses a function that needs more than 255 registers: what is taken for small enough
// compiles, and little more than that does not.

const trivia = noTrivia;
const zero = literal('0');

const block = (...statements: Statement[]): Block => ({ statements, dangling: [] });
const local = (text: string, value: Expression | null = null): Statement => ({
  kind: 'local',
  name: text,
  value,
  trivia,
});
const run = (value: Expression): Statement => ({ kind: 'expression', value, trivia });
const set = (value: Expression): Statement => run(assignment(name('x'), '=', value));
const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** An expression that holds `count` others in itself. */
function nested(count: number, wrap: (inner: Expression) => Expression): Expression {
  return numbers(count).reduce<Expression>((inner) => wrap(inner), zero);
}

const times = (count: number, operator: '||' | '+'): Expression =>
  nested(count, (inner) => binary(inner, operator, zero));

/** Bodies of a function that need more registers the larger the number is. */
const shapes: Record<string, (count: number) => Statement[]> = {
  variables: (count) => numbers(count).map((each) => local(`v${each}`)),
  arguments: (count) => [run(call(name('f'), ...numbers(count).map(() => zero)))],
  'operands of ||': (count) => [set(times(count, '||'))],
  'nested ?:': (count) => [set(nested(count, (inner) => conditional(name('x'), zero, inner)))],
  'nested calls': (count) => [run(nested(count, (inner) => call(name('f'), inner)))],
  'nested calls with arguments': (count) => [
    run(nested(count, (inner) => call(name('f'), zero, zero, inner))),
  ],
  'nested arrays': (count) => [
    set(nested(count, (inner) => ({ kind: 'array', elements: [inner] }))),
  ],
  'nested indexes': (count) => [set(nested(count, (inner) => index(global('x'), inner)))],
  'nested sums': (count) => [set(nested(count, (inner) => binary(zero, '+', inner)))],
  'nested loops': (count) =>
    numbers(count).reduce<Statement[]>(
      (inner) => [
        {
          kind: 'foreach',
          key: null,
          value: name('v'),
          collection: global('x'),
          body: block(...inner),
          trivia,
        },
      ],
      [],
    ),
  functions: (count) =>
    numbers(count).map((each) => ({
      kind: 'functionStatement',
      name: `f${each}`,
      isLocal: true,
      value: { kind: 'function', parameters: [], body: block() },
      trivia,
    })),
};

const most = 400;

function fileOf(statements: Statement[]): SquirrelFile {
  const value = {
    kind: 'function',
    parameters: [{ name: 'x', initial: null }],
    body: block(...statements),
  } as const;
  return block({ kind: 'functionStatement', name: 'f', isLocal: false, value, trivia });
}

const compiles = `try { loadfile(vargv[0]); print("ok"); } catch (error) { print(error); }`;

for (const [title, shape] of Object.entries(shapes)) {
  const sizes = numbers(most);
  const largest = sizes.filter((count) => findOverfull(fileOf(shape(count))) === null).at(-1)!;
  const compiled = async (t: Parameters<typeof fileFor>[0], count: number): Promise<string> => {
    const file = await fileFor(t, print(fileOf(shape(count))).text, 'program.nut');
    const launcher = await fileFor(t, compiles.replace('vargv[0]', JSON.stringify(file)), 'c.nut');
    return (await runSquirrel(await squirrelVm(32), launcher)).stdout;
  };
  test(`${title}: as many as the generator allows compile, and few more do not`, async (t) => {
    t.is(await compiled(t, largest), 'ok');
    t.is(
      await compiled(t, Math.ceil(largest * 1.1) + 2),
      'internal compiler error: too many locals',
    );
  });
}

test('operands of a sum, and elements of an array, are not counted', (t) => {
  t.is(findOverfull(fileOf([set(times(most, '+'))])), null);
  const elements = numbers(most).map(() => zero);
  t.is(findOverfull(fileOf([set({ kind: 'array', elements })])), null);
});
