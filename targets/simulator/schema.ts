/**
 * Writes scenario.schema.json, which the types of scenario-file.ts describe: `npm run schema`.
 */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
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

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(schemaFile, await makeSchema());
}
