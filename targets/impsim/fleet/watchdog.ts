/** Notices when a worker of a fleet does not go on. */
import { ProgramError } from '../program-error.js';
import { hangs } from '../run.js';

/**
 * What a worker does, in memory that it shares with the pool: the number of the device, 0 for none, and
 * when in its time that is, in milliseconds.
 */
export type WorkerState = Int32Array;

export function makeWorkerState(): WorkerState {
  return new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
}

/** Watches workers. */
export interface Watchdog {
  /** Rejected with a ProgramError when a worker hangs. */
  bark: Promise<never>;
  stop: () => void;
}

/**
 * So often the workers are looked at until one hangs. That is what counts: the time also passes while
 * a computer sleeps.
 */
const LOOKS = 20;

/** @param patience - Seconds of real time after which a worker hangs that is where it was. */
export function watch(states: readonly WorkerState[], patience: number): Watchdog {
  const seen = states.map(() => ({ text: '', count: 0 }));
  const look = (onHang: (error: ProgramError) => void) => {
    for (const [index, [device = 0, now = 0]] of states.entries()) {
      const last = seen[index]!;
      const text = `${device}/${now}`;
      const count = device !== 0 && text === last.text ? last.count + 1 : 0;
      seen[index] = { text, count };
      if (count === LOOKS) {
        onHang(new ProgramError(`device ${device}: ${hangs(now, patience)}`));
      }
    }
  };
  let timer: NodeJS.Timeout | undefined;
  const bark = new Promise<never>((_, reject) => {
    timer = setInterval(look, (patience * 1000) / LOOKS, reject);
  });
  const stop = () => {
    clearInterval(timer);
  };
  return { bark, stop };
}
