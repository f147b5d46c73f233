/**
 * Writes scenario.schema.json, which the types of scenario-file.ts describe: `npm run schema`. With
 * `--check` it writes nothing, and fails when the file is not what it would write.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format } from 'prettier';
import { createGenerator } from 'ts-json-schema-generator';
import { PORT_NAMES } from '../impos/index.js';

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
  const parts = ['I2cDevices', 'Registers', 'Reception'].map((each) =>
    generator.createSchema(each),
  );
  const definitions = Object.assign(
    {},
    schema.definitions,
    ...parts.map((each) => each.definitions),
  ) as Definitions;
  for (const [name, pattern] of Object.entries(namePatterns(definitions))) {
    definitions[name] = { ...definitions[name], ...pattern, additionalProperties: false };
  }
  const whole = { title: 'A scenario of a simulated imp', ...schema, definitions };
  return format(JSON.stringify(whole), {
    parser: 'json',
    printWidth: 100,
  });
}

type Definitions = Record<string, Record<string, unknown>>;

/** What the types cannot say of names: those of pins and buses, addresses and registers. */
function namePatterns({ I2cDevices, Registers }: Definitions): Definitions {
  const refer = (name: string) => ({ $ref: `#/definitions/${name}` });
  const list = (name: string) => ({ type: 'array', items: refer(name) });
  const { pin, i2c, spi, uart } = PORT_NAMES;
  return {
    Inputs: {
      patternProperties: {
        [pin.source]: list('InputChange'),
        [i2c.source]: refer('I2cDevices'),
        [spi.source]: refer('Registers'),
        [uart.source]: list('Reception'),
      },
      examples: ['pin9', 'i2c89', 'spi257', 'uart57'],
    },
    I2cDevices: {
      patternProperties: { '^0x[0-9a-fA-F]{1,2}$': I2cDevices!['additionalProperties'] },
      examples: ['0x48'],
    },
    Registers: {
      patternProperties: { '^0x([0-9a-fA-F]{2})+$': Registers!['additionalProperties'] },
      examples: ['0x00', '0x0102'],
    },
  };
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
