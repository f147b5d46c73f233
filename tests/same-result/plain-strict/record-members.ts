interface Device {
  labels: { [name: string]: string };
}

export function main(print: (line: string) => void): void {
  const device: Device = { labels: {} };
  device.labels.room = 'attic';
  device.labels['owner'] = 'Ann';
  print(`${device.labels.room ?? 'none'} ${device.labels.owner ?? 'none'}`);
  print(device.labels.floor ?? 'no floor');
}
