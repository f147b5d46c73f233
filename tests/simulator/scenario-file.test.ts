/** Scenario files: what is right, what is wrong, and what is said of it. */
import { readFile } from 'node:fs/promises';
import test from 'ava';
import { makeSchema, schemaFile } from '../../targets/simulator/schema.js';
import {
  checkScenario,
  parseDuration,
  parseScenario,
  readScenario,
  ScenarioError,
} from '../../targets/simulator/scenario-file.js';
import type { Schema } from '../../targets/simulator/json-schema.js';
import schema from '../../targets/simulator/scenario.schema.json' with { type: 'json' };
import { root } from '../support/files.js';

test('the published schema is what the types say; if not, npm run schema', async (t) => {
  t.is(await readFile(schemaFile, 'utf8'), await makeSchema());
});

test('the day of the examples is a scenario', async (t) => {
  const scenario = await readScenario(`${root}targets/simulator/examples/day.json`);
  t.is(scenario.boot, 'cold');
});

test('every mistake of a scenario is reported, with its path', (t) => {
  const mistakes = checkScenario({
    boot: 'hot',
    netwrok: [],
    network: [{ at: '5' }, { at: 1, up: true, code: 'NO_WIFE', comment: 'x' }, 7],
    answers: [{ after: -1 }],
    agentMessages: [{ at: 1, name: 5, data: null }],
    seed: 1.5,
    connectDelay: -1,
    sendResults: [0, 'x'],
    duration: '5 hours',
    impos: 41,
  });
  t.deepEqual(mistakes.map((each) => each.replace(/(must be "NOT_CONNECTED").*/, '$1')).sort(), [
    'agentMessages[0].name: must be a string, got 5',
    'answers[0].after: must be >= 0, got -1',
    'boot: must be "cold" or "warm" or "fast", got "hot"',
    'connectDelay: must be >= 0, got -1',
    'duration: must be a duration such as 90s, 15m, 24h or 7d, got "5 hours"',
    'impos: must be 40 or 42, got 41',
    'network[0].at: must be a number >= 0, got "5"',
    'network[0].up: is missing',
    'network[1].code: must be "NOT_CONNECTED"',
    'network[2]: must be an object, got 7',
    'netwrok: there is no such setting; did you mean network?',
    'seed: must be a whole number, got 1.5',
    'sendResults[1]: must be a number, got "x"',
  ]);
});

test('an integer that does not fit in 32 bits is refused', (t) => {
  const mistakes = checkScenario({
    agentMessages: [
      { at: 1, name: 'x', data: { list: [2147483647, 2147483648] } },
      { at: 2, name: 'y', data: -2147483649 },
      { at: 3, name: 'z', data: 4e9 + 0.5 },
    ],
  });
  t.deepEqual(mistakes, [
    'agentMessages[0].data.list[1]: must be from -2147483648 to 2147483647, got 2147483648',
    'agentMessages[1].data: must be from -2147483648 to 2147483647, got -2147483649',
  ]);
});

test('a name that is almost right is corrected, one that is not is left alone', (t) => {
  const mistakes = checkScenario({
    connectdelay: 1,
    zebra: 1,
    boot: 'wram',
    timerOrder: 'random',
    network: [{ at: 1, up: false, code: 'NO_WIFE', failafter: 3 }],
  });
  t.deepEqual(mistakes.map((each) => each.replace(/must be .* got/, 'got')).sort(), [
    'boot: got "wram"; did you mean warm?',
    'connectdelay: there is no such setting; did you mean connectDelay?',
    'network[0].code: got "NO_WIFE"; did you mean NO_WIFI?',
    'network[0].failafter: there is no such setting; did you mean failAfter?',
    'timerOrder: got "random"',
    'zebra: there is no such setting',
  ]);
});

test('nothing of what JSON can hold gets past the schema, and none of it throws', (t) => {
  const nasty = `{"__proto__": 1, "seed": 1e999, "memory": "", "network": {"at": 1}, "answers": [[]],
    "sendResults": [{}], "agentMessages": [{"at": null, "name": "x"}, {"data": 1, "at": 1}], "duration": -1, "epoch": 0.5}`;
  const mistakes = checkScenario(JSON.parse(nasty)).map((each) => each.replace(/:.*/, ''));
  t.deepEqual([...new Set(mistakes)].sort(), [
    ...['__proto__', 'agentMessages[0].at', 'agentMessages[1].name', 'answers[0]', 'duration'],
    ...['epoch', 'memory', 'network', 'seed', 'sendResults[0]'],
  ]);
});

test('nothing happens before the start', (t) => {
  const scenario = {
    network: [{ at: -5, up: false, until: -1 }],
    agentMessages: [{ at: -0.5, name: 'set' }],
    clockSteps: [{ at: -1, by: -1 }],
  };
  t.deepEqual(checkScenario(scenario), [
    'network[0].at: must be >= 0, got -5',
    'network[0].until: must be >= 0, got -1',
    'agentMessages[0].at: must be >= 0, got -0.5',
    'clockSteps[0].at: must be >= 0, got -1',
  ]);
});

