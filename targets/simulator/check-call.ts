/** What the methods of the exported `SimulatedImp` take, and a check of what they are given. */
import { mistakesIn, type Schema, type WholeSchema } from './json-schema.js';
import schema from './scenario.schema.json';

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
  note: takes({ text: TEXT }),
  record: takes({ event: { type: 'object' } }),
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
