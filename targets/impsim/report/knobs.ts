import schema from '../../simulator/scenario.schema.json';
import type { Knob, TitledScenario } from './report-data.js';

const MOST_CHARACTERS = 60;

/** The settings of a scenario that are not as by default. */
export function changedKnobs(scenario: TitledScenario): Knob[] {
  return Object.entries(scenario).flatMap(([name, value]: [string, unknown]) => {
    if (value == null || name === 'title' || defaultOf(name) === valueText(value)) return [];
    return [{ name, value: valueText(value) }];
  });
}

/** The default is in the text of the schema only, where people read it. */
function defaultOf(name: string): string | undefined {
  const properties: Partial<Record<string, { description?: string }>> =
    schema.definitions.ScenarioFile.properties;
  const description = properties[name]?.description ?? '';
  return /Default: `?(-?[\w.]*\w)/.exec(description)?.[1];
}

function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.length === 1 ? '1 entry' : `${value.length} entries`;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text;
}
