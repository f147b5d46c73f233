/** Ways to reconnect that need no program of the user: they are compared by these names. */
import { ConnectionBackoff } from '../../../core/extras/index.js';
import { CM_START_CONNECTED, ConnectionManager } from '../../../core/index.js';
import type { DevicePlatform } from '../../simulator/device-imp.js';

/** What a device does that is to stay online. */
type Policy = (platform: DevicePlatform) => void;

const FIXED_SECONDS = 60;

const POLICIES = {
  stayConnected: (platform) => {
    new ConnectionManager({ stayConnected: true }, platform);
  },
  'fixed-60': (platform) => {
    retryAfter(platform, () => FIXED_SECONDS);
  },
  'full-jitter': (platform) => {
    let ceiling = 5;
    const manager = retryAfter(platform, () => {
      const delay = (ceiling * (platform.math.rand() & 0xffff)) / 65536;
      ceiling = Math.min(600, ceiling * 2);
      return delay;
    });
    manager.onConnect(() => {
      ceiling = 5;
    });
  },
  ConnectionBackoff: (platform) => {
    new ConnectionBackoff(makeManager(platform), null, platform);
  },
} satisfies Record<string, Policy>;

export type PolicyName = keyof typeof POLICIES;

export const policyNames = Object.keys(POLICIES) as PolicyName[];

export function isPolicy(name: string): name is PolicyName {
  return name in POLICIES;
}

export function startPolicy(name: PolicyName, platform: DevicePlatform): void {
  POLICIES[name](platform);
}

function makeManager(platform: DevicePlatform): ConnectionManager {
  const settings = { retryOnTimeout: false, startBehavior: CM_START_CONNECTED } as const;
  return new ConnectionManager(settings, platform);
}

function retryAfter(platform: DevicePlatform, delay: () => number): ConnectionManager {
  const manager = makeManager(platform);
  const retry = () => {
    platform.imp.wakeup(delay(), () => {
      manager.connect();
    });
  };
  manager.onTimeout(retry);
  manager.onDisconnect((expected) => {
    if (!expected) retry();
  });
  return manager;
}
