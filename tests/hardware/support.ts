/** Runs programs on a simulated imp with hardware. */
import {
  DeviceImp,
  type DevicePlatform,
  type DeviceScenario,
} from '../../targets/simulator/device-imp.js';
import type { TraceKind } from '../../targets/simulator/imp.js';
import { linesOf } from '../support/events.js';

/** A device program. */
export type Program = (platform: DevicePlatform) => void;

/** Runs a program for so many seconds. */
export function run(program: Program, seconds: number, scenario: DeviceScenario = {}): DeviceImp {
  const imp = new DeviceImp(scenario);
  imp.start(() => {
    program(imp.platform);
  });
  imp.run(seconds);
  return imp;
}

/** What happened, as `at kind text`, of these kinds only. */
export function traced(imp: DeviceImp, ...kinds: TraceKind[]): string[] {
  return linesOf(imp.trace, ...kinds);
}
