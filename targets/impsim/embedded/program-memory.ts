import type { Engine, Value } from '../../squirrel/engine/engine.js';

/** Milliseconds after which a size is out of date. */
const MOST_AGE = 10_000;

/** A call of the program is worth measuring this many values. */
const VALUES_PER_CALL = 8;

/**
 * The bytes that a program takes. Measuring them takes long, so a size is used for some calls: for
 * the more the larger the program is, and for ten seconds at most.
 */
export class ProgramMemory {
  private bytes = 0;
  private count = 0;
  private calls = 0;
  private measuredAt = 0;
  private isRunning = false;

  /**
   * @param now - Tells the milliseconds since the start.
   * @param held - The functions that impOS holds.
   * @param freeFiles - Files whose functions are not the program's.
   */
  constructor(
    private readonly engine: Engine,
    private readonly now: () => number,
    private readonly held: { values(): Iterable<Value> },
    private readonly freeFiles: ReadonlySet<string>,
  ) {}

  /** What is there now is impOS itself. */
  start(): void {
    this.engine.markLibrary();
    this.measure();
    this.isRunning = true;
  }

  /** There is no program any more. */
  end(): void {
    this.isRunning = false;
  }

  /** The size of the program, measured now. */
  measure(): void {
    const { engine, held, freeFiles } = this;
    const { bytes, count } = engine.memoryOf(held.values(), freeFiles);
    this.bytes = bytes;
    this.count = count;
    this.calls = 0;
    this.measuredAt = this.now();
  }

  /** The size of the program, asked after each call of it. */
  size(): number {
    if (!this.isRunning) return 0;
    this.calls++;
    const isOld = this.now() - this.measuredAt >= MOST_AGE;
    if (isOld || this.calls * VALUES_PER_CALL >= this.count) this.measure();
    return this.bytes;
  }
}
