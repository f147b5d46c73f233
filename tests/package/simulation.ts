// A program of someone who has installed the package.
import { CM_START_CONNECTED, ConnectionManager, type Settings } from 'imp-connection-manager';
import { describeEvent, SimulatedImp, type TraceEvent } from 'imp-connection-manager/simulator';
import { parseScenario } from 'imp-connection-manager/simulator/scenario';

const settings: Settings = { startBehavior: CM_START_CONNECTED };
const imp = new SimulatedImp(parseScenario('{ "boot": "warm", "connectDelay": 3 }'));
let manager: ConnectionManager | undefined;
imp.start(() => {
  manager = new ConnectionManager(settings, imp.platform).onConnect(() => manager?.log('hello'));
});
imp.run(10);
const logs: TraceEvent[] = imp.trace.filter(({ kind }) => kind === 'log');
for (const event of logs) console.log(`${event.at / 1000} s: ${describeEvent(event)}`);
