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
import type { Blob } from './blob.js';
import type { CalendarDate } from './calendar.js';
import type { DeviceHardware } from './hardware.js';
import type { DeviceImp } from './imp-module.js';
import type { DeviceServer } from './server.js';

export type { Timer } from '../../core/platform.js';
export type { CalendarDate, DeviceAgent, DeviceHardware, DeviceImp, DeviceServer };
export type { Blob } from './blob.js';
export type { I2c, Spi, Uart } from './buses.js';
export type { FixedFrequencyDac, Sampler, SpiFlash } from './hardware.js';
export type {
  ImpInfo,
  Net,
  NetAddresses,
  NetInfo,
  NetInterface,
  WifiNetwork,
} from './imp-module.js';
export type { Pin } from './pin.js';

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
   * Makes a blob.
   * @param size - How many bytes it has, all 0.
   */
  function blob(size?: number): Blob;

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

  // The reasons of cellular imps. impOS 40.

  /** There is no modem. */
  const NO_MODEM: number;
  /** The SIM does not work. */
  const SIM_ERROR: number;
  /** No network has registered the imp. */
  const NO_REGISTRATION: number;
  /** The network has refused it. */
  const REGISTRATION_DENIED: number;
  /** There is no data connection. */
  const NO_PPP_CONNECTION: number;

  // What a pin is for: see `Pin`. Neither these nor the ones below were checked against impOS's
  // documentation: they are in public device programs.

  const DIGITAL_IN: number;
  const DIGITAL_IN_PULLUP: number;
  const DIGITAL_IN_PULLDOWN: number;
  const DIGITAL_IN_WAKEUP: number;
  const DIGITAL_OUT: number;
  const DIGITAL_OUT_OD: number;
  const DIGITAL_OUT_OD_PULLUP: number;
  const ANALOG_IN: number;
  const ANALOG_OUT: number;
  const PWM_OUT: number;
  const PULSE_COUNTER: number;

  // The speeds of I2C.

  const CLOCK_SPEED_10_KHZ: number;
  const CLOCK_SPEED_50_KHZ: number;
  const CLOCK_SPEED_100_KHZ: number;
  const CLOCK_SPEED_400_KHZ: number;

  // How an SPI bus works; they can be added up with |.

  const CLOCK_IDLE_HIGH: number;
  const CLOCK_IDLE_LOW: number;
  const CLOCK_2ND_EDGE: number;
  const MSB_FIRST: number;
  const LSB_FIRST: number;
  const SIMPLEX_TX: number;
  const SIMPLEX_RX: number;
  const NO_SCLK: number;
  const USE_CS_L: number;
  const USE_CS_H: number;

  // The parity bit of a UART.

  const PARITY_NONE: number;
  const PARITY_EVEN: number;
  const PARITY_ODD: number;

  // How a UART works; they can be added up with |.

  const NO_CTSRTS: number;
  const NO_RX: number;
  const NO_TX: number;
  const TIMING_ENABLED: number;

  // What `Uart.flags()` returns, added up.

  const NOISE_ERROR: number;
  const FRAME_ERROR: number;
  const PARITY_ERROR: number;
  const OVERRUN_ERROR: number;
  const LINE_IDLE: number;

  // Checks of `SpiFlash.write()`, before and behind it.

  const SPIFLASH_PREVERIFY: number;
  const SPIFLASH_POSTVERIFY: number;

  // What becomes of samples; they can be added up with |.

  const A_LAW_COMPRESS: number;
  const A_LAW_DECOMPRESS: number;
  const NORMALISE: number;
  const AUDIO: number;

  // What `imp.environment()` returns.

  const ENVIRONMENT_CARD: number;
  const ENVIRONMENT_MODULE: number;
  const ENVIRONMENT_AGENT: number;

  // What `hardware.configure()` sets up.

  const UART_12: number;
  const UART_57: number;
  const UART_1289: number;
  const SPI_189: number;
  const SPI_257: number;
  const I2C_12: number;
  const I2C_89: number;
}
