/** The program that each device of a fleet runs. */
import type { SimulatedImp } from '../../simulator/imp.js';
import { loadNodeProgram } from '../node-program.js';
import { describePlace } from '../places.js';
import { start } from './stay-connected.js';

/** The program of a fleet. */
export interface DeviceProgram {
  /** Starts it on an imp. */
  start: (imp: SimulatedImp) => void;

  /** Says where in the user's files an exception comes from; null if nobody knows. */
  placeOf: (error: unknown) => string | null;
}

/** What runs without a program of the user. */
const stayConnected: DeviceProgram = {
  start: (imp) => {
    imp.start(() => {
      start(imp.platform);
    });
  },
  placeOf: () => null,
};

/**
 * Loads the program of a fleet.
 * @param file - Where it is; null for the built-in one.
 * @throws ProgramError when it does not compile.
 */
export async function loadDeviceProgram(file: string | null): Promise<DeviceProgram> {
  if (file === null) return stayConnected;
  const program = await loadNodeProgram(file);
  return {
    start: (imp) => {
      program.start(imp);
    },
    placeOf: (error) => {
      const [innermost] = program.framesOf(error);
      return innermost ? describePlace(innermost) : null;
    },
  };
}
