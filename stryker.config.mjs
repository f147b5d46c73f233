import { argv } from 'node:process';

// Changes the core in one small place after the other: a test has to fail each time. All changes
// are in one copy, which is bundled with the tests once; a variable of the environment chooses one.
//
// No program can notice the survivors, such as: `_connected` begins as true, which the constructor
// overwrites; null is walked for settings, which finds none; of two equal times the other is taken; an
// idle check goes through the rest of the step, which does nothing; a text is made of a text. One
// needs a subclass that ignores connect(), as storms have.
//
// `npm run mutate -- --mutate codegen/check/arity.ts` changes the generator instead, and runs its own tests:
// some 15 seconds for each change, so point it at one file, or at some lines of it.
const isGenerator = argv.some((each) => each.startsWith('codegen/'));
const bundle = isGenerator ? 'dist/codegen-mutants.mjs' : 'dist/mutants.mjs';
const external = isGenerator ? '--packages=external' : '';
const tests = isGenerator ? 'tests/support/codegen-mutants.ts' : 'tests/simulation/mutants.ts';

export default {
  // The add-ons have tests of their own, which do not run here.
  mutate: ['core/*.ts'],
  testRunner: 'command',
  buildCommand: `esbuild ${tests} --bundle ${external} --platform=node --format=esm --log-level=error --outfile=${bundle}`,
  commandRunner: { command: `node ${bundle}` },
  coverageAnalysis: 'off',
  // It would add a comment to the programs that the generator is tested with.
  disableTypeChecks: false,
  concurrency: 2,
  // Stryker counts what times out as noticed: a busy computer must not look like an endless loop.
  timeoutMS: isGenerator ? 300_000 : 60_000,
  reporters: ['progress-append-only', 'clear-text', 'json'],
  jsonReporter: { fileName: 'coverage/mutation.json' },
  tempDirName: '.cache/stryker',
  ignorePatterns: ['dist', 'coverage', '.cache'],
};
