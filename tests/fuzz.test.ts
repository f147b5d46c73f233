import test from 'ava';
import { judge } from './fuzz/hosts.js';
import { search } from './fuzz/search.js';

// FUZZ_SEED and FUZZ_RUNS choose other programs, and more of them; so does `npm run fuzz`.

const seed = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * 0x7fffffff));
const count = Number(process.env['FUZZ_RUNS'] ?? 300);

test('random programs print the same in Node and in Squirrel', async (t) => {
  t.log(`FUZZ_SEED=${seed} FUZZ_RUNS=${count}`);
  const { found, refused } = await search({ seed, count });
  t.is(found, null);
  const refusals = Object.values(refused).reduce((sum, times) => sum + times, 0);
  t.true(refusals <= count / 20, `refused: ${JSON.stringify(refused)}`);
});

test('a program that prints something else in Squirrel is found out, among others', async (t) => {
  const same = "export function main(print: (line: string) => void): void {\n  print('');\n}\n";
  const other = same.replace("''", "`${'é'.length}`");
  const refused = same.replace("''", "'a'.normalize()");
  const wrong = same.replace("''", '1');
  const verdicts = await judge([same, other, same, refused, wrong, same]);
  t.deepEqual(
    verdicts.map((each) => each?.refusedWith ?? each?.kind),
    [undefined, 'another output in 32-bit Squirrel', undefined, 'CM1003', 'TS2345', undefined],
  );
  t.is(verdicts[1]?.details, 'Node prints:\n1\n\n32-bit Squirrel prints:\n2');
});

test('the same seed finds the same programs, in whatever batches', async (t) => {
  t.deepEqual(await search({ seed: 1, count: 3 }), {
    runs: 3,
    found: null,
    refused: {},
  });
});
