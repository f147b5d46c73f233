// Changes the core in one small place after the other: a test has to fail each time. All changes
// are in one copy, which is bundled with the tests once; a variable of the environment chooses one.
const bundle = 'dist/mutants.mjs';

export default {
  mutate: ['core/**/*.ts'],
  testRunner: 'command',
  buildCommand: `esbuild tests/simulation/mutants.ts --bundle --platform=node --format=esm --log-level=error --outfile=${bundle}`,
  commandRunner: { command: `node ${bundle}` },
  coverageAnalysis: 'off',
  concurrency: 2,
  timeoutMS: 10000,
  reporters: ['progress-append-only', 'clear-text', 'json'],
  jsonReporter: { fileName: 'coverage/mutation.json' },
  tempDirName: '.cache/stryker',
  ignorePatterns: ['dist', 'coverage', '.cache'],
};
