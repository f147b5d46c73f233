import { SimulatedImp } from '../../../targets/simulator/imp.js';
import type { Library } from '../../hosts/javascript.js';
import { describeEvent } from '../../../targets/simulator/describe-event.js';

type Print = (line: string) => void;

/** The ways to call the constructor, the platform, and what becomes of the settings. */
export function run({ ConnectionManager }: Library, print: Print): void {
  const simulated = new SimulatedImp({ boot: 'warm' });
  withGlobals(simulated, () => {
    use(new ConnectionManager(), simulated, 'nothing', print);
  });
  for (const settings of [{}, null]) {
    const other = new SimulatedImp({ boot: 'warm' });
    use(new ConnectionManager(settings, other.platform), other, settings ? '{}' : 'null', print);
  }
  printSecondArgument({ ConnectionManager }, print);
  printSettings({ ConnectionManager }, print);
}

type Used = Pick<Library, 'ConnectionManager'>;

/** Where there is no root table, its members are those of the global object. */
function withGlobals({ platform }: SimulatedImp, use: () => void): void {
  Object.assign(globalThis, platform);
  try {
    use();
  } finally {
    for (const name of Object.keys(platform)) Reflect.deleteProperty(globalThis, name);
  }
}

function use(
  manager: { connect(): boolean },
  simulated: SimulatedImp,
  how: string,
  print: Print,
): void {
  manager.connect();
  simulated.run(2);
  const seen = simulated.trace.filter(({ kind }) =>
    ['policy', 'connect', 'blinkup'].includes(kind),
  );
  print(`with ${how}: ${seen.map((event) => `${event.kind} ${describeEvent(event)}`).join(', ')}`);
}

function printSecondArgument({ ConnectionManager }: Used, print: Print): void {
  const { platform } = new SimulatedImp({});
  let isNeeded = false;
  try {
    new ConnectionManager({});
  } catch {
    isNeeded = true;
  }
  const isTaken = new ConnectionManager({}, platform).isConnected();
  print(`the second argument is as documented: ${isNeeded && isTaken}`);
}

function printSettings({ ConnectionManager }: Used, print: Print): void {
  const simulated = new SimulatedImp({});
  const settings = { checkTimeout: 7, ackTimeout: null, mine: ['own'] };
  const before = JSON.stringify(settings);
  const manager = new ConnectionManager(Object.freeze(settings), simulated.platform);
  manager.setBlinkUpBehavior(1).connectFor(() => undefined);
  simulated.run(100);
  print(`the settings are as they were: ${JSON.stringify(settings) === before}`);
}
