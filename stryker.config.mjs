// Changes the core in one small place after the other: a test has to fail each time. All changes
// are in one copy, which is bundled with the tests once; a variable of the environment chooses one.
//
// No program can notice the survivors, such as: `_connected` begins as true, which the constructor
// overwrites; null is walked for settings, which finds none; of two equal times the other is taken; an
// idle check goes through the rest of the step, which does nothing; a text is made of a text. One
// needs a subclass that ignores connect(), as storms have.
const bundle = 'dist/mutants.mjs';

export default {
  mutate: ['core/**/*.ts'],
  testRunner: 'command',
  buildCommand: `esbuild tests/simulation/mutants.ts --bundle --platform=node --format=esm --log-level=error --outfile=${bundle}`,
  commandRunner: { command: `node ${bundle}` },
  coverageAnalysis: 'off',
  concurrency: 2,
  // Stryker counts what times out as noticed: a busy computer must not look like an endless loop.
  timeoutMS: 60000,
  reporters: ['progress-append-only', 'clear-text', 'json'],
  jsonReporter: { fileName: 'coverage/mutation.json' },
  tempDirName: '.cache/stryker',
  ignorePatterns: ['dist', 'coverage', '.cache'],
};
