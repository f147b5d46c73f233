/** Scenarios by the name of a file, or of one that is in the package. */
import { existsSync, readdirSync } from 'node:fs';
import { didYouMean } from '../../codegen/did-you-mean.js';
import { fileTrouble } from '../../codegen/file-trouble.js';
import { UsageError } from '../../codegen/usage-error.js';
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
  for (const key of ['$schema', 'program', 'duration']) Reflect.deleteProperty(scenario, key);
  return scenario;
}

/**
 * @param name - A file, or the name of a scenario in the package.
 * @throws UsageError when there is none, or it is wrong.
 */
export async function findScenario(name: string): Promise<ScenarioFile> {
  const isReady = !existsSync(name) && scenarioNames().includes(name);
  const file = isReady ? packageFile(`${FOLDER}/${name}.json`) : name;
  try {
    return await readScenario(file);
  } catch (error) {
    throw new UsageError(error instanceof ScenarioError ? error.message : missing(name, error));
  }
}

function missing(name: string, error: unknown): string {
  if (existsSync(name)) return `--scenario: cannot read ${name}: ${fileTrouble(error)}.`;
  const meant = didYouMean(name, scenarioNames()) || '.';
  return `--scenario: there is no file ${name}, and no ready scenario of that name${meant}
See impsim --list.`;
}
