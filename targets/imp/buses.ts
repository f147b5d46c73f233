import type { Blob } from './blob.js';

/** An I2C bus of the imp, such as `hardware.i2c89`. */
export interface I2c {
  /** @param speed - `CLOCK_SPEED_100_KHZ` and the like. */
  configure(speed: number): void;

  disable(): void;

  /**
   * Reads from a device.
   * @param address - Its address of 7 bits, shifted left by one.
   * @param register - Bytes that are written first, as text: '' for none.
   * @param count - How many bytes.
   * @returns The bytes as text; null when the device does not answer.
   */
  read(address: number, register: string, count: number): string | null;

  /** Why the last `read()` returned null. */
  readerror(): number;

  /**
   * Writes to a device.
   * @param address - Its address of 7 bits, shifted left by one.
   * @param data - Bytes as text, those of a register first.
   * @returns 0; or the number of an error.
   */
  write(address: number, data: string): number;
}

/** An SPI bus of the imp, such as `hardware.spi257`. */
export interface Spi {
  /**
   * @param flags - `MSB_FIRST | CLOCK_IDLE_LOW` and the like.
   * @param speed - In kHz.
   * @returns The speed that the imp can do, in kHz.
   */
  configure(flags: number, speed: number): number;

  disable(): void;

  /** Drives the chip select line, where the bus has one. */
  chipselect(level: number): void;

  /** @returns 0; or the number of an error. */
  write(data: string | Blob): number;

  /** Writes, and reads as many bytes meanwhile: of the type of what was written. */
  writeread(data: string): string;
  writeread(data: Blob): Blob;

  readblob(count: number): Blob;

  readstring(count: number): string;
}

/** A UART of the imp, such as `hardware.uart57`. */
export interface Uart {
  /**
   * @param baudRate - In baud.
   * @param wordSize - Bits: 7 or 8.
   * @param parity - `PARITY_NONE` and the like.
   * @param stopBits - 1 or 2.
   * @param flags - `NO_CTSRTS` and the like; 0 for none.
   * @param callback - Called without arguments when there is something to read.
   * @returns The rate that the imp can do.
   */
  configure(
    baudRate: number,
    wordSize: number,
    parity: number,
    stopBits: number,
    flags: number,
    callback?: (() => void) | null,
  ): number;

  disable(): void;

  /** A byte; -1 when there is none. */
  read(): number;

  /** What has arrived, up to a number of bytes. */
  readblob(count?: number): Blob;

  /** What has arrived, up to a number of bytes, as text. */
  readstring(count?: number): string;

  /** @param data - Bytes; a number is one byte. */
  write(data: number | string | Blob): void;

  /** Blocks until all that was written has left. */
  flush(): void;

  /** Errors since it was asked last: `NOISE_ERROR` and the like. */
  flags(): number;

  setrxfifosize(size: number): void;
  settxfifosize(size: number): void;

  /** Lets a pin be high, or low with a polarity of 0, while the UART sends. */
  settxactive(pin: object, polarity?: number): void;
}
