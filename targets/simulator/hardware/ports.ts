import type { Blob } from '../../imp/blob.js';
import type { Scheduler } from '../scheduler.js';
import type { Inputs } from './inputs.js';
import type { Recorder } from './recorder.js';

/** What the pins and buses of an imp work with. */
export interface PortParts {
  readonly scheduler: Scheduler;
  readonly recorder: Recorder;
  readonly inputs: Inputs;
  /** impOS's numbers, by their names. */
  readonly constants: Readonly<Record<string, number>>;
  /** Makes a blob of these bytes. */
  readonly blobOf: (bytes: string) => Blob;
  /** Wakes an imp that sleeps, by its wake-up pin. */
  readonly wake: () => void;
}

/** Calls a function of the program, in a turn of its own; nothing if it is null. */
export function callLater<Args extends unknown[]>(
  { scheduler }: PortParts,
  callback: ((...args: Args) => void) | null,
  ...args: Args
): void {
  if (callback === null) return;
  scheduler.callAt(scheduler.now, () => {
    callback.apply(scheduler.root, args);
  });
}

/**
 * The name of a constant.
 * @param family - Those that it can be.
 * @throws Error when it is none of them.
 */
export function nameOf(
  call: string,
  value: unknown,
  family: readonly string[],
  constants: Readonly<Record<string, number>>,
): string {
  const name = family.find((each) => constants[each] === value);
  if (name !== undefined) return name;
  throw new Error(`SimulatedImp: ${call} needs ${family.join(', ')}, got ${String(value)}`);
}
