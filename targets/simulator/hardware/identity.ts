/** What a simulated imp is. */
export const IDENTITY = {
  type: 'imp001',
  macAddress: '0c2a69000001',
  deviceId: '20000c2a69000001',
  impeeId: '0000000000000001',
  ssid: 'simulated',
  bssid: '0123456789ab',
  channel: 6,
  address: '192.168.1.2',
  netmask: '255.255.255.0',
  gateway: '192.168.1.1',
  broadcast: '192.168.1.255',
} as const;

/** The line of `imp.getsoftwareversion()`. */
export function softwareVersion(impos: number): string {
  return `simulated - release-${impos}.0 - Mon Jan 1 00:00:00 2024 - production`;
}
