/** The program that each device of a fleet runs. */
import { pathToFileURL } from 'node:url';
import type { SimulatedImp } from '../../simulator/imp.js';
import { start } from './stay-connected.js';

/** Starts a program on an imp. */
export type DeviceProgram = (imp: SimulatedImp) => void;

/**
 * Loads the program of a fleet.
 * @param file - Where it is; null for the built-in one.
 */
export async function loadDeviceProgram(file: string | null): Promise<DeviceProgram> {
  if (file === null) {
    return (imp) => {
      imp.start(() => {
        start(imp.platform);
      });
    };
  }
  // Stands in until programs are loaded as the command impsim does.
  const { href } = pathToFileURL(file);
  const { start: startUser } = (await import(href)) as { start: typeof start };
  return (imp) => {
    imp.start(() => {
      startUser(imp.platform);
    });
  };
}
