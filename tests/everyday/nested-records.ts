// Settings in records within records, where much may be missing.

declare function print(text: string): void;

interface Wifi {
  ssid: string;
  password?: string;
  channel?: number;
}

interface Network {
  wifi?: Wifi;
  proxy?: { host: string; port?: number };
  retries?: number;
}

interface Device {
  id: string;
  network?: Network;
  labels: { [name: string]: string };
  onConnect?: (id: string) => string;
}

const complete: Device = {
  id: 'imp-1',
  network: {
    wifi: { ssid: 'home', password: '', channel: 0 },
    proxy: { host: '10.0.0.1', port: 3128 },
    retries: 0,
  },
  labels: { room: 'hall', len: 'short', keys: 'two' },
  onConnect: (id) => `hello from ${id}`,
};
const sparse: Device = { id: 'imp-2', network: { proxy: { host: 'relay' } }, labels: {} };
const bare: Device = { id: 'imp-3', labels: { room: '' } };

function summary(device: Device): string {
  const ssid = device.network?.wifi?.ssid ?? 'none';
  const password = device.network?.wifi?.password ?? 'open';
  const channel = device.network?.wifi?.channel ?? -1;
  const port = device.network?.proxy?.port ?? 80;
  const retries = device.network?.retries ?? 5;
  const greeting = device.onConnect?.(device.id) ?? 'silent';
  return `${ssid}/<${password}>/${channel}/${port}/${retries}/${greeting}`;
}

for (const device of [complete, sparse, bare]) {
  print(`${device.id}: ${summary(device)}\n`);
}

function labelOf(device: Device, key: string): string {
  return key in device.labels ? `<${device.labels[key]}>` : 'absent';
}

for (const key of ['room', 'len', 'values', 'keys']) {
  print(`${key}: ${labelOf(complete, key)} ${labelOf(sparse, key)} ${labelOf(bare, key)}\n`);
}

// Members that come, change and go.
sparse.labels['owner'] = 'Ann';
sparse.labels.room = 'attic';
complete.labels['room'] += 'way';
delete complete.labels['len'];
print(
  `${labelOf(sparse, 'owner')} ${labelOf(sparse, 'room')} ${labelOf(complete, 'room')}` +
    ` ${labelOf(complete, 'len')}\n`,
);

bare.network = { retries: 2 };
bare.network.retries = bare.network.retries! + 1;
bare.onConnect = (id) => id.toUpperCase();
print(`${summary(bare)}\n`);

// The order of a record's members is not looked at, only what they add up to.
const votes: { [color: string]: number } = {};
for (const color of ['red', 'blue', 'red', 'green', 'red', 'blue']) {
  if (color in votes) {
    votes[color]++;
  } else {
    votes[color] = 1;
  }
}
let total = 0;
let winner = '';
let most = 0;
for (const [color, count] of Object.entries(votes)) {
  total += count;
  if (count > most) {
    most = count;
    winner = color;
  }
}
print(`${winner} has ${most} of ${total}\n`);

// A copy with changes leaves the original alone; what is inside is shared.
const copy = { ...complete, id: 'imp-1b' };
copy.labels['shared'] = 'yes';
const { id, labels, network } = copy;
print(`${id} ${labels['shared']} ${complete.id} ${labelOf(complete, 'shared')}\n`);
print(`${network === complete.network} ${copy === complete}\n`);

const point = { x: 3, y: -4 };
const { x, y: height } = point;
const [first, second] = [x * 2, height * 2];
print(`${x} ${height} ${first} ${second}\n`);

let fallback: string | undefined;
print(`${fallback ?? 'unset'}\n`);
fallback ??= 'set once';
fallback ??= 'not again';
print(`${fallback}\n`);

let ready = false;
ready ||= point.x > 2;
ready &&= point.y > 0;
print(`ready ${ready}\n`);

interface Link {
  value: number;
  next: Link | null;
}

let chain: Link | null = null;
for (let value = 1; value <= 4; value++) {
  chain = { value: value * value, next: chain };
}
let walk = '';
let link: Link | null = chain;
while (link !== null) {
  walk += `${link.value}${link.next === null ? '.' : ','}`;
  link = link.next;
}
print(`${walk} third ${chain?.next?.next?.value ?? 0}\n`);
print(`${'retries' in (complete.network ?? {})} ${'wifi' in bare.network}\n`);
