import type { Feature } from '../feature.js';
import { agent } from './agent.js';
import { blinkUp } from './blink-up.js';
import { clocks } from './clocks.js';
import { connecting } from './connecting.js';
import { defaults } from './defaults.js';
import { link } from './link.js';
import { memory } from './memory.js';
import { power } from './power.js';
import { sending } from './sending.js';
import { suspending } from './suspending.js';
import { timers } from './timers.js';

/** All features of the simulated imp that are data. */
export const features: readonly Feature[] = [
  ...timers,
  ...clocks,
  ...link,
  ...connecting,
  ...sending,
  ...suspending,
  ...agent,
  ...blinkUp,
  ...power,
  ...memory,
  ...defaults,
];
