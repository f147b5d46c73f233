/**
 * `npm run check`: all that must be right before a change is merged. CI runs the same.
 * `npm run check -- types docs`: only these steps, by the beginnings of their names.
 */
import { fileURLToPath } from 'node:url';
import { runSteps, type Step } from './steps.js';

export const steps: readonly Step[] = [
  {
    name: 'build',
    command: 'npm run --silent build',
    remedy: 'Mend what esbuild or tsc names above.',
  },
  {
    name: 'generated files',
    command: 'npm run --silent generate -- --check',
    remedy: 'Run `npm run generate`, read the diff, and commit it with its source.',
  },
  {
    name: 'schema of scenarios',
    command: 'npm run --silent schema -- --check',
    remedy: 'Run `npm run schema`, and commit it with the types.',
  },
  {
    name: 'types',
    command: 'npm run --silent typecheck',
    remedy: 'Mend what tsc names above.',
  },
  {
    name: 'lint and format',
    command: 'npm run --silent lint',
    remedy: 'Run `npm run format`; `npx eslint --fix .` mends some of the rest.',
  },
  {
    name: 'nothing unused',
    command: 'npm run --silent unused',
    remedy: 'Delete what knip names above, or its `export`; knip.jsonc lists what starts programs.',
  },
  {
    name: 'API docs',
    command: 'npm run --silent docs',
    remedy: 'Mend the doc comments that typedoc names above.',
  },
  {
    name: 'audit',
    command: 'npm run --silent audit',
    remedy: 'Run `npm audit fix --omit=dev`, then this again; else replace the dependency.',
  },
  {
    name: 'tests',
    command: 'ava',
    remedy: 'Run one file: `npm run build && npx ava FILE`.',
  },
  {
    name: 'size',
    command: 'npm run --silent size',
    remedy: 'Take out of core/ what the import does not need.',
  },
];

/** The steps whose names begin with one of these; all, if there are none. */
export function choose(names: readonly string[]): Step[] {
  return steps.filter(
    ({ name }) => names.length === 0 || names.some((each) => name.startsWith(each)),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const names = process.argv.slice(2);
  const wanted = choose(names);
  if (wanted.length === 0) console.error(`There is no step ${names.join(' or ')}.`);
  process.exitCode = wanted.length > 0 && (await runSteps(wanted, console.log)) ? 0 : 1;
}
