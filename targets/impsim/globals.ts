import type { CalendarDate } from '../imp/calendar.js';
import type { DevicePlatform } from '../simulator/device-imp.js';
import type { SimulatedPlatform } from '../simulator/imp.js';

/** What is global on an imp and no part of the platform: `imp-connection-manager/imp` declares it. */
export interface Globals {
  getroottable(): SimulatedPlatform;
  date(time?: number): CalendarDate;
}

export function makeGlobals(platform: SimulatedPlatform): Globals {
  return {
    getroottable: () => platform,
    date: (time = platform.time()) => calendarDate(time),
  };
}

/** impOS's global scope: the platform, what it inherits, and the rest. */
export function globalsOf({ platform }: { platform: SimulatedPlatform }): object {
  const inherited = Object.getPrototypeOf(platform) as object;
  return { ...makeGlobals(platform), ...inherited, ...platform };
}

/** A moment as `date()` returns it. */
export function calendarDate(time: number): CalendarDate {
  const date = new Date(time * 1000);
  const year = date.getUTCFullYear();
  return {
    sec: date.getUTCSeconds(),
    min: date.getUTCMinutes(),
    hour: date.getUTCHours(),
    day: date.getUTCDate(),
    month: date.getUTCMonth(),
    year,
    wday: date.getUTCDay(),
    yday: Math.trunc((time - Date.UTC(year, 0) / 1000) / 86400),
    time,
    usec: 0,
  };
}

/** Takes out of the root table what a program has put there, but not what survives a sleep: `nv`. */
export function forget(platform: DevicePlatform, impos: Readonly<DevicePlatform>): void {
  for (const name of Object.keys(platform)) {
    if (name !== 'nv' && !(name in impos)) Reflect.deleteProperty(platform, name);
  }
  Object.assign(platform, impos);
}
