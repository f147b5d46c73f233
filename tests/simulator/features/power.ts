import type { Feature } from '../feature.js';

/** Starts, restarts and sleeps. */
export const power: readonly Feature[] = [
  {
    title: 'after a sleep the program starts offline, and nv is what it was',
    start: ['wakereason', 'isconnected', 'count'],
    steps: ['10 sleepfor 20', '20 note never'],
    seconds: 50,
    see: ['sleep', 'link', 'boot'],
    expected: [
      ...['0 link online', '0 wake reason 0', '0 connected', '0 count 1', '10100 link sleeping'],
      ...['10100 sleep 20000 ms', '30100 link off', '30100 boot wake reason 1'],
      ...['30100 wake reason 1', '30100 not connected', '30100 count 2'],
    ],
  },
  {
    title: 'an imp does not fall asleep for less than no time, more than 28 days, or a text',
    scenario: { survives: true },
    steps: ['1 sleepfor -1', '2 sleepfor null', '3 sleepfor 2419199', '4 deepsleepfor soon'],
    see: ['sleep'],
    expected: [
      ['1000', 'server.sleepfor()', '-1'],
      ['2000', 'server.sleepfor()', 'null'],
      ['3000', 'server.sleepfor()', '2419199'],
      ['4000', 'imp.deepsleepfor()', '"soon"'],
    ].map(
      ([at, call, given]) =>
        `${at} uncaught SimulatedImp: ${call} needs a number of seconds from 0 to 2419198, got ${given}`,
    ),
  },
  {
    title: 'sleepfor() sends what is in the buffer first, deepsleepfor() does not',
    scenario: { drainRate: 1000 },
    steps: [
      '1 logBytes 3440',
      '1 sleepfor 10',
      '20 connect 60',
      '30 logBytes 3440',
      '30 deepsleepfor 10',
    ],
    see: ['dropped', 'sleep'],
    expected: [
      ...['3980 sleep 10000 ms', '21500 connected 5', '30000 dropped 2880 bytes'],
      '30000 sleep 10000 ms',
    ],
  },
  {
    title: 'the clocks since the start begin again after a sleep, the time of day goes on',
    scenario: { epoch: 1000 },
    start: ['millis', 'time'],
    steps: ['10 deepsleepfor 20'],
    expected: ['0 millis 0', '0 time 1000', '30000 millis 0', '30000 time 1030'],
  },
  {
    title: 'the wake pin ends a sleep',
    start: ['wakereason'],
    steps: ['5 pin', '10 deepsleepfor 1000', '20 pin'],
    expected: ['0 wake reason 0', '20000 wake reason 3'],
  },
  {
    title: 'server.restart() starts the program again, on the same link, without timers and nv',
    start: ['wakereason', 'isconnected', 'count'],
    steps: ['5 wakeup 20 never', '10 restart'],
    see: ['link'],
    expected: [
      ...['0 link online', '0 wake reason 0', '0 connected', '0 count 1'],
      ...['10000 wake reason 10', '10000 connected', '10000 count 1'],
    ],
  },
  {
    title: 'imp.reset() is a cold start: the program starts when the imp is online',
    start: ['wakereason', 'isconnected'],
    steps: ['10 reset'],
    see: ['link'],
    expected: [
      ...['0 link online', '0 wake reason 0', '0 connected', '10000 link off'],
      ...['10000 link connecting', '11500 link online', '11500 wake reason 2', '11500 connected'],
    ],
  },
  {
    title: 'a cold start without a network starts the program after 10 seconds',
    start: ['wakereason', 'isconnected', 'policy RETURN_ON_ERROR WAIT_TIL_SENT 1'],
    steps: ['10 drop', '20 powerCycle', '50 restore'],
    see: ['link'],
    expected: [
      ...['0 link online', '0 wake reason 0', '0 connected', '10000 link recovering'],
      ...['20000 link off', '20000 link connecting', '30000 wake reason 0', '30000 not connected'],
      '51500 link online',
    ],
  },
  {
    title: 'a fast start is offline at once, and no waking from sleep',
    scenario: { boot: 'fast' },
    start: ['wakereason', 'isconnected'],
    steps: [],
    see: ['link'],
    expected: ['0 link off', '0 wake reason 0', '0 not connected'],
  },
  {
    title: 'no new code reaches an imp that is not online',
    start: ['wakereason'],
    steps: ['1 disconnect', '2 deploy', '3 sleepfor 10', '5 deploy'],
    expected: ['0 wake reason 0', '13000 wake reason 1'],
  },
  {
    title: 'what was meant for a program that has died does not reach the one after it',
    scenario: { boot: 'warm' },
    start: ['wakereason', 'on greeting', 'policy RETURN_ON_ERROR WAIT_TIL_SENT 1'],
    steps: ['1 connect 20', '2 throw oops', '3 agentSends greeting', '10 agentSends greeting'],
    expected: [
      ...['0 wake reason 1', '2000 uncaught oops', '4000 wake reason 5'],
      '10000 got greeting and data',
    ],
  },
  {
    title: 'new code restarts the program at once, or when the program says so',
    start: ['wakereason'],
    steps: ['10 deploy', '20 onshutdown', '30 deploy', '40 restart', '50 restart'],
    expected: [
      ...['0 wake reason 0', '10000 wake reason 4', '30000 shutdown 1', '40000 wake reason 4'],
      '50000 wake reason 10',
    ],
  },
  {
    title: 'a program that throws is started again after a while, with wake reason 5',
    scenario: { restartDelay: 7 },
    start: ['wakereason', 'count'],
    steps: ['5 wakeup 20 never', '10 throw no sensor'],
    expected: [
      ...['0 wake reason 0', '0 count 1', '10000 uncaught no sensor', '17000 wake reason 5'],
      '17000 count 1',
    ],
  },
  {
    title: 'a program is not told of an attempt of the program before a power cycle',
    start: ['policy RETURN_ON_ERROR WAIT_TIL_SENT 1', 'wakereason'],
    steps: ['10 disconnect', '11 connect 60', '12 powerCycle'],
    expected: ['0 wake reason 0', '13500 wake reason 0'],
  },
  {
    title: 'a program is not told of an attempt of the program that threw',
    start: ['policy RETURN_ON_ERROR WAIT_TIL_SENT 1', 'wakereason'],
    steps: ['10 disconnect', '11 connect 60', '11 throw no sensor'],
    expected: ['0 wake reason 0', '11000 uncaught no sensor', '13000 wake reason 5'],
  },
  {
    title: 'the handler of exceptions sees them before the program is started again',
    start: ['wakereason', 'onunhandledexception'],
    scripts: { 'unhandled no sensor': ['log dying'] },
    steps: ['10 throw no sensor'],
    see: ['log'],
    expected: [
      ...['0 wake reason 0', '10000 uncaught no sensor', '10000 unhandled no sensor'],
      ...['10000 log 0 dying', '12000 wake reason 5'],
    ],
  },
  {
    title: 'a handler of exceptions that throws changes nothing',
    start: ['wakereason', 'onunhandledexception'],
    scripts: { 'unhandled no sensor': ['throw again'] },
    steps: ['10 throw no sensor'],
    expected: [
      ...['0 wake reason 0', '10000 uncaught no sensor', '10000 unhandled no sensor'],
      ...['10000 uncaught again', '12000 wake reason 5'],
    ],
  },
  {
    title: 'a program that dies again and again is started again and again',
    start: ['throw no sensor'],
    steps: [],
    seconds: 5,
    expected: ['0 uncaught no sensor', '2000 uncaught no sensor', '4000 uncaught no sensor'],
  },
];
