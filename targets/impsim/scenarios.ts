/** Scenarios by the name of a file, or of one that is in the package. */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { didYouMean } from '../cli/did-you-mean.js';
import { fileTrouble } from '../cli/file-trouble.js';
import { pathOf } from '../../codegen/cli/report.js';
import { UsageError } from '../cli/usage-error.js';
import { readScenario, ScenarioError, type ScenarioFile } from '../simulator/scenario-file.js';
import { packageFile } from './package-files.js';

const FOLDER = 'targets/simulator/scenarios';

/** The names of the scenarios in the package. */
function scenarioNames(): string[] {
  const files = readdirSync(packageFile(FOLDER)).filter((file) => file.endsWith('.json'));
  return files.map((file) => file.slice(0, -'.json'.length)).sort();
}

/** The scenarios in the package, a line for each: its name, and what it is about. */
export async function scenarioList(): Promise<string> {
  const names = scenarioNames();
  const width = Math.max(...names.map((name) => name.length));
  const lines = names.map(async (name) => {
    const { title = '' } = await findScenario(name);
    return `${name.padEnd(width)}  ${title}\n`;
  });
  return (await Promise.all(lines)).join('');
}

/** What happens and its title, without what is to be run in it. */
export function withoutRun(file: ScenarioFile): ScenarioFile {
  const scenario = { ...file };
  for (const key of ['$schema', 'program', 'duration', 'expect'])
    Reflect.deleteProperty(scenario, key);
  return scenario;
}

/**
 * The program that the file of a scenario names.
 * @param name - The file's name, which that of the program is relative to.
 * @returns The path of the program; null for none.
 */
export function programOf({ program }: ScenarioFile, name: string): string | null {
  return program === undefined ? null : pathOf(resolve(dirname(name), program), process.cwd());
}

/**
 * @param name - A file, or the name of a scenario in the package.
 * @throws UsageError when there is none, or it is wrong.
 */
export async function findScenario(name: string): Promise<ScenarioFile> {
  const file = isFile(name) ? name : readyFile(name);
  try {
    return await readScenario(file);
  } catch (error) {
    if (error instanceof ScenarioError) throw new UsageError(error.message);
    throw new UsageError(`--scenario: cannot read ${name}: ${fileTrouble(error)}.`);
  }
}

/** Whether a name is that of a file: whatever lies in the current folder, a ready scenario stays one. */
function isFile(name: string): boolean {
  return name.endsWith('.json') || name.includes('/') || name.includes(sep);
}

function readyFile(name: string): string {
  if (scenarioNames().includes(name)) return packageFile(`${FOLDER}/${name}.json`);
  const meant = didYouMean(name, scenarioNames()) || '.';
  const hint = existsSync(name) ? ` For the file of that name, write .${sep}${name}` : '';
  throw new UsageError(
    `--scenario: there is no ready scenario ${name}${meant}\nSee impsim --list.${hint}`,
  );
}
