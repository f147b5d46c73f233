import type { Platform } from '../../../core/index.js';
import { SimulatedImp } from '../../../targets/simulator/imp.js';
import type { Library } from '../../hosts/javascript.js';

/**
 * What the flag says whenever the manager calls impOS, one that answers an attempt again from within
 * server.disconnect().
 */
export function run({ ConnectionManager }: Library, print: (line: string) => void): void {
  const simulated = new SimulatedImp({ boot: 'warm' });
  const { server, imp } = simulated.platform;
  const say = (what: string) => {
    print(`${what}, flag ${manager?.isConnected() ?? 'unknown'}`);
  };
  const platform: Platform = {
    ...simulated.platform,
    imp: {
      wakeup: (interval, callback) => imp.wakeup(interval, callback),
      cancelwakeup: (timer) => {
        imp.cancelwakeup(timer);
      },
      enableblinkup: (enabled) => {
        say(`enableblinkup ${enabled}`);
      },
    },
    server: {
      isconnected: () => server.isconnected(),
      connect: (callback, timeout) => {
        say('server.connect');
        answer = callback;
        server.connect(callback, timeout);
      },
      disconnect: () => {
        say('server.disconnect');
        server.disconnect();
        answer(simulated.platform.NOT_CONNECTED);
      },
      flush: (timeout) => {
        say('flush');
        return server.flush(timeout);
      },
      log: (message) => {
        say('log');
        return server.log(message);
      },
      error: (message) => server.error(message),
      setsendtimeoutpolicy: () => undefined,
    },
  };
  let answer: (reason: number) => void = () => undefined;
  let manager: InstanceType<Library['ConnectionManager']> | null = null;
  manager = new ConnectionManager({}, platform);
  manager.log('offline');
  manager.onConnect(() => {
    say('onConnect');
  });
  manager.onDisconnect(() => {
    say('onDisconnect');
  });
  manager.connect();
  simulated.run(10);
  manager.disconnect();
  simulated.run(10);
}
