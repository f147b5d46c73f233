/** The program that each device of a fleet runs. */
import { createHash } from 'node:crypto';
import { version } from '../../../package.json';
import type { DeviceImp } from '../../simulator/device-imp.js';
import type { Bundle } from '../bundle.js';
import { compileProgram } from '../node-program.js';
import { describePlace } from '../places.js';
import { startPolicy, type PolicyName } from './policies.js';

/** The program of a fleet. */
export interface DeviceProgram {
  /** Starts it on an imp. */
  start: (imp: DeviceImp) => void;

  /** Says where in the user's files an exception comes from; null if nobody knows. */
  placeOf: (error: unknown) => string | null;

  /** Says what a promise was rejected with that nobody handles, and where that comes from. */
  describeRejection: (reason: unknown) => string;
}

/** What runs without a program of the user. */
function policyProgram(name: PolicyName): DeviceProgram {
  return {
    start: (imp) => {
      imp.start(() => {
        startPolicy(name, imp.platform);
      });
    },
    placeOf: () => null,
    describeRejection: String,
  };
}

/** A program of the user that has been read, with all that it imports. */
export interface ProgramSource {
  /** The absolute path. */
  file: string;
  bundle: Bundle;
}

/**
 * Reads a program.
 * @param file - Its absolute path.
 * @throws ProgramError when something in it is wrong.
 */
export async function readProgram(file: string): Promise<ProgramSource> {
  // Only here: the threads of a fleet have no need of esbuild.
  const { bundle } = await import('../bundle.js');
  return { file, bundle: await bundle(file) };
}

/** Tells programs apart, wherever their files are: a hash of what they consist of. */
export function programHash(source: ProgramSource | PolicyName | null): string {
  const text =
    source === null || typeof source === 'string'
      ? `${source ?? 'stayConnected'} ${version}`
      : JSON.stringify(
          (JSON.parse(source.bundle.map) as { sourcesContent: string[] }).sourcesContent,
        );
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/**
 * Makes the program of a fleet.
 * @param source - The user's, or the name of a policy; null for `stayConnected`.
 */
export function makeDeviceProgram(source: ProgramSource | PolicyName | null): DeviceProgram {
  if (source === null || typeof source === 'string') {
    return policyProgram(source ?? 'stayConnected');
  }
  const program = compileProgram(source.file, source.bundle);
  return {
    start: (imp) => {
      program.start(imp);
    },
    placeOf: (error) => {
      const [innermost] = program.framesOf(error);
      return innermost ? describePlace(innermost) : null;
    },
    describeRejection: (reason) => program.describeRejection(reason),
  };
}
