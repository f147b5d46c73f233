/** Which tests there are, and what they test: `.impt.test`, as impt has it. */
import { existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileTrouble } from '../../cli/file-trouble.js';
import { UsageError } from '../../cli/usage-error.js';
import type { Variables } from '../builder.js';
import { mistakesIn, type WholeSchema } from '../../simulator/json-schema.js';

/** What impsim uses of a configuration; impt's has more. */
export interface TestConfiguration {
  /** The code under test on the device; null or an empty text for none. */
  readonly deviceFile?: string | null;
  readonly agentFile?: string | null;
  /** Patterns of files: `*` within a folder, `**` for any folders. */
  readonly testFiles?: readonly string[];
  /** Seconds that a test may take. */
  readonly timeout?: number;
  readonly allowDisconnect?: boolean;
  readonly stopOnFail?: boolean;
}

const USUAL_FILE = '.impt.test';

/** As impt has it. */
const USUAL_PATTERNS = ['*.test.nut', 'tests/**/*.test.nut'];

const SCHEMA: WholeSchema = {
  type: 'object',
  properties: {
    deviceFile: { type: ['string', 'null'] },
    agentFile: { type: ['string', 'null'] },
    testFiles: { type: 'array', items: { type: 'string' } },
    timeout: { type: 'number', minimum: 1, maximum: 1_000_000 },
    allowDisconnect: { type: 'boolean' },
    stopOnFail: { type: 'boolean' },
  },
};

/** What impt gives Builder. */
const BUILDER_FILE = '.imptest-builder';

const VARIABLES: WholeSchema = {
  type: 'object',
  properties: {},
  additionalProperties: { type: 'string' },
};

/**
 * Reads the variables for Builder in the current folder.
 * @throws UsageError when they cannot be used.
 */
export function readVariables(): Variables {
  if (!existsSync(BUILDER_FILE)) return {};
  return checked(BUILDER_FILE, VARIABLES) as Variables;
}

/**
 * Reads the configuration of the current folder, or the given one.
 * @throws UsageError when it cannot be used.
 */
export function readConfiguration(file: string | null): TestConfiguration {
  if (file === null && !existsSync(USUAL_FILE)) return {};
  return checked(file ?? USUAL_FILE, SCHEMA) as TestConfiguration;
}

function checked(file: string, schema: WholeSchema): unknown {
  const value = parse(file);
  const mistakes = mistakesIn(value, schema);
  if (mistakes.length > 0) throw new UsageError([`${file}:`, ...mistakes].join('\n  '));
  return value;
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError(`${file}: ${error.message}`);
    throw new UsageError(`cannot read ${file}: ${fileTrouble(error)}.`);
  }
}

/** The test files that the patterns of a configuration find below the current folder, sorted. */
export async function findTests({ testFiles = USUAL_PATTERNS }: TestConfiguration) {
  const patterns = testFiles.map(regExpOf);
  const files = await filesBelow('.');
  return files.filter((file) => patterns.some((each) => each.test(file))).sort();
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const nested = entries.map(async (entry) => {
    if (entry.name === 'node_modules' || entry.name === '.git') return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path.replaceAll('\\', '/')];
  });
  return (await Promise.all(nested)).flat();
}

function regExpOf(pattern: string): RegExp {
  const parts = pattern.replace(/^\.\//, '').split(/(\*\*\/|\*|\?)/);
  const translated = parts.map((part) => WILDCARDS[part] ?? part.replace(/[^\w/]/g, '\\$&'));
  return new RegExp(`^${translated.join('')}$`);
}

const WILDCARDS: Readonly<Record<string, string>> = {
  '**/': '(?:[^/]+/)*',
  '*': '[^/]*',
  '?': '[^/]',
};
