/** What a program uses and does not find: said before it runs, and all at once. */
import { agentNames, isImpOs } from '../impos/index.js';

/** Names such as `hardware.usb`, in the order of their first use. */
export interface MissingNames {
  /** What impOS has, and the simulated imp does not. */
  readonly unsimulated: readonly string[];
  /** What only agents have. */
  readonly ofAgents: readonly string[];
}

/** Texts and comments: names in them are no use of these names. */
const APART = /@?"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\\n])*'|\/\/.*|\/\*[^]*?\*\//g;

/** A module with its member, `imp.net` with the member of that; not where the module is a member. */
const USE =
  /(?<![\w.])(?:(imp\.net|server|imp|hardware|agent|crypto|device|http|ftp)\.(\w+)|([A-Z][A-Z_0-9]+)\b)/g;

/**
 * Looks for names that a program does not find. What it asks for with `in` it can do without.
 * @param text - The program, in Squirrel or JavaScript.
 * @param scope - What there is: impOS's global scope.
 */
export function missingNames(text: string, scope: object): MissingNames {
  const code = text.replace(APART, ' ');
  const used = new Set([...code.matchAll(USE)].map(([use]) => use));
  const names = [...used].filter((name) => {
    return !isFound(name, scope) && !isAskedFor(name, text) && !isAssigned(name, code);
  });
  return {
    unsimulated: names.filter(isImpOs),
    ofAgents: names.filter((name) => isOfAgents(name) && !isDefined(name, code)),
  };
}

/** Whether only agents have something, such as `device.on`. */
export function isOfAgents(name: string): boolean {
  const [module = ''] = name.split('.');
  return agentNames.includes(name) || agentNames.includes(module);
}

/** Lines for people. */
export function describeMissing(file: string, { unsimulated, ofAgents }: MissingNames): string[] {
  const warnings: string[] = [];
  if (unsimulated.length > 0) {
    const names = unsimulated.join(', ');
    warnings.push(`warning: ${file} uses what the simulated imp does not have: ${names}`);
  }
  if (ofAgents.length > 0) {
    const names = ofAgents.join(', ');
    warnings.push(
      `warning: ${file} uses what only agents have: ${names}. impsim runs device programs.`,
    );
  }
  return warnings;
}

function isFound(path: string, scope: object): boolean {
  let found: unknown = scope;
  for (const name of path.split('.')) {
    if (typeof found !== 'object' || found === null || !(name in found)) return false;
    found = Reflect.get(found, name);
  }
  return true;
}

function isAskedFor(path: string, text: string): boolean {
  const name = path.split('.').at(-1)!;
  return new RegExp(`["']${name}["']\\s+in\\b`).test(text);
}

/** Whether a program, or its stubs, put it there. */
function isAssigned(path: string, code: string): boolean {
  return new RegExp(`\\b${path.replace('.', '\\s*\\.\\s*')}\\s*(?:<-|=(?!=))`).test(code);
}

/** Whether a program has something of its own that is called like a global of agents. */
function isDefined(path: string, code: string): boolean {
  const [name = ''] = path.split('.');
  const before = '(?:local|function|class|const|let|var|[,(])\\s*';
  return (
    name !== 'server' && (isAssigned(name, code) || new RegExp(`${before}${name}\\b`).test(code))
  );
}
