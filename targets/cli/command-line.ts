/** Reads command lines, and says in the same words of every command what is wrong with one. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { didYouMean } from './did-you-mean.js';
import { UsageError } from './usage-error.js';

type Options = NonNullable<ParseArgsConfig['options']>;

interface Config<T extends Options> {
  args: string[];
  options: T;
  allowPositionals: true;
}

/**
 * Reads the arguments of a command.
 * @param command - What it is called, such as `impsim fleet`; it has a `--help`.
 * @param options - The options that it has.
 * @returns The values of the options by their names, and the other arguments.
 * @throws UsageError when there is no such option, or its value is missing or too much.
 */
export function readArguments<T extends Options>(
  command: string,
  args: readonly string[],
  options: T,
): ReturnType<typeof parseArgs<Config<T>>> {
  // By itself Node refuses values that begin with a dash, such as negative numbers.
  const found = parseArgs({ args: [...args], options, strict: false, tokens: true });
  const given: string[] = [];
  for (const token of found.tokens) {
    if (token.kind !== 'option') continue;
    const mistake = mistakeIn(token, options);
    if (mistake !== null) throw new UsageError(`${mistake}\nSee ${command} --help.`);
    given.push(token.value === undefined ? `--${token.name}` : `--${token.name}=${token.value}`);
  }
  const all = [...given, '--', ...found.positionals];
  return parseArgs<Config<T>>({ args: all, options, allowPositionals: true });
}

/** An option as it was given. */
interface Given {
  name: string;
  rawName: string;
  value?: string | undefined;
  inlineValue?: boolean | undefined;
}

function mistakeIn({ name, rawName, value, inlineValue }: Given, options: Options): string | null {
  const option = options[name];
  if (!option) return `there is no option ${rawName}${meantBy(rawName, Object.keys(options))}`;
  if (option.type === 'boolean') {
    return value === undefined ? null : `${rawName} takes no value, got ${value}.`;
  }
  if (value === undefined) return `${rawName} needs a value.`;
  const isOption = inlineValue !== true && value.startsWith('--');
  return isOption ? `${rawName} needs a value, got ${value}.` : null;
}

function meantBy(rawName: string, names: readonly string[]): string {
  const meant = didYouMean(
    rawName,
    names.map((name) => `--${name}`),
  );
  return meant === '' ? '.' : meant;
}
