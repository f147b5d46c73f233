// Changes the core in one small place after the other: a test has to fail each time. All changes
// are in one copy, which is bundled with the tests once; a variable of the environment chooses one.
//
// What survives is to be something that no program can notice, as these are: `_connected` begins as
// true, which the constructor overwrites; attempts are numbered downwards; logs are copied when none
// was sent; what is compared before `_cmLook()`, or before what ends an attempt, is compared there
// again; of two equal times the other is taken; and an ended attempt is forgotten a moment later,
// which the contract leaves open.
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
