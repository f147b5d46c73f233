/**
 * impOS as a device program sees it, described once: what there is, with units, defaults and sources.
 * The types for device programs and the simulated imp are checked against it.
 */
import { agent } from './agent.js';
import { blob } from './blob.js';
import { i2c, spi, uart } from './buses.js';
import { constants } from './constants.js';
import {
  method,
  object,
  optional,
  property,
  UNCHECKED,
  type Member,
  type Members,
  type ObjectName,
} from './description.js';
import { fixedfrequencydac, hardware, pin, sampler, spiflash } from './hardware.js';
import { imp, net } from './imp.js';
import { portOf } from './names.js';
import { server } from './server.js';

export { agentNames } from './agent.js';
export { constants } from './constants.js';
export type { Constant, Members, Method, ObjectName } from './description.js';
export {
  I2C_NAMES,
  PIN_NAMES,
  PORT_NAMES,
  portOf,
  SPI_NAMES,
  UART_NAMES,
  type Port,
} from './names.js';

/** What is global on a device besides the constants and Squirrel's own. */
export const globals = {
  server: object(UNCHECKED, 'server'),
  imp: object(UNCHECKED, 'imp'),
  hardware: object(UNCHECKED, 'hardware'),
  agent: object(UNCHECKED, 'agent'),
  time: method('node/2387', [], 'integer'),
  date: method('node/2324', [optional('time', 'integer', { unit: 's' })], 'table'),
  getroottable: method('node/2298', [], 'table'),
  blob: method('node/2501', [optional('size', 'integer', { unit: 'bytes', default: 0 })], 'blob'),
  nv: property('node/2304', 'table'),
  crypto: object(UNCHECKED, 'crypto'),
} satisfies Members;

/** The members of impOS's objects; those of objects that are missing here are not described. */
export const objects: Readonly<Partial<Record<ObjectName, Members>>> = {
  server,
  imp,
  net,
  hardware,
  agent,
  pin,
  i2c,
  spi,
  uart,
  spiflash,
  sampler,
  fixedfrequencydac,
  blob,
};

/** Whether impOS has something: a global such as `imp`, or a member such as `hardware.pin9`. */
export function isImpOs(path: string): boolean {
  const [first = '', ...others] = path.split('.');
  const global: Member | undefined = own(globals, first);
  if (global === undefined) return others.length === 0 && own(constants, first) !== undefined;
  return others.length === 0 || hasMember(global, others);
}

function hasMember(member: Member, [first = '', ...others]: readonly string[]): boolean {
  if (member.kind !== 'property' || member.object === null) return false;
  const isPort = member.object === 'hardware' && portOf(first) !== null;
  if (isPort) return others.length === 0;
  const members = objects[member.object];
  if (members === undefined) return others.length === 0;
  const found = own(members, first);
  return found !== undefined && (others.length === 0 || hasMember(found, others));
}

function own<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
