import type { BlinkUp } from './blink-up.js';
import type { Clock } from './clock.js';
import type { Memory } from './memory.js';
import type { Network } from './network.js';
import type { Power } from './power.js';
import type { Scheduler } from './scheduler.js';
import type { SendBuffer } from './send-buffer.js';
import type { SendPolicy } from './send-policy.js';
import type { Sender } from './sender.js';
import type { Trace } from './trace.js';

/** What a simulated imp is made of: the modules that a program sees are the way to these. */
export interface Parts {
  readonly scheduler: Scheduler;
  readonly trace: Trace;
  readonly clock: Clock;
  readonly network: Network;
  readonly policy: SendPolicy;
  readonly buffer: SendBuffer;
  readonly sender: Sender;
  readonly blinkUp: BlinkUp;
  readonly memory: Memory;
  readonly power: Power;
}
