/**
 * The names of pins and buses. Which of them an imp has depends on its model; these are the ones that
 * public device programs use, not checked against impOS's documentation.
 */

const LETTERS = [
  ...['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M'],
  ...['N', 'O', 'P', 'Q', 'R', 'S', 'T', 'U', 'V', 'W', 'X', 'Y', 'Z'],
] as const;

type Letter = (typeof LETTERS)[number];

/** imp001 and imp002 have numbers and letters, the others letters, behind an X or Y in the end. */
export type PinName =
  `pin${'1' | '2' | '5' | '6' | '7' | '8' | '9' | Letter | `${'X' | 'Y'}${Letter}`}`;

export type I2cName = (typeof I2C_NAMES)[number];
export type SpiName = (typeof SPI_NAMES)[number];
export type UartName = (typeof UART_NAMES)[number];

export const PIN_NAMES: readonly PinName[] = [
  ...(['1', '2', '5', '6', '7', '8', '9', ...LETTERS] as const).map(
    (each) => `pin${each}` as const,
  ),
  ...LETTERS.map((each) => `pinX${each}` as const),
  ...LETTERS.map((each) => `pinY${each}` as const),
];

export const I2C_NAMES = [
  ...['i2c0', 'i2c12', 'i2c89', 'i2cAB', 'i2cFG', 'i2cGH', 'i2cHL', 'i2cIJ', 'i2cJK', 'i2cKL'],
  ...['i2cLM', 'i2cMN', 'i2cQP', 'i2cXAB', 'i2cXDC'],
] as const;

export const SPI_NAMES = [
  ...['spi0', 'spi189', 'spi257', 'spiABCD', 'spiAHSR', 'spiBCAD', 'spiEBCA', 'spiLGDK'],
  ...['spiPQRS', 'spiXTUVW'],
] as const;

export const UART_NAMES = [
  ...['uart0', 'uart1', 'uart2', 'uart12', 'uart57', 'uart1289', 'uart6E', 'uartABCD', 'uartBC'],
  ...['uartDCAB', 'uartDM', 'uartFG', 'uartGH', 'uartHAKL', 'uartHJ', 'uartHJKL', 'uartNU'],
  ...['uartPQRS', 'uartQRPW', 'uartUVGD', 'uartUVGH', 'uartXEFGH', 'uartYABCD', 'uartYEFGH'],
  ...['uartYJKLM'],
] as const;

/** What stands behind a name of `hardware`. */
export type Port = 'pin' | 'i2c' | 'spi' | 'uart';

/** Names that an imp could have: new models bring new ones. */
export const PORT_NAMES: Readonly<Record<Port, RegExp>> = {
  pin: /^pin([1-9]|[XY]?[A-Z])$/,
  i2c: /^i2c(\d+|[A-Z]{2,4})$/,
  spi: /^spi(\d+|[A-Z]{4,5})$/,
  uart: /^uart(\d+[A-Z]?|[A-Z]{2,5})$/,
};

/**
 * Says what a name of `hardware` is.
 * @returns Null when it is neither a pin nor a bus.
 */
export function portOf(name: string): Port | null {
  const ports = Object.entries(PORT_NAMES) as [Port, RegExp][];
  return ports.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
}
