/**
 * How many events a second the simulated imp brings to the core, beside the same core on the timers
 * of @sinonjs/fake-timers, and how much memory it takes. An event is a call that impOS makes into
 * the program.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ConnectionManager, type Platform } from 'imp-connection-manager';
import { SimulatedImp, type Scenario } from 'imp-connection-manager/simulator';
import { FakeImp } from './fake-imp.js';

/** What a program does, and what happens to it. */
interface Workload {
  name: string;
  seconds: number;
  scenario: Scenario;
  /** The network comes and goes after so many seconds; 0 for never. */
  flapSeconds: number;
  program: (platform: Platform) => void;
}

/** The events a second of a workload, on the one and on the other. */
export interface EventRate {
  name: string;
  simulated: number;
  fake: number;
}

/** What was run, and how long that took. */
interface Run {
  events: number;
  seconds: number;
}

const FLAP_SECONDS = 20;

function flapping(scenario: Scenario): Scenario {
  const every = 2 * FLAP_SECONDS;
  return {
    ...scenario,
    network: [
      { at: FLAP_SECONDS, up: false, every },
      { at: every, up: true, every },
    ],
  };
}

function watch(platform: Platform): void {
  new ConnectionManager({}, platform);
}

function connectAndDisconnect(platform: Platform): void {
  const cm = new ConnectionManager({ startBehavior: 1 }, platform);
  cm.onConnect(() => cm.disconnect());
  cm.onDisconnect(() =>
    platform.imp.wakeup(10, () => {
      cm.connect();
    }),
  );
}

function logEverySecond(platform: Platform): void {
  const cm = new ConnectionManager({ stayConnected: true }, platform);
  const log = (): void => {
    platform.imp.wakeup(1, log);
    cm.log('the weather is fine');
  };
  log();
}

const workloads: readonly Workload[] = [
  {
    name: 'idle watching',
    seconds: 2_000_000,
    scenario: { silent: true },
    flapSeconds: 0,
    program: watch,
  },
  {
    name: 'connecting and disconnecting',
    seconds: 1_000_000,
    scenario: { silent: true, boot: 'warm' },
    flapSeconds: 0,
    program: connectAndDisconnect,
  },
  {
    name: 'logs on a flapping network',
    seconds: 300_000,
    scenario: flapping({ silent: true }),
    flapSeconds: FLAP_SECONDS,
    program: logEverySecond,
  },
  {
    name: 'the same with a trace',
    seconds: 300_000,
    scenario: flapping({}),
    flapSeconds: FLAP_SECONDS,
    program: logEverySecond,
  },
];

/**
 * Measures all workloads, on one core; the package must have been built.
 * @param rounds - How often. The best counts: other work on the computer only makes it slower.
 */
export function measureEventRates(rounds: number): EventRate[] {
  return workloads.map((workload) => {
    const rate: EventRate = { name: workload.name, simulated: 0, fake: 0 };
    // In turns, so that a busy computer slows down both.
    for (let round = 0; round < rounds; round++) {
      const [simulated, fake] = [timed(workload, runSimulated), timed(workload, runFake)];
      checkEqualWork(workload, simulated.events, fake.events);
      rate.simulated = Math.max(rate.simulated, simulated.events / simulated.seconds);
      rate.fake = Math.max(rate.fake, fake.events / fake.seconds);
    }
    return rate;
  });
}

/** One line for each rate. */
export function showEventRates(rates: readonly EventRate[]): string {
  return rates
    .map(({ name, simulated, fake }) => {
      const ratio = (simulated / fake).toFixed(2);
      return `simulator, ${name}: ${count(simulated)} events/s, ${ratio} × fake-timers`;
    })
    .join('\n');
}

/** Those in which the simulator is not even as quick as fake-timers, which simulate nothing. */
export function slowEventRates(rates: readonly EventRate[]): string[] {
  return rates.filter(({ simulated, fake }) => simulated < fake).map(({ name }) => name);
}

/**
 * The bytes of memory that a device takes with its manager, after an hour in which all are alive.
 * @param devices - How many.
 */
export function bytesPerDevice(devices: number): number {
  const before = usedBytes();
  const imps = Array.from({ length: devices }, () => {
    const imp = new SimulatedImp({ silent: true });
    imp.start(() => {
      watch(imp.platform);
    });
    return imp;
  });
  for (const imp of imps) imp.run(3600);
  return Math.round((usedBytes() - before) / imps.length);
}

function timed(workload: Workload, run: (workload: Workload) => number): Run {
  const start = performance.now();
  const events = run(workload);
  return { events, seconds: (performance.now() - start) / 1000 };
}

/** A program that stands still on one of them would make that one look quick, or slow. */
function checkEqualWork({ name }: Workload, simulated: number, fake: number): void {
  if (Math.abs(simulated - fake) <= 0.05 * simulated) return;
  throw new Error(`${name}: ${simulated} events on the simulated imp, but ${fake} on fake-timers`);
}

function runSimulated({ scenario, program, seconds }: Workload): number {
  const imp = new SimulatedImp(scenario);
  imp.start(() => {
    program(imp.platform);
  });
  imp.run(seconds);
  return imp.turn();
}

function runFake({ scenario, flapSeconds, program, seconds }: Workload): number {
  const imp = new FakeImp(scenario.boot !== 'warm');
  if (flapSeconds > 0) imp.flap(flapSeconds);
  program(imp.platform);
  imp.run(seconds);
  return imp.events;
}

function usedBytes(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

function count(number: number): string {
  return Math.round(number).toLocaleString('en');
}