test('what may be null is no mistake, nor what is undefined in JavaScript', (t) => {
  t.deepEqual(checkScenario({ boot: null, timerLimit: null, network: null, seed: null }), []);
  t.deepEqual(checkScenario({ boot: undefined }), []);
  t.deepEqual(checkScenario({ network: [{ at: 1, up: undefined }] }), [
    'network[0].up: is missing',
  ]);
});

test('a promise of a scenario is none', (t) => {
  t.deepEqual(checkScenario(Promise.resolve({})), ['must be an object, got a promise: await it']);
  t.is(checkScenario(new Map())[0], 'must be an object, got a Map');
});

test('what is no object is told what a scenario is', (t) => {
  for (const [value, given] of [
    [[], '[]'],
    ['long-drop', '"long-drop"'],
    [null, 'null'],
  ]) {
    t.deepEqual(checkScenario(value), [
      `must be an object, got ${given as string}`,
      'A scenario is an object such as { "network": [{ "at": 60, "up": false }] }.',
    ]);
  }
});

test('what JSON does not know is refused, too', (t) => {
  t.deepEqual(checkScenario({ seed: NaN, epoch: Infinity, silent: 1n }), [
    'seed: must be a number >= 0, got NaN',
    'epoch: must be a number, got Infinity',
    'silent: must be a boolean, got 1',
  ]);
});

test('a duration where seconds must be is told what to write', (t) => {
  const network = [
    { at: '5m', up: false },
    { at: '5', up: true },
  ];
  t.deepEqual(checkScenario({ network, connectDelay: '1.5s', staleDuration: 'hours' }), [
    'network[0].at: must be a number >= 0, got "5m"; times are seconds: write 300',
    'network[1].at: must be a number >= 0, got "5"',
    'connectDelay: must be a number >= 0, got "1.5s"; times are seconds: write 1.5',
    'staleDuration: must be a number >= 0, got "hours"',
  ]);
});

test('the schema has no keyword that would have no effect', (t) => {
  const known = [
    ...['$ref', 'anyOf', 'type', 'enum', 'const', 'properties', 'required', 'items'],
    ...['additionalProperties', 'minimum', 'maximum', 'multipleOf', 'pattern', 'description'],
    ...['patternProperties', 'examples'],
  ];
  const look = (given: Schema): void => {
    for (const keyword of Object.keys(given)) t.true(known.includes(keyword), keyword);
    t.is(given.multipleOf ?? 1, 1);
    const { properties = {}, patternProperties = {}, items, anyOf = [] } = given;
    const members = { ...properties, ...patternProperties };
    for (const each of [...Object.values(members), ...anyOf]) look(each);
    if (items) look(items);
    // All but null are values, or there is one only, or each is of another type.
    const others = anyOf.filter(({ type }) => type !== 'null');
    const areApart = new Set(others.map(({ type }) => type)).size === others.length;
    t.true(areApart || anyOf === definitions['Outcome']?.anyOf, JSON.stringify(anyOf));
  };
  const definitions: Readonly<Record<string, Schema>> = schema.definitions;
  Object.values(definitions).forEach(look);
});

test('a file with mistakes throws one error that says all of them', (t) => {
  const error = t.throws(() => parseScenario('{"boot": 1, "seed": -1}', 'my.json'), {
    instanceOf: ScenarioError,
  });
  t.is(error.mistakes.length, 2);
  t.regex(error.message, /^my\.json is not a scenario:\n {2}boot: .+\n {2}seed: /);
});

for (const [text, mistake] of [
  ['{"boot":', 'line 1, column 9: Unexpected end of file in JSON'],
  [
    '{\n  "network": [\n    { "at": 1, "up": true },\n  ]\n}',
    'line 3, column 28: .*trailing commas',
  ],
  ["{\n  'boot': 1\n}", 'line 2, column 3: .*double quotes'],
  ['\ufeff{}', '.* is not valid JSON'],
] as const) {
  test(`the text ${JSON.stringify(text)} is no JSON: told, with the place`, (t) => {
    const message = new RegExp(`^my\\.json is not a scenario:\n {2}${mistake}$`);
    t.throws(() => parseScenario(text, 'my.json'), { instanceOf: ScenarioError, message });
  });
}

test('a duration is a number of seconds, be it as text, or one with a unit', (t) => {
  const durations = [5, '5', '90s', '1.5m', '24h', '7d'];
  t.deepEqual(durations.map(parseDuration), [5, 5, 90, 90, 86400, 604800]);
  for (const duration of durations) t.deepEqual(checkScenario({ duration }), []);
  for (const wrong of ['', 'h', '5 h', '-5s', '5w']) {
    t.throws(() => parseDuration(wrong), { message: /such as 90s/ }, wrong);
  }
});
