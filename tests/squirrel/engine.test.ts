/** The embedded engine beside its programs: dialects, steps, errors and values from outside. */
import test from 'ava';
import {
  createEngine,
  decodeText,
  fromJson,
  SquirrelSyntaxError,
  toJson,
} from '../../targets/squirrel/engine/engine.js';
import { failureOf, printingEngine } from '../support/engine.js';
import { compareRandomPrograms } from './random.js';

/** What a program prints on an imp. */
function printedOnImp(source: string): string {
  const { engine, output } = printingEngine({ dialect: 'impos' });
  engine.run(source, 'program.nut');
  return output();
}

test('mathematics is in a table on an imp', (t) => {
  t.is(printedOnImp('print(math.abs(-3) + " " + ("abs" in getroottable()));'), '3 false');
});

test('blobs have texts on an imp', (t) => {
  const source = `local b = blob();
    b.writestring("hello"); b.seek(1);
    print(b.readstring(3) + " " + b.tostring() + " " + b.len());`;
  t.is(printedOnImp(source), 'ell hello 5');
});

test('an imp lacks what came later or reaches the computer', (t) => {
  const names = ['newthread', 'suspend', 'compilestring', 'getconsttable', 'startswith', 'escape'];
  const lines = names.map((each) => `print("${each}" in getroottable());`);
  t.is(printedOnImp(lines.join('\n')), 'false'.repeat(names.length));
});

test('an endless loop ends where it is, and what was printed stays', (t) => {
  let turns = 0;
  const { engine, output } = printingEngine({
    stepsAtATime: 1000,
    onSteps: () => {
      if (++turns === 3) engine.halt('too many steps');
    },
  });
  const source =
    'print("before");\nfunction spin() {\n  while (true) {\n  }\n}\ntry spin() catch (e) {}';
  const error = t.throws(() => engine.run(source, 'loop.nut'), { message: 'too many steps' });
  t.is(output(), 'before');
  t.like(error, {
    frames: [
      { function: 'spin', line: 3 },
      { function: 'main', line: 6 },
    ],
  });
});

test('time passes within a call', (t) => {
  let milliseconds = 0;
  const { engine, output } = printingEngine({
    stepsAtATime: 10,
    onSteps: (steps) => {
      milliseconds += steps;
    },
  });
  engine.setGlobal(
    'millis',
    engine.function('millis', () => milliseconds, 0),
  );
  engine.run('local t = millis(); while (millis() - t < 1000); print("done");', 'wait.nut');
  t.is(output(), 'done');
});

test('an error has its value and the functions that it left', (t) => {
  const [output, error] = failureOf(
    'print("a");\nlocal t = {};\nfunction f() {\n  t.x();\n}\nf();',
  );
  t.is(output, 'a');
  t.is(error.message, "the index 'x' does not exist");
  t.is(error.value, "the index 'x' does not exist");
  t.like(error.frames, [
    { function: 'f', file: 'program.nut', line: 4 },
    { function: 'main', file: 'program.nut', line: 6 },
  ]);
});

test('functions of JavaScript are called with what the program gives them', (t) => {
  const engine = createEngine();
  const calls: unknown[] = [];
  engine.setGlobal(
    'note',
    engine.function('note', (_, ...args) => {
      calls.push(...args.map(toJson));
      return fromJson({ list: [1, 2.5, 'é', null] });
    }),
  );
  const result = engine.run('return note({ a = [1, 2.5], b = "é" }, true);', 'program.nut');
  t.deepEqual(calls, [{ a: [1, 2.5], b: 'é' }, true]);
  t.deepEqual(toJson(result), { list: [1, 2.5, 'é', null] });
});

test('functions and instances are no JSON', (t) => {
  const engine = createEngine();
  t.throws(() => toJson(engine.run('return { f = @() 1 };', 'program.nut')), {
    message: 'A function cannot be serialized.',
  });
});

test('a program that is refused names its place', (t) => {
  const error = t.throws(() => createEngine().compile('local a = 1;\nlocal b = ;', 'bad.nut'));
  t.true(error instanceof SquirrelSyntaxError);
  t.is(error.message, 'bad.nut:2:11: expression expected');
});

test('a function has at most 255 variables, as in the machine', (t) => {
  const source = (count: number) => {
    const lines = Array.from({ length: count }, (_, place) => `  local a${place};`);
    return ['local f = function() {', ...lines, '};'].join('\n');
  };
  t.notThrows(() => createEngine().compile(source(255), 'x.nut'));
  t.throws(() => createEngine().compile(source(256), 'x.nut'), {
    message: 'x.nut:257:9: internal compiler error: too many locals',
  });
});

test('an error names a key up to its NUL, as in the machine', (t) => {
  t.is(failureOf('({})["a\\x00b"];')[1].message, "the index 'a' does not exist");
});

test('bytes that are not UTF-8 are shown as such', (t) => {
  t.is(decodeText('\xc3\xa9 \xff\xe2\x82'), 'é \ufffd\ufffd\ufffd');
});

test('random programs do the same in the Squirrel machine', async (t) => {
  t.timeout(240_000);
  const seed = Math.floor(Math.random() * 2 ** 31);
  t.log(`seed ${seed}`);
  const [first] = await compareRandomPrograms(seed, 300);
  t.is(first?.engine, first?.machine, first?.program);
});

test('engines that run the same program share nothing that it changes', (t) => {
  const source = `const LIMIT = 3; enum Mode { on = 1 }
    class Counter { list = null; constructor() { list = [1.5, { a = 1 }]; } }
    counter <- Counter(); counter.list.push(LIMIT + Mode.on); print(counter.list.len());`;
  for (const round of [1, 2]) {
    const { engine, output } = printingEngine({ dialect: 'impos' });
    engine.run(source, 'shared.nut');
    engine.run('print(LIMIT + " " + counter.list[2] + " " + counter.list[1].a++);', 'other.nut');
    t.is(output(), '33 4 1', `round ${round}`);
  }
});
