/** What programs do with the hardware, as data, and its text. */

/** A pin was set up, read or written; or the world changed what is at it. */
export interface PinEvent {
  readonly kind: 'pin';
  readonly name: string;
  readonly operation: 'configure' | 'disable' | 'read' | 'write' | 'change';
  /** With `configure`: the name of the constant. */
  readonly mode?: string;
  /** What was read or written, or is there now; with `configure` the first output. */
  readonly value?: number;
}

/** A bus transfers data. */
export interface BusEvent {
  readonly kind: 'i2c' | 'spi' | 'uart';
  readonly name: string;
  readonly operation:
    'configure' | 'disable' | 'read' | 'write' | 'writeread' | 'receive' | 'select';
  /** With `configure`: flags and speed. With `select`: the level. */
  readonly settings?: readonly (number | string)[];
  /** The device on an I2C bus, as the program writes it. */
  readonly address?: number;
  /** Bytes, a letter for each: what went out; on an I2C bus the register as well. */
  readonly sent?: string;
  /** What came in; null when nobody answered. */
  readonly received?: string | null;
}

/** The memory beside the imp was used. */
export interface FlashEvent {
  readonly kind: 'spiflash';
  readonly operation: 'erase' | 'read' | 'write';
  readonly address: number;
  /** Bytes. */
  readonly count: number;
}

/** Samples were read or played at a steady rate. */
export interface SamplesEvent {
  readonly kind: 'sampler' | 'dac';
  readonly operation: 'configure' | 'start' | 'stop' | 'buffer';
  readonly pin?: string;
  /** Samples per second. */
  readonly rate?: number;
  /** The bytes of a buffer; null when there was none. */
  readonly count?: number | null;
}

/** A function of impOS was called that is none of these. */
export interface CallEvent {
  readonly kind: 'call';
  /** Such as `imp.setpowersave`. */
  readonly name: string;
  readonly arguments: readonly Plain[];
  readonly result?: Plain;
}

/** A value that is data; of any other only the type. */
export type Plain = null | boolean | number | string | { readonly type: string };

export type HardwareEvent = PinEvent | BusEvent | FlashEvent | SamplesEvent | CallEvent;

/** What an event says, in a line. */
export function describeHardware(event: HardwareEvent): string {
  switch (event.kind) {
    case 'pin':
      return words(event.name, event.operation, event.mode, event.value);
    case 'i2c':
    case 'spi':
    case 'uart':
      return describeTransfer(event);
    case 'spiflash':
      return `${event.operation} ${hex(event.address)}, ${event.count} bytes`;
    case 'sampler':
    case 'dac':
      return words(
        event.operation,
        event.pin,
        event.rate === undefined ? undefined : `${event.rate} Hz`,
        event.count === undefined ? undefined : `${event.count ?? 'no'} bytes`,
      );
    case 'call':
      return describeCall(event);
  }
}

function describeTransfer({
  name,
  operation,
  settings,
  address,
  sent,
  received,
}: BusEvent): string {
  return words(
    name,
    operation,
    ...(settings ?? []),
    address === undefined ? undefined : hex(address),
    sent === undefined ? undefined : quoted(sent),
    received === undefined ? undefined : received === null ? 'no answer' : `→ ${quoted(received)}`,
  );
}

function describeCall({ name, arguments: given, result }: CallEvent): string {
  const call = `${name}(${given.map(valueText).join(', ')})`;
  return result === undefined ? call : `${call} ${valueText(result)}`;
}

function words(...parts: readonly (string | number | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(' ');
}

function valueText(value: Plain): string {
  if (typeof value === 'object' && value !== null) return value.type;
  return typeof value === 'string' ? quoted(value) : String(value);
}

/** What a record can hold of a value. */
export function plain(value: unknown): Plain {
  if (value == null || typeof value === 'boolean' || typeof value === 'number')
    return value ?? null;
  if (typeof value === 'string') return value;
  if (typeof value !== 'object') return { type: typeof value };
  return { type: Array.isArray(value) ? 'array' : 'table' };
}

/** Bytes as one would write them in a program. */
export function quoted(text: string): string {
  const escaped = text.replace(/[^ !#-[\]-~]/g, (letter) => {
    const known = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '"': '\\"', '\\': '\\\\' }[letter];
    return known ?? `\\x${letter.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
  return `"${escaped}"`;
}

function hex(number: number): string {
  return `0x${number.toString(16).padStart(2, '0')}`;
}
