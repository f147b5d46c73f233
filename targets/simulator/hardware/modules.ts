/**
 * impOS's modules as a program sees them: tables whose functions need no `this`, and that take new
 * slots. A function is made when it is first asked for, as most programs use few, and there may be
 * thousands of imps.
 */
import type { DeviceHardware } from '../../imp/hardware.js';
import type { DeviceImp } from '../../imp/imp-module.js';
import { AgentModule } from '../agent-module.js';
import { HardwareModule } from '../hardware-module.js';
import { ImpModule } from '../imp-module.js';
import { ServerModule } from '../server-module.js';
import { objects, portOf } from '../../impos/index.js';
import type { SimulatedAgent, SimulatedImpModule, SimulatedServer } from '../platform.js';
import type { Device } from './device.js';
import { plain } from './events.js';
import {
  hardwareFunctions,
  impFunctions,
  netInfo,
  serverFunctions,
  type ImpFunctions,
  type ServerFunctions,
} from './functions.js';
import { IDENTITY } from './identity.js';

/** What programs find behind the names of impOS's modules. */
export interface Modules {
  readonly server: SimulatedServer & ServerFunctions;
  readonly imp: Omit<SimulatedImpModule, 'net'> &
    ImpFunctions &
    Pick<DeviceImp, 'net' | 'configparams'>;
  readonly hardware: DeviceHardware;
  readonly agent: SimulatedAgent;
}

/** A function of impOS that is given the device as well. */
type Member = (device: Device, ...given: unknown[]) => unknown;

/** Makes a member of a module for a device. */
type Maker = (device: Device) => unknown;

const DEVICE = Symbol('device');

/** The imp that a module belongs to: where its members are made. */
class Module {
  readonly [DEVICE]: Device;

  constructor(device: Device) {
    this[DEVICE] = device;
  }
}

const Server = moduleClass('server', ServerModule, recorded('server', serverFunctions));
const Imp = moduleClass('imp', ImpModule, {
  ...recorded('imp', impFunctions),
  net: (device) => ({ info: () => netInfo(device) }),
  configparams: () => ({ deviceid: IDENTITY.deviceId }),
});
const Hardware = moduleClass('hardware', HardwareModule, {
  ...recorded('hardware', hardwareFunctions),
  spiflash: ({ hardware }) => hardware.spiflash,
  sampler: ({ hardware }) => hardware.sampler,
  fixedfrequencydac: ({ hardware }) => hardware.fixedfrequencydac,
});
const Agent = moduleClass('agent', AgentModule, {});

// Which pins and buses there are depends on the imp; here each name is one that an imp could have.
Object.setPrototypeOf(
  Hardware.prototype,
  new Proxy(Module.prototype, {
    get: (target, name, module: Module) => {
      const port = typeof name === 'string' ? module[DEVICE].hardware.port(name) : null;
      if (port === null) return Reflect.get(target, name, module) as unknown;
      setOwn(module, name as string, port);
      return port;
    },
    has: (target, name) => {
      return Reflect.has(target, name) || (typeof name === 'string' && portOf(name) !== null);
    },
  }),
);

/** Makes the modules of an imp. */
export function makeModules(device: Device): Modules {
  const modules = {
    server: new Server(device),
    imp: new Imp(device),
    hardware: new Hardware(device),
    agent: new Agent(device),
  };
  return modules as unknown as Modules;
}

/**
 * A module with these members, and those that the model has.
 * @param model - Its class in the model.
 */
function moduleClass(
  name: 'server' | 'imp' | 'hardware' | 'agent',
  model: { readonly prototype: object },
  members: Readonly<Record<string, Maker>>,
): typeof Module {
  const own = class extends Module {};
  const ofModel = Object.keys(objects[name]!).filter((each) => each in model.prototype);
  for (const member of ofModel) define(own, member, (device) => bound(device.model[name], member));
  for (const [member, make] of Object.entries(members)) define(own, member, make);
  return own;
}

/** A function that knows its module. */
function bound(module: object, name: string): unknown {
  const member = Reflect.get(module, name) as (...given: unknown[]) => unknown;
  return member.bind(module);
}

/** Functions that are in the trace when a program calls them. */
function recorded(module: string, functions: object): Record<string, Maker> {
  const entries = Object.entries(functions).map(([name, member]: [string, Member]) => {
    const path = `${module}.${name}`;
    const make: Maker =
      (device) =>
      (...given: unknown[]) => {
        const result = member(device, ...given);
        const event = { kind: 'call', name: path, arguments: given.map(plain) } as const;
        const told = result === undefined ? event : { ...event, result: plain(result) };
        device.hardware.parts.recorder.record(told);
        return result;
      };
    return [name, make] as const;
  });
  return Object.fromEntries(entries);
}

/** The first to ask for a member has it made. */
function define(own: typeof Module, member: string, make: Maker): void {
  Object.defineProperty(own.prototype, member, {
    enumerable: true,
    get(this: Module) {
      const value = make(this[DEVICE]);
      setOwn(this, member, value);
      return value;
    },
    set(this: Module, value: unknown) {
      setOwn(this, member, value);
    },
  });
}

function setOwn(module: Module, member: string, value: unknown): void {
  Object.defineProperty(module, member, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  });
}
