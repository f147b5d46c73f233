/** What the methods of the exported `SimulatedImp` take, and a check of what they are given. */
import { mistakesIn, type Schema, type WholeSchema } from './json-schema.js';
import schema from './scenario.schema.json';
import type { TraceKind } from './trace.js';

// The compiler sees that none is missing.
const KINDS: Readonly<Record<TraceKind, true>> = {
  network: true,
  link: true,
  connect: true,
  outcome: true,
  disconnect: true,
  unexpected: true,
  flush: true,
  log: true,
  error: true,
  'agent.send': true,
  'agent.on': true,
  dropped: true,
  blinkup: true,
  'blinkup.window': true,
  policy: true,
  wifi: true,
  clock: true,
  sleep: true,
  boot: true,
  note: true,
  flag: true,
  callback: true,
  task: true,
  end: true,
  waiting: true,
  uncaught: true,
  pin: true,
  i2c: true,
  spi: true,
  uart: true,
  spiflash: true,
  sampler: true,
  dac: true,
  call: true,
  'agent.log': true,
  'agent.error': true,
  'agent.request': true,
  'agent.response': true,
  'agent.http': true,
  'agent.uncaught': true,
  'device.send': true,
  isconnected: true,
  wakeup: true,
  enableblinkup: true,
};

const { definitions } = schema;
const { Answer, Failure, NetworkChange, Outcome } = definitions;
const TEXT = { type: 'string' };
const SECONDS = { type: 'number', minimum: 0 };
const FUNCTION = { type: 'function' };
const FUNCTION_OR_NULL = { type: ['function', 'null'] };

/** The methods that take something: their parameters, in order. */
export const PARAMETERS: Readonly<Record<string, WholeSchema>> = {
  start: takes({ program: FUNCTION }),
  run: takes({ seconds: SECONDS }),
  runUntil: takes({ until: { type: ['number', 'function'], minimum: 0 } }, { limit: SECONDS }),
  note: takes({ text: TEXT }, { kind: { enum: Object.keys(KINDS) } }),
  onUncaught: takes({ callback: FUNCTION_OR_NULL }),
  onEnd: takes({ callback: FUNCTION_OR_NULL }),
  interrupt: takes({ seconds: SECONDS, callback: FUNCTION }),
  // When it would happen does not matter: it happens now.
  changeNetwork: takes({ change: { ...NetworkChange, required: ['up'] } }),
  drop: takes({}, { code: Failure, failAfter: { type: ['number', 'null'], minimum: 0 } }),
  goStale: takes({}, { code: Failure }),
  answerNext: takes({ answer: Answer }),
  failNext: takes({ outcome: Outcome }, { after: SECONDS }),
  sendFromAgent: takes({ name: TEXT }, { data: {} }),
  onAgentMessage: takes({ callback: FUNCTION_OR_NULL }),
  stepClock: takes({ seconds: { type: 'number', multipleOf: 1 } }),
  measureMemory: takes({ measure: FUNCTION_OR_NULL }),
  setPin: takes({ name: TEXT, value: { type: 'number' } }),
  receive: takes({ name: TEXT, bytes: TEXT }),
  limitTimers: takes({ limit: { type: ['number', 'null'], minimum: 0, multipleOf: 1 } }),
};

function takes(
  required: Readonly<Record<string, Schema>>,
  optional: Readonly<Record<string, Schema>> = {},
): WholeSchema {
  const properties = { ...required, ...optional };
  return { type: 'object', properties, required: Object.keys(required), definitions };
}

/**
 * Refuses wrong arguments.
 * @param method - One of those in `PARAMETERS`.
 * @throws Error with every mistake: the parameter, what is allowed, and what was given.
 */
export function requireArguments(method: string, args: readonly unknown[]): void {
  const parameters = PARAMETERS[method]!;
  const names = Object.keys(parameters.properties!);
  const given = Object.fromEntries(names.map((name, index) => [name, args[index]]));
  const mistakes = mistakesIn(given, parameters);
  if (mistakes.length > 0) throw new Error(`${method}(): ${mistakes.join('\n  ')}`);
}
