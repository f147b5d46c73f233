/** When something happens to an input. */
export interface InputTime {
  /**
   * When: seconds since the start, or a duration such as `10s` or `5m`.
   * @minimum 0
   * @pattern ^\d+(\.\d+)?[smhd]?$
   */
  at: number | string;

  /**
   * After how long it happens again, and again. Default: never.
   * @minimum 0.001
   * @pattern ^\d+(\.\d+)?[smhd]?$
   */
  every?: number | string;

  /**
   * When it happens no more. Default: never.
   * @minimum 0
   * @pattern ^\d+(\.\d+)?[smhd]?$
   */
  until?: number | string;
}

/** An input has another value from now on. */
export interface InputChange extends InputTime {
  /** The value: 0 or 1, 0 to 65535 for an analog input, pulses for a pulse counter, volts, dBm. */
  value: number;
}

/**
 * Bytes, as text with escapes: `\x1a\x80`, `OK\r\n`.
 * @pattern ^([^\\]|\\x[0-9a-fA-F]{2}|\\[nrt0"\\])*$
 */
export type Bytes = string;

/** The bytes of a register are others from now on. */
export interface RegisterChange extends InputTime {
  value: Bytes;
}

/** Bytes arrive at a UART. */
export interface Reception extends InputTime {
  receive: Bytes;
}

/** The registers of a device on a bus, by their bytes: `0x00`, or `0x0102` for two. */
export type Registers = Record<string, Bytes | RegisterChange[]>;

/** The devices on an I2C bus, by their address: as the program writes it, or half of that. */
export type I2cDevices = Record<string, Registers>;

/** What is at the inputs of the imp. Whatever is not here has a value that lets programs live. */
export interface Inputs {
  [pin: `pin${string}`]: InputChange[];
  [bus: `i2c${string}`]: I2cDevices;
  [bus: `spi${string}`]: Registers;
  [bus: `uart${string}`]: Reception[];
  /** What `hardware.voltage()` returns. Default: 3.3. */
  voltage?: InputChange[];
  /** What `hardware.vbat()` returns. Default: 3.3. */
  vbat?: InputChange[];
  /** What `hardware.lightlevel()` returns. Default: 30000. */
  lightlevel?: InputChange[];
  /** The strength of the signal in dBm. Default: -60. */
  rssi?: InputChange[];
}
