/**
 * As much of JSON Schema as the files of this package need. Libraries for all of it compile a schema
 * when a program runs, which takes longer than most simulations, and would be the most of what the
 * simulator's users import.
 */
import { didYouMean } from '../cli/did-you-mean.js';
import { DURATIONS, secondsIn } from './duration.js';
import { ESCAPED, ESCAPES } from './escapes.js';
import { EXPECTATION, EXPECTATIONS } from './expectation.js';

/** What text that must look like a pattern is called, for messages; other patterns are durations. */
const PATTERNS: Readonly<Record<string, string>> = {
  [ESCAPED]: ESCAPES,
  [EXPECTATION]: EXPECTATIONS,
};

/** What a value must be. */
export interface Schema {
  /** For the reader. */
  readonly description?: string;

  /** `#/definitions/` and a name. */
  readonly $ref?: string;

  /** Values of `enum` and `const`, or a schema; and whether it may be null. */
  readonly anyOf?: readonly Schema[];

  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];

  /** Others than `properties`, by what their names look like. */
  readonly patternProperties?: Readonly<Record<string, Schema>>;

  /** Names that `patternProperties` take. */
  readonly examples?: readonly string[];

  /** Whether there may be others than these, or what those must be. Default: true. */
  readonly additionalProperties?: boolean | Schema;

  readonly items?: Schema;
  readonly minimum?: number;
  readonly maximum?: number;

  /** Only 1: whole numbers. */
  readonly multipleOf?: number;

  /** Only those of durations, of text with escapes, and of expectations. */
  readonly pattern?: string;
}

/** A schema with those that it refers to. */
export interface WholeSchema extends Schema {
  readonly definitions?: Readonly<Record<string, Schema>>;
}

/**
 * Looks for mistakes in a value.
 * @returns For each the path and what is wrong, such as `network[2].at: must be a number >= 0, got "5"`.
 */
export function mistakesIn(value: unknown, schema: WholeSchema): string[] {
  return new Search(schema.definitions ?? {}).find(value, schema, '');
}

class Search {
  constructor(private readonly definitions: Readonly<Record<string, Schema>>) {}

  find(value: unknown, schema: Schema, path: string): string[] {
    const choices = this.choicesOf(schema);
    if (value === null && choices.some(({ type }) => type === 'null')) return [];
    const allowed = choices.flatMap((each) => each.enum ?? ('const' in each ? [each.const] : []));
    if (allowed.length === 0) return this.findInOne(value, choiceFor(value, choices), path);
    return allowed.includes(value)
      ? []
      : [wrong(path, listOf(allowed), value) + hint(value, allowed)];
  }

  private choicesOf({ $ref, anyOf, ...schema }: Schema): Schema[] {
    if ($ref !== undefined) return this.choicesOf(this.definitions[$ref.split('/').at(-1)!]!);
    return anyOf?.flatMap((each) => this.choicesOf(each)) ?? [schema];
  }

  private findInOne(value: unknown, schema: Schema, path: string): string[] {
    const types = schema.type === undefined ? [] : [schema.type].flat();
    if (types.length > 0 && !types.includes(typeOf(value))) {
      return [wrong(path, nameOf(types, schema), value) + inSeconds(value, types)];
    }
    if (typeof value === 'number') return wrongNumber(value, schema, path);
    if (typeof value === 'string') return wrongText(value, schema, path);
    const { items, properties, patternProperties, additionalProperties } = schema;
    if (Array.isArray(value) && items) {
      return value.flatMap((each, index) => this.find(each, items, `${path}[${index}]`));
    }
    const isObject = [properties, patternProperties, additionalProperties].some(
      (each) => typeof each === 'object',
    );
    return isObject ? this.findInObject(value as object, schema, path) : [];
  }

  // What is undefined in JavaScript is as if it was not there.
  private findInObject(value: object, schema: Schema, path: string): string[] {
    const { required = [] } = schema;
    const entries = Object.entries(value).filter(([, each]) => each !== undefined);
    const missing = required.filter((name) => !entries.some(([given]) => given === name));
    return [
      ...entries.flatMap(([name, each]) => this.findInMember(name, each, schema, path)),
      ...missing.map((name) => `${join(path, name)}: is missing`),
    ];
  }

  private findInMember(name: string, value: unknown, schema: Schema, path: string): string[] {
    const { properties = {}, patternProperties = {}, examples, additionalProperties } = schema;
    const pattern = Object.keys(patternProperties).find((each) => new RegExp(each).test(name));
    const known = Object.hasOwn(properties, name) ? properties[name] : null;
    const member = known ?? (pattern === undefined ? null : patternProperties[pattern]);
    if (member) return this.find(value, member, join(path, name));
    if (typeof additionalProperties === 'object') {
      return this.find(value, additionalProperties, join(path, name));
    }
    if (additionalProperties !== false) return [];
    const like = examples === undefined ? '' : `; names are like ${examples.join(', ')}`;
    const meant = didYouMean(name, Object.keys(properties));
    return [`${join(path, name)}: there is no such setting${meant || like}`];
  }
}

/** Of several schemas the one for values of that type. */
function choiceFor(value: unknown, choices: readonly Schema[]): Schema {
  const type = typeOf(value);
  return (
    choices.find((each) => each.type !== undefined && [each.type].flat().includes(type)) ??
    choices[0]!
  );
}

function wrongNumber(value: number, { minimum, maximum, multipleOf }: Schema, path: string) {
  if (minimum !== undefined && value < minimum) return [wrong(path, `>= ${minimum}`, value)];
  if (maximum !== undefined && value > maximum) return [wrong(path, `<= ${maximum}`, value)];
  if (multipleOf === undefined || value % multipleOf === 0) return [];
  return [wrong(path, 'a whole number', value)];
}

function wrongText(value: string, { pattern }: Schema, path: string): string[] {
  if (pattern === undefined || new RegExp(pattern).test(value)) return [];
  return [wrong(path, PATTERNS[pattern] ?? DURATIONS, value)];
}

function wrong(path: string, allowed: string, value: unknown): string {
  return `${path === '' ? '' : `${path}: `}must be ${allowed}, got ${show(value)}`;
}

function hint(value: unknown, allowed: readonly unknown[]): string {
  const words = allowed.filter((each) => typeof each === 'string');
  return typeof value === 'string' ? didYouMean(value, words) : '';
}

/** Helps those who have written a duration where a number of seconds must be. */
function inSeconds(value: unknown, types: readonly string[]): string {
  if (typeof value !== 'string' || !types.includes('number')) return '';
  const seconds = /[smhd]$/.test(value) ? secondsIn(value) : null;
  return seconds === null ? '' : `; times are seconds: write ${seconds}`;
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  // JSON has no others.
  return typeof value === 'number' && !Number.isFinite(value) ? 'no number' : typeof value;
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function listOf(values: readonly unknown[]): string {
  return values.map(show).join(' or ');
}

function nameOf(types: readonly string[], { minimum }: Schema): string {
  const names = types.filter((name) => name !== 'null');
  const range = minimum === undefined ? '' : ` >= ${minimum}`;
  return names
    .map((name) => (/^[aeio]/.test(name) ? `an ${name}` : `a ${name}`))
    .map((name) => (name === 'a number' ? name + range : name))
    .join(' or ');
}

function show(value: unknown): string {
  const isJson = typeof value === 'string' || typeof value === 'object';
  const text = isJson ? JSON.stringify(value) : `${value as number}`;
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
