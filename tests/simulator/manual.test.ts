/** The manual, targets/simulator/README.md: it names all there is, with the defaults there are. */
import { readFile } from 'node:fs/promises';
import test from 'ava';
import { Project, type Type } from 'ts-morph';
import { DeviceImp } from '../../targets/simulator/device-imp.js';
import { SimulatedImp, type Scenario } from '../../targets/simulator/imp.js';
import schema from '../../targets/simulator/scenario.schema.json' with { type: 'json' };
import { root } from '../support/files.js';
import { features } from './features/index.js';
import { traceInNode } from './hosts.js';

interface Definition {
  description?: string;
  properties?: Readonly<Record<string, { description?: string; $ref?: string }>>;
}

const definitions: Readonly<Record<string, Definition>> = schema.definitions;

const tsConfigFilePath = `${root}tsconfig.json`;

const manual = await readFile(`${root}targets/simulator/README.md`, 'utf8');

/** The defaults that doc comments state, by the names of settings; those without any are empty. */
function statedDefaults(type: string): Map<string, string> {
  const properties = Object.entries(definitions[type]?.properties ?? {});
  return new Map(
    properties.map(([name, { description = '' }]) => {
      const [, stated = ''] = /Default: (.+?)(?:[,;]|\.(?: |$))/.exec(description) ?? [];
      return [name, stated.replaceAll('`', '')];
    }),
  );
}

/** The rows of the tables with that first heading, as cells without marks. */
function rowsUnder(heading: RegExp): string[][] {
  const tables = manual.split(/\n\n/).filter((each) => each.startsWith('| '));
  return tables
    .map((table) => table.split('\n').map(cellsOf))
    .filter(([first]) => heading.test(first?.[0] ?? ''))
    .flatMap((rows) => rows.slice(2));
}

function cellsOf(line: string): string[] {
  const cells = line.replaceAll('`', '').split('|');
  return cells.slice(1, -1).map((cell) => cell.trim());
}

const knobGroups =
  /^(Start|Network|Attempts|Sending|Agent|Timers|Clocks|Program|Inputs|Recording)$/;

/** What a file has besides the knobs. */
const fileSettings = ['$schema', 'title', 'server', 'program', 'duration', 'expect'];

test('the manual has a row for each knob, with the default that its doc comment states', (t) => {
  const stated = statedDefaults('ScenarioFile');
  for (const name of fileSettings) t.true(stated.delete(name), name);
  const rows = rowsUnder(knobGroups);
  t.deepEqual(
    rows.map(([name, , value]) => `${name}: ${value}`).sort(),
    [...stated].map(([name, value]) => `${name}: ${value}`).sort(),
  );
});

test('the manual has a row for each setting in the lists of a scenario', (t) => {
  const lists = {
    network: 'NetworkChange',
    answers: 'Answer',
    agentMessages: 'AgentMessage',
    agent: 'AgentAnswer',
    agentRequests: 'AgentRequest',
    agentResponses: 'AgentResponse',
    clockSteps: 'ClockStep',
  };
  for (const [list, type] of Object.entries(lists)) {
    const rows = rowsUnder(new RegExp(`^In ${list}$`));
    const withDefault = rows.filter((row) => row.length === 4);
    const stated = statedDefaults(type);
    t.deepEqual(rows.map(([name]) => name).sort(), [...stated.keys()].sort());
    for (const [name = '', , value] of withDefault) t.is(value, stated.get(name), name);
  }
});

test('the defaults that doc comments state are those that the simulated imp has', (t) => {
  const known = [...statedDefaults('ScenarioFile')].flatMap(([name, text]) => {
    const value = valueOf(text);
    return value === null ? [] : [[name, value] as const];
  });
  const defaults = Object.fromEntries(known) as Scenario;
  t.true(known.length > 25, `${known.length} defaults`);
  for (const feature of features) {
    const scenario = { ...defaults, ...feature.scenario };
    t.deepEqual(traceInNode({ ...feature, scenario }), traceInNode(feature), feature.title);
  }
});

test('the manual has a row for each kind of record', async (t) => {
  const sources = ['events.ts', 'hardware/events.ts', 'agent-events.ts'].map((file) =>
    readFile(`${root}targets/simulator/${file}`, 'utf8'),
  );
  const members = (await Promise.all(sources)).join('').matchAll(/ kind: ([^;]+);/g);
  const union = [...members].map(([, kinds]) => kinds).join();
  const kinds = [...union.matchAll(/'([^']+)'/g)].map(([, kind]) => kind);
  t.deepEqual(
    rowsUnder(/^Kind$/).map(([kind]) => kind),
    kinds,
  );
});

test('the manual names each member of a simulated imp', (t) => {
  const imp = new DeviceImp({});
  const prototypes = [SimulatedImp.prototype, DeviceImp.prototype];
  const names = new Set(prototypes.flatMap((each) => Object.getOwnPropertyNames(each)));
  const methods = [...names].map((name) => `${name}()`);
  const members = [...Object.keys(imp), ...methods].filter(
    (name) => !name.startsWith('_') && name !== 'constructor()',
  );
  const named = rowsUnder(/^Member of /).flatMap(([cell = '']) => cell.split(', '));
  t.deepEqual(named.sort(), members.sort());
});

test('the manual names each member of impOS that there is', (t) => {
  const project = new Project({ tsConfigFilePath, skipAddingFilesFromTsConfig: true });
  const source = project.addSourceFileAtPath(`${root}targets/simulator/platform.ts`);
  const platform = source.getInterfaceOrThrow('SimulatedPlatform').getType();
  const membersOf = (type: Type, path: string): string[] =>
    type.getProperties().flatMap((each) => {
      const name = path + each.getName();
      // The outcomes, which have none, are numbers.
      const member = each.getValueDeclaration()?.getType();
      if (member?.isInterface()) return membersOf(member, `${name}.`);
      return member !== undefined && member.getCallSignatures().length > 0 ? [`${name}()`] : [name];
    });
  const isConstant = (name: string) => /^[A-Z_0-9]+$/.test(name);
  const members = membersOf(platform, '');
  const named = rowsUnder(/^Global$/).flatMap(([module = '', list = '']) =>
    list.endsWith('()') ? list.split(', ').map((name) => `${module}.${name}`) : [module],
  );
  t.deepEqual(named.sort(), members.filter((name) => !isConstant(name)).sort());
  const families = [...manual.matchAll(/`([A-Z_]+_)\*`/g)].map(([, family]) => family!);
  for (const name of members.filter(isConstant)) {
    const isInFamily = families.some((family) => name.startsWith(family));
    t.true(isInFamily || manual.includes(`\`${name}\``), name);
  }
});

/** A number, a Boolean or a word that a scenario can hold; null for what is no value. */
function valueOf(text: string): unknown {
  if (/^[\d.]+$|^true$|^false$/.test(text)) return JSON.parse(text);
  return /^\w+$/.test(text) && text !== 'none' ? text : null;
}
