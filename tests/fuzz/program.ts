/** Whole programs at random. */
import fc from 'fast-check';
import { classes } from './classes.js';
import { functions } from './functions.js';
import { grammar } from './grammar.js';
import { braces } from './lines.js';
import { Scope, type Top } from './scope.js';

/** What every program has: it says what it sees, in the order in which it happens. */
const prelude = `interface Options {
  size: number;
  extra?: number;
}

enum Level {
  Low = 1,
  High = 5,
}

function optionsOf(size: number): Options | null {
  return size < 0 ? null : size % 2 === 0 ? { size } : { size, extra: size + 1 };
}

const lines: string[] = [];

function say(line: string): void {
  lines.push(line);
}

function seen(value: number): number {
  say(\`\${value}\`);
  return value;
}

function weighed(value: number): number {
  say(value.toFixed(2));
  return value;
}

function heard(text: string): string {
  say(text);
  return text;
}

function totalOf(...values: number[]): number {
  return values.reduce((sum, each) => (sum + each) % 997, 0);
}

function* upTo(count: number): Generator<number> {
  say('begin');
  for (let at = 0; at < (count & 3); at++) yield at;
  say('end');
}

function repeat(times: number, task: (turn: number) => void): void {
  for (let turn = 0; turn < (times & 3); turn++) task(turn);
}
`;

const epilogue = `export function main(print: (line: string) => void): void {
  try {
    say(\`\${run()}\`);
  } catch (error) {
    say(\`! \${(error as Error).message}\`);
  }
  for (const line of lines) print(line);
}
`;

/** How often the calls and turns of a program's main function may add up. */
const most = 2000;

/** A program of TypeScript that exports \`main\`, which prints the same wherever it is run. */
export function programs(): fc.Arbitrary<string> {
  const rules = grammar({ expressions: 4, statements: 3 });
  const declaration = fc.oneof(functions(rules), classes(rules));
  const declarations = fc.array(declaration, { maxLength: 4, size: 'max' });
  return fc.tuple(declarations, rules.statements).map(([declares, body]) => {
    const top: Top = { functions: [], classes: [] };
    const texts = declares.map((declare) => `${declare(top).join('\n')}\n`);
    const scope = Scope.outermost(top, most);
    const lines = [...body(scope), 'return 0;'];
    const main = `${braces('function run(): number', lines).join('\n')}\n`;
    return [prelude, ...texts, main, epilogue].join('\n');
  });
}
