/** Squirrel programs and their places, in the embedded engine. */
import { copyData, dataText } from '../../simulator/data.js';
import {
  decodeText,
  SquirrelSyntaxError,
  toText,
  type Engine,
} from '../../squirrel/engine/engine.js';
import type { DebugSettings, SquirrelError, Value } from '../../squirrel/engine/engine.js';
import { Closure } from '../../squirrel/engine/runtime/values.js';
import { describePlace, type Place } from '../places.js';
import { ProgramError } from '../program-error.js';
import type { Frame } from '../run.js';
import type { SquirrelSource } from '../squirrel-source.js';
import type { Bridge } from './bridge.js';

/** The name that the engine knows a program by. */
const FILE = 'program.nut';

/** Lines of a stack that are kept. */
const MOST_FRAMES = 20;

/** @throws ProgramError with the place, when it does not compile. */
export function compileSource(
  engine: Engine,
  { text, places }: SquirrelSource,
  debug: DebugSettings = {},
): Value {
  try {
    return engine.compile(text, FILE, debug);
  } catch (error) {
    if (!(error instanceof SquirrelSyntaxError)) throw error;
    const place = places[error.line - 1];
    const where = place == null ? '' : `${describePlace(place)}: `;
    throw new ProgramError(`${where}${error.reason}`);
  }
}

/** The places in the user's files that an error went through. */
export function framesIn({ places }: SquirrelSource, { frames }: SquirrelError): Frame[] {
  return frames.slice(0, MOST_FRAMES).flatMap(({ file, line, function: name }) => {
    const place = file === FILE ? places[line - 1] : null;
    if (place == null) return [];
    return [{ ...place, name: name === 'main' || name === 'unknown' ? '' : name }];
  });
}

/** Where a function of the program begins; null for one of the library, or no function. */
export function placeOfFunction({ places }: SquirrelSource, callee: Value): Place | null {
  if (!(callee instanceof Closure)) return null;
  const { file, line } = callee.parts.info;
  return file === FILE ? (places[line - 1] ?? null) : null;
}

/** A value as people read it: a text as it is, data as JSON. */
export function textOf(bridge: Bridge, value: Value): string {
  if (typeof value === 'string') return decodeText(value);
  const data = bridge.data(value);
  return typeof data === 'symbol' ? decodeText(toText(value)) : dataText(copyData(data));
}

/** What is in a root table before a program starts: it finds that again when it starts anew. */
export class RootContents {
  private readonly entries: readonly (readonly [Value, Value])[];

  constructor(private readonly engine: Engine) {
    this.entries = [...engine.root.entries()];
  }

  /** @param kept - What stays nevertheless. */
  restore(kept: readonly string[] = []): void {
    const { root } = this.engine;
    const known = new Set([...this.entries.map(([name]) => name), ...kept]);
    for (const [name] of [...root.entries()]) if (!known.has(name)) root.remove(name);
    for (const [name, value] of this.entries) root.put(name, value);
  }
}
