import type { Hardware } from '../../core/platform.js';
import type { I2cName, PinName, SpiName, UartName } from '../impos/names.js';
import type { Blob } from './blob.js';
import type { I2c, Spi, Uart } from './buses.js';
import type { Pin } from './pin.js';

type Pins = Readonly<Record<PinName, Pin>>;
type I2cs = Readonly<Record<I2cName, I2c>>;
type Spis = Readonly<Record<SpiName, Spi>>;
type Uarts = Readonly<Record<UartName, Uart>>;

/**
 * impOS's `hardware`, with the pins and buses of all imps: a model has some of them. What has no
 * source here was learnt from public device programs, not from impOS's documentation.
 */
export interface DeviceHardware extends Hardware, Pins, I2cs, Spis, Uarts {
  /** The memory beside the imp. */
  readonly spiflash: SpiFlash;

  /** Reads analog inputs at a steady rate. */
  readonly sampler: Sampler;

  /** Writes an analog output at a steady rate. */
  readonly fixedfrequencydac: FixedFrequencyDac;

  /**
   * A clock for short durations.
   * @returns Microseconds since the imp started, as a signed 32-bit integer that wraps after some 72
   *   minutes. Source: impOS docs, `hardware.micros()`.
   */
  micros(): number;

  /**
   * Why the program started.
   * @returns A `WAKEREASON_*` constant. Source: impOS docs, `hardware.wakereason()`.
   */
  wakereason(): number;

  /** The supply voltage, in volts. */
  voltage(): number;

  /** The voltage of the battery of the clock, in volts. */
  vbat(): number;

  /** The brightness at the imp's own sensor, 0 to 65535. */
  lightlevel(): number;

  /** The imp's device ID, 16 hexadecimal digits. */
  getdeviceid(): string;

  /** The ID of the board that an imp card is in. */
  getimpeeid(): string;

  /**
   * Sets up a bus as programs did before buses had objects.
   * @param bus - `UART_57` and the like.
   */
  configure(bus: number): void;
}

/** `hardware.spiflash`. */
export interface SpiFlash {
  enable(): void;
  disable(): void;

  /** How many bytes it has. */
  size(): number;

  chipid(): number;

  /** Makes all bytes of a sector of 4 KB 255. */
  erasesector(address: number): void;

  read(address: number, count: number): Blob;

  /** Reads to the place of the blob. */
  readintoblob(address: number, blob: Blob, count: number): void;

  /**
   * Writes: bits can only become 0.
   * @param flags - `SPIFLASH_PREVERIFY`, `SPIFLASH_POSTVERIFY`.
   * @param start - The first byte of the data that counts.
   * @param end - The first that does not.
   * @returns 0; or the flag of the check that failed.
   */
  write(address: number, data: string | Blob, flags?: number, start?: number, end?: number): number;
}

/** `hardware.sampler`. */
export interface Sampler {
  /**
   * @param pin - An analog input.
   * @param rate - Samples per second.
   * @param buffers - Blobs that are filled in turn: two bytes a sample, little-endian, or one with
   *   `A_LAW_COMPRESS`.
   * @param callback - Called with each buffer that has been filled, and how many bytes are in it.
   */
  configure(
    pin: object,
    rate: number,
    buffers: Blob[],
    callback: (buffer: Blob | null, length: number) => void,
    flags?: number,
  ): void;

  start(): void;

  /** The last buffer comes as far as it was filled. */
  stop(): void;

  reset(): void;
  getsampleratehz(): number;
}

/** `hardware.fixedfrequencydac`. */
export interface FixedFrequencyDac {
  /**
   * @param pin - An analog output.
   * @param rate - Samples per second.
   * @param buffers - Blobs that are played first: two bytes a sample, little-endian, or one with
   *   `A_LAW_DECOMPRESS`.
   * @param callback - Called with each buffer that has been played; with null when there is none left.
   */
  configure(
    pin: object,
    rate: number,
    buffers: Blob[],
    callback: (buffer: Blob | null) => void,
    flags?: number,
  ): void;

  start(): void;
  stop(): void;

  /** Adds a buffer to be played behind the others. */
  addbuffer(buffer: Blob): void;

  getsampleratehz(): number;
}
