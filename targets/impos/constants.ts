import { UNCHECKED, type Constant } from './description.js';

/** A family: constants that are used together. A number is null where it is not documented. */
function family<Name extends string>(
  name: string,
  source: string | null,
  values: Readonly<Record<Name, number | null>>,
  {
    isFlag = false,
    since = {},
  }: { isFlag?: boolean; since?: Readonly<Record<string, number>> } = {},
): Record<Name, Constant> {
  const described = (constant: string): Constant => ({
    value: values[constant as Name],
    family: name,
    isFlag,
    since: since[constant] ?? null,
    source,
  });
  const names = Object.keys(values) as Name[];
  return Object.fromEntries(names.map((each) => [each, described(each)])) as Record<Name, Constant>;
}

/** Constants whose numbers are not documented. */
function numbers<const Names extends readonly string[]>(
  ...names: Names
): Record<Names[number], null> {
  return Object.fromEntries(names.map((name) => [name, null])) as Record<Names[number], null>;
}

/** impOS's constants on a device. */
export const constants = {
  ...family(
    'outcomes',
    'api/server/connect',
    {
      NOT_CONNECTED: 0,
      NO_WIFI: 1,
      NO_LINK: 1,
      NO_IP_ADDRESS: 2,
      NOT_RESOLVED: 3,
      NO_SERVER: 4,
      SERVER_CONNECTED: 5,
      NO_PROXY: 6,
      NOT_AUTHORISED: 7,
      NO_MODEM: 8,
      SIM_ERROR: 9,
      NO_REGISTRATION: 10,
      REGISTRATION_DENIED: 11,
      NO_PPP_CONNECTION: 12,
    },
    {
      since: {
        NO_LINK: 34,
        NO_PROXY: 34,
        NOT_AUTHORISED: 34,
        NO_MODEM: 40,
        SIM_ERROR: 40,
        NO_REGISTRATION: 40,
        REGISTRATION_DENIED: 40,
        NO_PPP_CONNECTION: 40,
      },
    },
  ),
  ...family(
    'policies',
    'node/2492',
    numbers(
      'SUSPEND_ON_ERROR',
      'RETURN_ON_ERROR',
      'RETURN_ON_ERROR_NO_DISCONNECT',
      'WAIT_TIL_SENT',
      'WAIT_FOR_ACK',
    ),
    { since: { RETURN_ON_ERROR_NO_DISCONNECT: 38 } },
  ),
  ...family('send errors', 'node/2291', {
    SEND_ERROR_NOT_CONNECTED: 1,
    SEND_ERROR_TIMEOUT: 2,
    SEND_ERROR_DISCONNECTED: 3,
    SEND_ERROR_WOULDBLOCK: 4,
  }),
  ...family(
    'wake reasons',
    'node/2407',
    {
      WAKEREASON_POWER_ON: 0,
      WAKEREASON_TIMER: 1,
      WAKEREASON_SW_RESET: 2,
      WAKEREASON_PIN: 3,
      WAKEREASON_NEW_SQUIRREL: 4,
      WAKEREASON_SQUIRREL_ERROR: 5,
      WAKEREASON_NEW_FIRMWARE: 6,
      WAKEREASON_SNOOZE: 7,
      WAKEREASON_HW_RESET: 8,
      WAKEREASON_BLINKUP: 9,
      WAKEREASON_SW_RESTART: 10,
      WAKEREASON_POWER_RESTORED: 11,
    },
    { since: { WAKEREASON_POWER_RESTORED: 40 } },
  ),
  ...family('shutdown reasons', 'node/2454', {
    SHUTDOWN_NEWSQUIRREL: 1,
    SHUTDOWN_NEWFIRMWARE: 2,
    SHUTDOWN_OTHER: 3,
  }),
  ...family(
    'configurations',
    'node/2404',
    numbers('CONFIG_WIFI', 'CONFIG_STATIC_NETWORK', 'CONFIG_PROXY', 'CONFIG_ALL'),
  ),
  ...family(
    'pin modes',
    UNCHECKED,
    numbers(
      'DIGITAL_IN',
      'DIGITAL_IN_PULLUP',
      'DIGITAL_IN_PULLDOWN',
      'DIGITAL_IN_WAKEUP',
      'DIGITAL_OUT',
      'DIGITAL_OUT_OD',
      'DIGITAL_OUT_OD_PULLUP',
      'ANALOG_IN',
      'ANALOG_OUT',
      'PWM_OUT',
      'PULSE_COUNTER',
    ),
  ),
  ...family(
    'I2C speeds',
    UNCHECKED,
    numbers(
      'CLOCK_SPEED_10_KHZ',
      'CLOCK_SPEED_50_KHZ',
      'CLOCK_SPEED_100_KHZ',
      'CLOCK_SPEED_400_KHZ',
    ),
  ),
  ...family(
    'SPI flags',
    UNCHECKED,
    numbers(
      'CLOCK_IDLE_HIGH',
      'CLOCK_IDLE_LOW',
      'CLOCK_2ND_EDGE',
      'MSB_FIRST',
      'LSB_FIRST',
      'SIMPLEX_TX',
      'SIMPLEX_RX',
      'NO_SCLK',
      'USE_CS_L',
      'USE_CS_H',
    ),
    { isFlag: true },
  ),
  ...family('parities', UNCHECKED, numbers('PARITY_NONE', 'PARITY_EVEN', 'PARITY_ODD')),
  ...family('UART flags', UNCHECKED, numbers('NO_CTSRTS', 'NO_RX', 'NO_TX', 'TIMING_ENABLED'), {
    isFlag: true,
  }),
  ...family(
    'UART errors',
    UNCHECKED,
    numbers('NOISE_ERROR', 'FRAME_ERROR', 'PARITY_ERROR', 'OVERRUN_ERROR', 'LINE_IDLE'),
    { isFlag: true },
  ),
  ...family('flash flags', UNCHECKED, numbers('SPIFLASH_PREVERIFY', 'SPIFLASH_POSTVERIFY'), {
    isFlag: true,
  }),
  ...family(
    'audio flags',
    UNCHECKED,
    numbers('A_LAW_COMPRESS', 'A_LAW_DECOMPRESS', 'NORMALISE', 'AUDIO'),
    { isFlag: true },
  ),
  ...family(
    'environments',
    UNCHECKED,
    numbers('ENVIRONMENT_CARD', 'ENVIRONMENT_MODULE', 'ENVIRONMENT_AGENT'),
  ),
  ...family(
    'old buses',
    UNCHECKED,
    numbers('UART_12', 'UART_57', 'UART_1289', 'SPI_189', 'SPI_257', 'I2C_12', 'I2C_89'),
  ),
};

export type ConstantName = keyof typeof constants;
