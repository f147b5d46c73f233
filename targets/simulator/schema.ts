/**
 * Writes scenario.schema.json, which the types of scenario-file.ts describe: `npm run schema`. With
 * `--check` it writes nothing, and fails when the file is not what it would write.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format } from 'prettier';
import { createGenerator } from 'ts-json-schema-generator';

const folder = fileURLToPath(new URL('.', import.meta.url));

/** Where the schema is. */
export const schemaFile = `${folder}scenario.schema.json`;

/** The text of the schema, as the types are now. */
export async function makeSchema(): Promise<string> {
  const generator = createGenerator({
    path: `${folder}scenario-file.ts`,
    tsconfig: `${folder}../../tsconfig.json`,
    type: 'ScenarioFile',
    skipTypeCheck: true,
  });
  const schema = generator.createSchema('ScenarioFile');
  return format(JSON.stringify({ title: 'A scenario of a simulated imp', ...schema }), {
    parser: 'json',
    printWidth: 100,
  });
}

/** @returns The exit code. */
async function main(args: string[]): Promise<number> {
  const { check } = parseArgs({ args, options: { check: { type: 'boolean' } } }).values;
  const text = await makeSchema();
  if (check !== true) await writeFile(schemaFile, text);
  else if ((await readFile(schemaFile, 'utf8')) !== text) {
    console.error(`${schemaFile} is not what the types say. Run: npm run schema`);
    return 1;
  }
  return 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await main(process.argv.slice(2));
}
