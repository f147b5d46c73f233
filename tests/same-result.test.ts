import { basename } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { runSquirrel, squirrelVm, type Bits } from '../targets/squirrel/vm.js';
import { fileFor } from './support/files.js';
import { fixturesOf, type Fixture } from './support/fixtures.js';

// impOS keeps in a table what stock Squirrel has among its globals.
const math =
  'math <- { acos = acos, asin = asin, atan = atan, atan2 = atan2, cos = cos, exp = exp, ' +
  'log = log, log10 = log10, pow = pow, rand = rand, sin = sin, sqrt = sqrt, tan = tan };';

/** What every program in tests/same-result and tests/programs exports. */
interface Program {
  readonly main: (print: (line: string) => void) => void;
}

for (const fixture of [...fixturesOf('same-result'), ...fixturesOf('programs')]) {
  const inNode = runInNode(fixture);
  for (const bits of [32, 64] as const) {
    test(`${fixture.name} prints the same in Node and in ${bits}-bit Squirrel`, async (t) => {
      t.not(await inNode, '', 'it prints nothing');
      t.is(await runInSquirrel(t, fixture, bits), await inNode);
    });
  }
  test(`${fixture.name} prints the same in compact Squirrel`, async (t) => {
    t.is(await runInSquirrel(t, fixture, 32, { isCompact: true }), await inNode);
  });
}

async function runInNode({ path }: Fixture): Promise<string> {
  const { main } = (await import(path)) as Program;
  const lines: string[] = [];
  main((line) => lines.push(line));
  return lines.join('\n');
}

async function runInSquirrel(
  t: ExecutionContext,
  fixture: Fixture,
  bits: Bits,
  options = { isCompact: false },
): Promise<string> {
  const { text, diagnostics } = fixture.generate(options);
  t.deepEqual(
    diagnostics.map(({ code, message }) => `${code}: ${message}`),
    [],
  );
  const program = `${math}\n${text}\nmain(function(line) { print(line + "\\n"); });\n`;
  const file = await fileFor(t, program, `${basename(fixture.path)}.nut`);
  const { ok, stdout, stderr } = await runSquirrel(await squirrelVm(bits), file);
  t.true(ok, stderr);
  return stdout.trimEnd();
}
