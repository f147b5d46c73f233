import type { Network } from './network.js';
import type { NetworkInfo, NetworkInterface } from './platform.js';

/** impOS's `imp.net` on a simulated imp with WiFi. */
export class NetModule {
  private readonly _network: Network;

  constructor(network: Network) {
    this._network = network;
  }

  /** Tells what the interfaces are in. Source: impOS docs, `imp.net.info()`. */
  info(): NetworkInfo {
    const isOnline = this._network.looksOnline();
    const wifi: NetworkInterface = { type: 'wifi', connected: isOnline };
    const info: NetworkInfo = { interface: [wifi] };
    if (isOnline) {
      info.active = 0;
      info.ipv4 = { address: '192.168.1.2' };
    }
    const lastError = this._network.lastError;
    if (lastError != null) info.lasterror = lastError;
    return info;
  }
}
