import { ConnectionManager } from '../../../core/index.js';
import type { SimulatedPlatform } from '../../simulator/imp.js';

/** What a fleet runs that is given no program: it is to be online all the time, and does no more. */
export function start(platform: SimulatedPlatform): void {
  new ConnectionManager({ stayConnected: true }, platform);
}
