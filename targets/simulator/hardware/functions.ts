/** The functions of impOS that programs call and the library does not need, for each module. */
import type { DeviceHardware } from '../../imp/hardware.js';
import type { DeviceImp, NetInfo, WifiNetwork } from '../../imp/imp-module.js';
import type { DeviceServer } from '../../imp/server.js';
import type { Parts } from '../parts.js';
import type { SimulatedPlatform } from '../platform.js';
import { bytesOf } from './blob.js';
import { dayTimeOf, secondsUntil, type DayTime } from './day-time.js';
import type { Device } from './device.js';
import { IDENTITY, softwareVersion } from './identity.js';
import { NUMBERS } from './numbers.js';
import { callLater } from './ports.js';

/** The methods of a module, as functions of the device. */
export type OfDevice<Methods> = {
  readonly [Name in keyof Methods]: Methods[Name] extends (...given: infer Given) => infer Result
    ? (device: Device, ...given: Given) => Result
    : never;
};

/** What device programs find and the model does not have. */
export type ServerFunctions = Pick<
  DeviceServer,
  'sleepuntil' | 'expectonlinein' | 'show' | 'bless' | 'factoryblinkup'
>;
export type ImpFunctions = Omit<DeviceImp, keyof SimulatedPlatform['imp'] | 'configparams'>;
export type HardwareFunctions = Pick<
  DeviceHardware,
  'voltage' | 'vbat' | 'lightlevel' | 'getdeviceid' | 'getimpeeid' | 'configure'
>;

/** Milliseconds that a search for networks takes. */
const SCAN_DURATION = 2000;

const nothing = (): void => undefined;

export const serverFunctions: OfDevice<ServerFunctions> = {
  sleepuntil({ parts }, hour, minute, second, dayOfWeek) {
    const time = dayTimeOf('server.sleepuntil()', hour, minute, second, dayOfWeek);
    parts.sender.flush(parts.policy.timeout);
    return sleepUntil(time, parts);
  },
  expectonlinein: nothing,
  show: nothing,
  bless({ hardware }, success, callback = null) {
    callLater(hardware.parts, callback, success);
  },
  factoryblinkup: nothing,
};

function sleepUntil(time: DayTime, { clock, power, scheduler }: Parts): never {
  const wait = scheduler.milliseconds(secondsUntil(time, clock.time()));
  power.sleep(wait - (scheduler.now % 1000));
  return scheduler.leave();
}

export const impFunctions: OfDevice<ImpFunctions> = {
  deepsleepuntil({ parts }, hour, minute, second, dayOfWeek) {
    return sleepUntil(dayTimeOf('imp.deepsleepuntil()', hour, minute, second, dayOfWeek), parts);
  },
  setuserconfiguration({ settings }, data) {
    settings.userConfiguration = bytesOf('imp.setuserconfiguration()', data);
  },
  getuserconfiguration: ({ settings }) => settings.userConfiguration,
  setpowersave({ settings }, enabled) {
    settings.savesPower = enabled;
  },
  getpowersave: ({ settings }) => settings.savesPower,
  getmacaddress: () => IDENTITY.macAddress,
  getsoftwareversion: ({ scenario }) => softwareVersion(scenario.impos ?? 42),
  info: () => ({ type: IDENTITY.type }),
  environment: () => NUMBERS.ENVIRONMENT_CARD,
  scanwifinetworks: (device, callback = null) => scan(device, callback),
  rssi: ({ readings }) => readings.signal(),
  getrssi: ({ readings }) => readings.signal(),
  getssid: () => IDENTITY.ssid,
  getbssid: () => IDENTITY.bssid,
  getchannel: () => IDENTITY.channel,
  getcountry: ({ settings }) => settings.country,
  setcountry({ settings }, country) {
    settings.country = country;
  },
  setstaticnetworkconfiguration: nothing,
  setproxy: nothing,
  configure: nothing,
};

function scan(
  { parts: { scheduler }, readings }: Device,
  callback: ((networks: WifiNetwork[]) => void) | null,
): WifiNetwork[] | null {
  const { ssid, bssid, channel } = IDENTITY;
  const found = () => [{ ssid, bssid, channel, rssi: readings.read('rssi'), open: false }];
  if (callback === null) {
    scheduler.pause(SCAN_DURATION);
    return found();
  }
  scheduler.callAt(scheduler.later(SCAN_DURATION), () => {
    callback.call(scheduler.root, found());
  });
  return null;
}

export const hardwareFunctions: OfDevice<HardwareFunctions> = {
  voltage: ({ readings }) => readings.read('voltage'),
  vbat: ({ readings }) => readings.read('vbat'),
  lightlevel: ({ readings }) => readings.read('lightlevel'),
  getdeviceid: () => IDENTITY.deviceId,
  getimpeeid: () => IDENTITY.impeeId,
  configure: nothing,
};

/** `imp.net.info()`, with what the model does not know: signal, names and addresses. */
export function netInfo({ model, readings }: Device): NetInfo {
  const { macAddress, ssid, bssid, channel, address, netmask, gateway, broadcast } = IDENTITY;
  const { interface: interfaces, ipv4, ...info } = model.imp.net.info();
  const online = { rssi: readings.signal(), channel, connectedssid: ssid, connectedbssid: bssid };
  return {
    ...info,
    interface: interfaces.map((each) => ({
      ...each,
      macaddress: macAddress,
      ...(each.connected ? online : {}),
    })),
    ...(ipv4 === undefined
      ? {}
      : { ipv4: { address, netmask, gateway, broadcast, dnsservers: [gateway] } }),
  };
}
