/**
 * The global scope of impOS, for device programs in TypeScript:
 *
 *     import 'imp-connection-manager/imp';
 *
 * declares `imp`, `server`, `agent` and the others, which ts2nut prints as they are: they are
 * globals on the imp, too.
 * @module
 */
import type { Platform } from '../../core/platform.js';
import type { DeviceAgent } from './agent.js';
import type { CalendarDate } from './calendar.js';
import type { DeviceHardware } from './hardware.js';
import type { DeviceImp } from './imp-module.js';
import type { DeviceServer } from './server.js';

export type { Timer } from '../../core/platform.js';
export type { CalendarDate, DeviceAgent, DeviceHardware, DeviceImp, DeviceServer };
export type { Net, NetInfo } from './imp-module.js';

declare global {
  const server: DeviceServer;
  const imp: DeviceImp;
  const hardware: DeviceHardware;
  const agent: DeviceAgent;

  /** The time of day in seconds since 1970; see `Platform`. */
  const time: Platform['time'];

  /**
   * A time of day, in parts.
   * @param time - What `time()` returned, at some time; now by default. Source: impOS docs, `date()`.
   */
  function date(time?: number): CalendarDate;

  /**
   * What is global: `nv` among it, which is no member of impOS's own and has to be made.
   * Source: impOS docs, `getroottable()`.
   */
  function getroottable(): RootTable;

  interface RootTable {
    /** What survives deep sleep, just under 4 KB. An imp004m loses it. Source: impOS docs, `nv`. */
    nv?: Nv;
  }

  /** What a program keeps in `nv`: declare its own members, of values that can be serialised. */
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface Nv {}

  // What server.connect() reports, and server.onunexpecteddisconnect(). Compare it with these
  // names: their numbers may change. Source of them all: impOS docs, `server.connect()`.

  /** The imp is online. */
  const SERVER_CONNECTED: number;
  /** Not online for any other reason. */
  const NOT_CONNECTED: number;
  /** The imp could not join the WiFi. */
  const NO_WIFI: number;
  /** No Ethernet link; the number is NO_WIFI's. */
  const NO_LINK: number;
  /** No IP address was to be had. */
  const NO_IP_ADDRESS: number;
  /** The server's name was not resolved. */
  const NOT_RESOLVED: number;
  /** The server did not answer. */
  const NO_SERVER: number;
  /** The proxy did not answer. */
  const NO_PROXY: number;
  /** The proxy refused the credentials. */
  const NOT_AUTHORISED: number;

  // What sends return. Source: impOS docs, send error codes.

  /** Offline. */
  const SEND_ERROR_NOT_CONNECTED: number;
  /** It took too long. */
  const SEND_ERROR_TIMEOUT: number;
  /** The link was lost on the way. */
  const SEND_ERROR_DISCONNECTED: number;
  /** The send buffer is full. */
  const SEND_ERROR_WOULDBLOCK: number;

  // The policies of server.setsendtimeoutpolicy(). Their numbers are not documented. Source: impOS
  // docs, `server.setsendtimeoutpolicy()`.

  /** Squirrel stops until the imp is online again. */
  const SUSPEND_ON_ERROR: number;
  /** Squirrel goes on, and calls report errors by what they return. */
  const RETURN_ON_ERROR: number;
  /** The same, but a full send buffer does not close the link. impOS 38. */
  const RETURN_ON_ERROR_NO_DISCONNECT: number;
  /** A send is done when its data is in the send buffer. */
  const WAIT_TIL_SENT: number;
  /** A send is done when the server has acknowledged it. */
  const WAIT_FOR_ACK: number;

  // What hardware.wakereason() returns. Source: impOS docs, `hardware.wakereason()`.

  /** The imp was powered on. */
  const WAKEREASON_POWER_ON: number;
  /** The time of a deep sleep was over. */
  const WAKEREASON_TIMER: number;
  /** `imp.reset()`, or no memory was left. */
  const WAKEREASON_SW_RESET: number;
  /** The wake-up pin. */
  const WAKEREASON_PIN: number;
  /** The program was replaced. */
  const WAKEREASON_NEW_SQUIRREL: number;
  /** Nobody caught an exception. */
  const WAKEREASON_SQUIRREL_ERROR: number;
  /** impOS was replaced. */
  const WAKEREASON_NEW_FIRMWARE: number;
  /** Under `SUSPEND_ON_ERROR`, it is time for another attempt. */
  const WAKEREASON_SNOOZE: number;
  /** The reset pin. */
  const WAKEREASON_HW_RESET: number;
  /** BlinkUp. */
  const WAKEREASON_BLINKUP: number;
  /** `server.restart()`. */
  const WAKEREASON_SW_RESTART: number;
  /** Power is back. impOS 40. */
  const WAKEREASON_POWER_RESTORED: number;

  // Why the server wants a restart. Source: impOS docs, `server.onshutdown()`.

  /** There is a new program. */
  const SHUTDOWN_NEWSQUIRREL: number;
  /** There is a new impOS. */
  const SHUTDOWN_NEWFIRMWARE: number;
  /** Any other reason. */
  const SHUTDOWN_OTHER: number;

  // What imp.clearconfiguration() forgets. Source: impOS docs, `imp.clearconfiguration()`.

  /** The WiFi. */
  const CONFIG_WIFI: number;
  /** The static addresses. */
  const CONFIG_STATIC_NETWORK: number;
  /** The proxy. */
  const CONFIG_PROXY: number;
  /** Everything. */
  const CONFIG_ALL: number;
}
