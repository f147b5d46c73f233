import type { Feature } from '../feature.js';

/** SUSPEND_ON_ERROR, which is what impOS does unless the program chooses another policy. */
export const suspending: readonly Feature[] = [
  {
    title: 'under SUSPEND_ON_ERROR a program stands still while the link is lost, its timers too',
    start: ['wakeup 20 late', 'wakeup 15 early'],
    steps: ['10 drop', '40 restore'],
    see: ['link'],
    expected: [
      ...['0 link online', '10000 link suspended', '41500 link online'],
      ...['41500 early', '41500 late'],
    ],
  },
  {
    title: 'under SUSPEND_ON_ERROR a log line that is sent offline connects first',
    scenario: { boot: 'warm' },
    start: [],
    steps: ['1 log hello', '1 millis'],
    see: ['link', 'log'],
    expected: [
      ...['0 link off', '1000 link suspended', '2500 link online', '2500 log 0 hello'],
      '2500 millis 2500',
    ],
  },
  {
    title: 'under SUSPEND_ON_ERROR connect() blocks until the imp is online, and has no callback',
    scenario: { boot: 'warm' },
    start: [],
    steps: ['1 connect 5', '1 isconnected'],
    expected: ['2500 connected'],
  },
  {
    title: 'after a minute in vain impOS sleeps for nine, and the program starts when it is online',
    start: ['wakereason', 'isconnected'],
    steps: ['10 drop', '800 restore'],
    seconds: 2000,
    see: ['link', 'sleep', 'boot'],
    expected: [
      ...['0 link online', '0 wake reason 0', '0 connected', '10000 link suspended'],
      ...['70000 link sleeping', '70000 sleep 540000 ms', '610000 link connecting'],
      ...['670000 link off', '670000 link sleeping', '670000 sleep 540000 ms'],
      '1210000 link connecting',
      ...['1211500 link online', '1211500 boot wake reason 7', '1211500 wake reason 7'],
      '1211500 connected',
    ],
  },
  {
    title: 'impOS may sleep for less long between its tries',
    scenario: { snoozeDuration: 30, recoveryDuration: 20 },
    start: ['wakereason'],
    steps: ['10 drop', '50 restore'],
    see: ['sleep'],
    expected: ['0 wake reason 0', '30000 sleep 30000 ms', '61500 wake reason 7'],
  },
  {
    title: 'a program that impOS puts to sleep within a call does not go on behind it',
    scenario: { boot: 'warm', network: [{ at: 0, up: false }] },
    start: [],
    steps: ['1 script send', '100 note never'],
    scripts: { send: ['log a', 'note never'] },
    seconds: 200,
    see: ['link', 'sleep'],
    expected: [
      ...['0 link off', '1000 link suspended', '61000 link sleeping', '61000 sleep 540000 ms'],
    ],
  },
  {
    title: 'under SUSPEND_ON_ERROR a message that was lost on its way is sent again',
    scenario: {
      drainRate: 1000,
      network: [
        { at: 2, up: false },
        { at: 5, up: true },
      ],
    },
    start: [],
    steps: ['1 logBytes 3440', '1 logBytes 3000', '1 millis'],
    seconds: 20,
    see: ['link'],
    expected: ['0 link online', '2000 link suspended', '6500 link online', '6500 millis 6500'],
  },
];
