import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import typescript from 'typescript-eslint';

// The generator, which impsim runs on device programs in TypeScript.
const generator = [
  'codegen/generate.ts',
  'codegen/cli/project.ts',
  'codegen/cli/report.ts',
  'codegen/load/sources.ts',
];

// The tree that the generator prints and the engine runs.
const squirrelTree = ['codegen/squirrel/tree.ts', 'codegen/squirrel/words.ts'];

// What the files of a folder may import, besides each other. A folder inside another one must satisfy
// both rows. `tests` has no row: it may import everything, and nothing may import it. `node_modules`
// are packages, and `dist` is the built package, which examples import under its own name.
const boundaries = {
  core: [],
  codegen: ['node_modules', 'package.json', 'targets/cli'],
  // The stages, each of which imports from those before it.
  'codegen/load': ['node_modules', 'targets/cli'],
  'codegen/analysis': ['node_modules', 'codegen/load'],
  'codegen/check': ['node_modules', 'codegen/load', 'codegen/analysis', 'codegen/squirrel'],
  'codegen/lower': [
    'node_modules',
    'targets/cli',
    'codegen/load',
    'codegen/analysis',
    'codegen/check',
    'codegen/squirrel',
  ],
  'codegen/squirrel': ['node_modules'],
  'codegen/squirrel/helpers': [],
  targets: ['core', 'codegen', 'dist', 'node_modules', 'package.json'],
  'targets/cli': ['node_modules'],
  'targets/imp': ['core', 'dist', 'targets/impos'],
  'targets/impos': [],
  'targets/javascript': ['node_modules'],
  'targets/simulator': [
    'core',
    'dist',
    'node_modules',
    'targets/cli/did-you-mean.ts',
    'targets/impsim/for-tests.ts',
    'targets/impsim/timeline.ts',
    'targets/imp',
    'targets/impos',
  ],
  'targets/squirrel': squirrelTree,
  // It also runs in a browser, so it knows nothing of the machines beside it.
  'targets/squirrel/engine': squirrelTree,
  'targets/impsim': [
    'core',
    'node_modules',
    'package.json',
    'targets/cli',
    'targets/imp',
    'targets/impos',
    'targets/simulator',
    'targets/squirrel',
    ...generator,
  ],
  // It runs in a browser, so file by file.
  'targets/impsim/report/page': [
    'node_modules',
    'targets/cli/noun-for.ts',
    'targets/impsim/fleet/summary.ts',
    'targets/impsim/link.ts',
    'targets/impsim/report/report-data.ts',
    'targets/impsim/timeline.ts',
    'targets/simulator/agent-events.ts',
    'targets/simulator/data.ts',
    'targets/simulator/describe-event.ts',
    'targets/simulator/hardware/events.ts',
    'targets/simulator/imp.ts',
  ],
};

const zones = Object.entries(boundaries).map(([folder, others]) => ({
  target: folder,
  from: '.',
  except: [folder, ...others],
  message: `Files in ${folder} may import only from ${[folder, ...others].join(', ')}.`,
}));

export default defineConfig(
  {
    ignores: [
      'dist',
      '.cache',
      'coverage',
      // Programs for the generator and for devices: what they look like is the point.
      'tests/devices/programs',
      'tests/everyday',
      'tests/rejects',
      'tests/same-result',
      'tests/translate',
      'tests/warnings',
    ],
  },
  js.configs.recommended,
  typescript.configs.strictTypeChecked,
  typescript.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      // `!` says that an element is there; the generator reads it and prints a plain access.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // `() => f()` is a tail call in Squirrel.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Where an arrow function has `this`, Squirrel says `self`; an author may say so, too.
      '@typescript-eslint/no-this-alias': ['error', { allowedNames: ['self'] }],
    },
  },
  {
    plugins: { 'import-x': importX },
    settings: {
      'import-x/extensions': ['.ts'],
      'import-x/resolver-next': [createNodeResolver({ extensionAlias: { '.js': ['.ts', '.js'] } })],
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones }],
      'no-restricted-syntax': [
        'error',
        {
          // The rule above does not see it.
          selector: 'TSImportType',
          message: 'Import the type at the top of the file.',
        },
      ],
    },
  },
  {
    // What also runs where there is no Node.
    files: [
      'core/**',
      'targets/simulator/**',
      'targets/squirrel/engine/**',
      'targets/impsim/report/page/**',
    ],
    ignores: ['targets/simulator/scenario-file.ts', 'targets/simulator/schema.ts'],
    rules: { 'import-x/no-nodejs-modules': 'error' },
  },
  {
    // Add-ons read the manager's settings.
    files: ['core/extras/**'],
    rules: {
      '@typescript-eslint/dot-notation': ['error', { allowPrivateClassPropertyAccess: true }],
    },
  },
  { files: ['codegen/**'], rules: { 'import-x/no-cycle': 'error' } },
  { files: ['**/*.mjs'], extends: [typescript.configs.disableTypeChecked] },
);
