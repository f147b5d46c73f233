import type { Behaviour } from './behaviour.js';
import { blinkup } from './blinkup.js';
import { connecting } from './connecting/index.js';
import { construction } from './construction.js';
import { disconnecting } from './disconnecting.js';
import { events } from './events.js';
import { logs } from './logs.js';
import { tasks } from './tasks.js';

/** All that the library promises and a driver can show, by sections of the contract. */
export const behaviours: readonly Behaviour[] = [
  ...construction,
  ...events,
  ...connecting,
  ...disconnecting,
  ...tasks,
  ...blinkup,
  ...logs,
];
