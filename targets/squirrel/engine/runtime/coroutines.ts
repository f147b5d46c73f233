/**
 * Generators, which are those of JavaScript, and threads: in programs that have them, every
 * function is a generator of JavaScript, which hands on what a thread suspends with.
 */
import { raise, Thrown } from './errors.js';
import { emptySlots } from './slots.js';
import { delegates, HeapObject, nameType, typeName, type Value } from './values.js';

/** What code of a program with threads hands on to whoever woke it up. */
export class Suspension {
  constructor(readonly value: Value) {}
}

/** What the code of a generator hands on. */
export class Yielded {
  constructor(readonly value: Value) {}
}

/** The code of a generator: it gets what a thread is woken up with. */
export type Steps = Generator<Yielded | Suspension, Value, Value>;

export type GeneratorStatus = 'suspended' | 'running' | 'dead';

export class GeneratorObject extends HeapObject {
  status: GeneratorStatus = 'suspended';

  constructor(readonly steps: Steps) {
    super(delegates.generator, emptySlots);
  }
}
nameType(GeneratorObject, 'generator');

/** Runs a generator up to its next value. */
export function resume(value: Value): Value {
  return runToEnd(resumeSteps(value));
}

/** The same in a program with threads. */
export function* resumeSteps(value: Value): Generator<Suspension, Value, Value> {
  if (!(value instanceof GeneratorObject)) raiseNotGenerator(value);
  if (value.status === 'dead') raise('resuming dead generator');
  if (value.status === 'running') raise('resuming active generator');
  value.status = 'running';
  try {
    let step = value.steps.next(null);
    while (!step.done && step.value instanceof Suspension) {
      step = value.steps.next(yield step.value);
    }
    value.status = step.done ? 'dead' : 'suspended';
    return step.done ? step.value : step.value.value;
  } catch (error) {
    value.status = 'dead';
    throw error;
  }
}

function raiseNotGenerator(value: Value): never {
  raise(`trying to resume a '${typeName(value)}',only genenerator can be resumed`);
}

/** Runs code that may not suspend, as what called it is not code of the program. */
export function runToEnd(steps: unknown): Value {
  const running = steps as Steps;
  let step = running.next(null);
  while (!step.done) {
    const error = new Thrown('cannot suspend through native calls/metamethods');
    step = running.throw(error);
  }
  return step.value;
}
