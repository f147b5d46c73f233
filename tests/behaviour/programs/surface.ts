import { SimulatedImp } from '../../../targets/simulator/imp.js';
import type { Library } from '../../hosts/javascript.js';

const methods = [
  ...['connect', 'disconnect', 'isConnected', 'onConnect', 'onTimeout', 'onDisconnect'],
  ...['onNextConnect', 'connectFor', 'setBlinkUpBehavior', 'log', 'error', 'lastReason'],
];

const fields = [
  ...['_connected', '_connecting', '_queue', '_logs'],
  ...['_onConnect', '_onTimeout', '_onDisconnect'],
];

// The platform has no field in Squirrel.
const others = ['constructor', 'VERSION', '_platform'];

/** What the library adds to the globals, and what the members of its class are called. */
export function run(library: Library, print: (line: string) => void): void {
  for (const name of Object.keys(library).sort()) {
    const value = library[name as keyof Library];
    print(typeof value === 'function' ? `class ${name}` : `const ${name} ${value}`);
  }
  print(`VERSION ${library.ConnectionManager.VERSION}`);
  const members = membersOf(library);
  print(`missing: ${[...methods, ...fields].filter((name) => !members.includes(name)).join(' ')}`);
  const known = [...methods, ...fields, ...others];
  const unknown = members.filter((name) => !known.includes(name) && !name.startsWith('_cm'));
  print(`with other names: ${unknown.join(' ')}`);
  printFields(library, print);
}

function membersOf({ ConnectionManager }: Library): string[] {
  const manager = new ConnectionManager({}, new SimulatedImp({}).platform);
  return [
    ...Object.getOwnPropertyNames(manager),
    ...Object.getOwnPropertyNames(ConnectionManager.prototype),
  ];
}

/** That the fields are those things: what is in them after each has been used. */
function printFields({ ConnectionManager }: Library, print: (line: string) => void): void {
  class Open extends ConnectionManager {
    print(when: string): void {
      const lists = [this._queue, this._logs, this._onConnect, this._onTimeout, this._onDisconnect];
      const filled = lists.map((list) => list.length > 0).join(' ');
      print(`${when}: ${this._connected} ${this._connecting} ${filled}`);
    }
  }
  const simulated = new SimulatedImp({ boot: 'warm' });
  const manager = new Open({}, simulated.platform);
  manager.print('at first');
  manager.onNextConnect(() => undefined).log('later');
  manager.print('task and log');
  manager.onConnect(() => undefined).onTimeout(() => undefined);
  manager.print('callbacks');
  manager.onDisconnect(() => undefined).connect();
  manager.print('connecting');
  simulated.run(2);
  manager.print('connected');
}
