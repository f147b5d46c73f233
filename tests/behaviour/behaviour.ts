import type { Failure } from '../../targets/simulator/platform.js';
import type { Scenario } from '../../targets/simulator/scenario.js';
import type { TraceKind } from '../../targets/simulator/events.js';
import type { Act, Action, Program, Step } from './driver.js';

/**
 * One thing that the contract promises, as data: what happens to an imp, what a program does with
 * a manager on it, and what comes of it, on every host and in every variant of impOS.
 */
export interface Behaviour {
  /** The sentences of the contract that it proves, the most important one first. */
  proves: readonly string[];

  /** A sentence that can be false. */
  title: string;

  /** What happens to the imp; what it says of a choice that impOS leaves open is not varied. */
  scenario?: Scenario;

  /** The settings of the manager that is made at the start. Default: none; null for no manager. */
  settings?: Readonly<Record<string, unknown>> | null;

  /** What is done from outside: `<seconds> <action>`, as `parseAction()` reads it. */
  steps: readonly string[];

  /** What callbacks, tasks and `script` do: the actions, by name. */
  scripts?: Readonly<Record<string, readonly string[]>>;

  /** How many seconds it takes. Default: 100. */
  seconds?: number;

  /** The kinds of events to look at besides notes and uncaught exceptions. */
  see?: readonly TraceKind[];

  /**
   * What is to be seen: `<milliseconds> <kind> <text>`; the kind is left out for notes, the text for
   * `disconnect`. It may depend on a choice that impOS leaves open.
   */
  expected: readonly string[] | ((scenario: Scenario) => readonly string[]);
}

const usualSeconds = 100;

export function secondsOf({ seconds = usualSeconds }: Behaviour): number {
  return seconds;
}

/** What the driver is to do. */
export function programOf({ settings = {}, steps, scripts = {} }: Behaviour): Program {
  const start: Step[] = settings === null ? [] : [{ at: 0, act: 'construct', value: settings }];
  return {
    steps: [...start, ...steps.map(parseStep)],
    scripts: Object.fromEntries(
      Object.entries(scripts).map(([name, actions]) => [name, actions.map(parseAction)]),
    ),
  };
}

function parseStep(text: string): Step {
  const [, at, action] = /^([\d.]+) (.+)$/.exec(text) ?? [];
  if (at === undefined || action === undefined) throw new Error(`no step: ${text}`);
  return { at: Number(at), ...parseAction(action) };
}

/**
 * Reads an action: `connect`, `onConnect a`, `onConnect a as id`, `task t`, `disconnect force -1`,
 * `network down NO_SERVER`, `limit 0`, `log text`. With ` = ` and JSON, what is passed is a value:
 * `onConnect = 5`, `blinkUp = 2`, `addOn ConnectionBackoff = {}`. `10x task t` does it ten times, and `connect?` notes what it
 * returns.
 */
export function parseAction(text: string): Action {
  const [, times, act, says, rest] = /^(?:(\d+)x )?(\w+)(\??)(?: (.*))?$/.exec(text) ?? [];
  const read = act !== undefined && act in readers ? readers[act as Act] : undefined;
  if (read === undefined) throw new Error(`no action: ${text}`);
  return {
    act: act as Act,
    ...(times === undefined ? {} : { times: Number(times) }),
    ...(says === '?' ? { says: true } : {}),
    ...read(rest ?? ''),
  };
}

type Reader = (rest: string) => Omit<Action, 'act'>;

const readers: Record<Act, Reader> = {
  construct: (rest) => (rest === '' ? { value: {} } : readValue(rest)),
  connect: readNothing,
  disconnect: readDisconnect,
  onConnect: readCallback,
  onTimeout: readCallback,
  onDisconnect: readCallback,
  task: readCallback,
  connectFor: readCallback,
  blinkUp: readValue,
  addOn: readAddOn,
  hold: (text) => ({ text }),
  release: (text) => ({ text }),
  log: readMessage,
  error: readMessage,
  forget: readNothing,
  look: readNothing,
  reason: readNothing,
  note: (text) => ({ text }),
  throw: (text) => ({ text }),
  later: (text) => ({ text }),
  script: (run) => ({ run }),
  network: readNetwork,
  limit: (rest) => ({ timers: rest === 'none' ? null : Number(rest) }),
  mostTimers: readNothing,
};

function readNothing(rest: string): Omit<Action, 'act'> {
  if (rest !== '') throw new Error(`not understood: ${rest}`);
  return {};
}

function readValue(rest: string): Omit<Action, 'act'> {
  if (!rest.startsWith('= ')) throw new Error(`no value: ${rest}`);
  return { value: JSON.parse(rest.slice(2)) as unknown };
}

/** `ConnectionBackoff`, `ConnectionBackoff = {"minDelay": 4}`. */
function readAddOn(rest: string): Omit<Action, 'act'> {
  const [name = '', value] = rest.split(/ (?== )/);
  return { run: name, ...(value === undefined ? {} : readValue(value)) };
}

function readMessage(rest: string): Omit<Action, 'act'> {
  return rest.startsWith('= ') ? readValue(rest) : { value: rest };
}

/** `a`, `a as id`, `= 5`, `= null as id`; the id `null` is null. */
function readCallback(rest: string): Omit<Action, 'act'> {
  const [callback = '', id] = rest.split(' as ');
  const what = callback.startsWith('= ') ? readValue(callback) : { run: callback };
  if (id === undefined) return what;
  return { ...what, id: id === 'null' ? null : id };
}

function readDisconnect(rest: string): Omit<Action, 'act'> {
  const [, force, flush] = /^(force)? ?(-?[\d.]+|null)?$/.exec(rest) ?? [];
  if (rest !== '' && force === undefined && flush === undefined) readNothing(rest);
  return {
    ...(force === undefined ? {} : { force: true }),
    ...(flush === undefined ? {} : { flush: flush === 'null' ? null : Number(flush) }),
  };
}

function readNetwork(rest: string): Omit<Action, 'act'> {
  const [, up, code] = /^(up|down)(?: (\w+))?$/.exec(rest) ?? [];
  if (up === undefined) throw new Error(`no state of the network: ${rest}`);
  return { up: up === 'up', ...(code === undefined ? {} : { code: code as Failure }) };
}
