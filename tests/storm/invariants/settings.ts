/** The settings that invariants depend on. */
export interface Settings {
  startBehavior: number;
  stayConnected: boolean;
  retryOnTimeout: boolean;
  blinkupBehavior: number;
  checkTimeout: number;
  connectTimeout: number;
}

export const defaults: Settings = {
  startBehavior: 0,
  stayConnected: false,
  retryOnTimeout: true,
  blinkupBehavior: 3,
  checkTimeout: 5,
  connectTimeout: 60,
};

/** How many milliseconds an attempt is waited for. */
export function patience({ checkTimeout, connectTimeout }: Settings): number {
  return (connectTimeout + Math.max(checkTimeout, 2)) * 1000;
}

/** Milliseconds that things may be late: ticks, and calls that take time. */
export const slack = 1000;
