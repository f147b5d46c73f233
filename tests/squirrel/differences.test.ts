/** What the embedded engine does on purpose that the Squirrel machine does not. */
import test from 'ava';
import { failureOf } from '../support/engine.js';
import { outcomeInEngine, outcomeInMachine } from './compare.js';

/** What a program prints in the engine and in the machine. */
const differences: Readonly<Record<string, [source: string, engine: string, machine: string]>> = {
  'a variable that a closure uses keeps its value after a break': [
    `function test() {
      local f;
      while (true) { local x = 1; f = function() { return x; }; if (x) { break; } }
      local y = 99;
      return f();
    }
    print(test());`,
    '1',
    '99',
  ],
  'bindenv() keeps its object': [
    'local f = function() { return this; }.bindenv({}); print(typeof f());',
    'table',
    'null',
  ],
  'a weak reference keeps its object': [
    'local w = {}.weakref(); print(typeof w.ref());',
    'table',
    'null',
  ],
  'an integer is compared with a float as a float': [
    'print(16777217 > 16777216.0);',
    'false',
    'true',
  ],
  'what is not a number has no sign': ['print(0.0 / 0.0);', 'nan', '-nan'],
};

for (const [title, [source, engine, machine]] of Object.entries(differences)) {
  test.serial(title, async (t) => {
    t.deepEqual(outcomeInEngine(source), { output: engine, error: null });
    t.deepEqual(await outcomeInMachine(t, source), { output: machine, error: null });
  });
}

test('a remainder that fails is an operand', (t) => {
  t.is(outcomeInEngine('local a = 7; print(5 % 0); print(" " + a % 0);').output, '5 0');
});

test('a table has no member null to be set', (t) => {
  t.is(outcomeInEngine('local t = {}; t[null] = 1;').error, "the index 'null' does not exist");
});

test('the smallest integer divided by -1 wraps', (t) => {
  t.is(outcomeInEngine('local a = -2147483647 - 1; print(a / -1);').output, '-2147483648');
});

test('calls without end stop the program, which cannot catch it', (t) => {
  const [, error] = failureOf('function f() { return f() + 1; } try f() catch (e) print("no");');
  t.is(error.message, 'stack overflow');
});

test('more elements than there is memory for stop the program', (t) => {
  for (const source of ['array(100000000)', '[].resize(100000000)', 'blob(100000000)']) {
    t.is(failureOf(`try ${source} catch (e) print("no");`)[1].message, 'out of memory');
  }
});

test('a stack trace has the functions that returned what another one threw', (t) => {
  const source = 'function f() {\n  throw "x";\n}\nfunction g() {\n  return f();\n}\ng();';
  const { frames } = failureOf(source)[1];
  t.deepEqual(
    frames.map((each) => `${each.function} ${each.file}:${each.line}`),
    ['f program.nut:2', 'g program.nut:5', 'main program.nut:7'],
  );
});

test('a member of a class is named by a string', (t) => {
  const { error } = outcomeInEngine('class A { [1] = 2; }');
  t.is(error, 'a member of a class cannot be named by a integer');
});
