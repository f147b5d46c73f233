import { arrayHelpers } from './arrays.js';
import { collectionHelpers } from './collections.js';
import { recordHelpers } from './records.js';
import { numberHelpers } from './numbers.js';
import { stringHelpers } from './strings.js';
import { typeHelpers } from './types.js';

/** What a generated file brings along when it uses it. Each uses only those above it. */
const helpers = {
  ...stringHelpers,
  ...arrayHelpers,
  ...numberHelpers,
  ...collectionHelpers,
  ...recordHelpers,
  ...typeHelpers,
};

export type HelperName = keyof typeof helpers;

/** The names of all helpers, in the order in which they stand in a file. */
export const helperNames = Object.keys(helpers) as HelperName[];

/**
 * The methods of Squirrel's own types. Where `this` is an array, as it is in a function that map()
 * calls, these are nearer than a global.
 */
export const delegateNames: ReadonlySet<string> = new Set(
  (
    'append apply clear extend filter find insert len map pop push reduce remove resize reverse ' +
    'slice sort top tostring weakref'
  ).split(' '),
);

export function isHelperName(name: string): name is HelperName {
  return Object.hasOwn(helpers, name);
}

/** The texts of the helpers that are used, and of those that they use. */
export function helperTexts(used: ReadonlySet<string>): string[] {
  return helpersNeeded(used).map((name) => helpers[name]);
}

/** The helpers that are used, and those that they use, in the order in which they stand. */
export function helpersNeeded(used: ReadonlySet<string>): HelperName[] {
  const needed = new Set(used);
  for (const name of [...helperNames].reverse()) {
    if (needed.has(name)) for (const other of usedBy(name)) needed.add(other);
  }
  return helperNames.filter((name) => needed.has(name));
}

function usedBy(name: HelperName): string[] {
  const code = helpers[name].replaceAll(/\/\/.*|\/\*[^]*?\*\/|"[^"]*"/g, '');
  const words = code.match(/(?<![.\w])[A-Za-z]\w*/g) ?? [];
  return words.filter((word) => word !== name && isHelperName(word));
}
