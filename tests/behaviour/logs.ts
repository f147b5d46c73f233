import type { Behaviour } from './behaviour.js';

// Every other message is refused, until 15 have been sent.
const oneByOne = Array.from({ length: 29 }, (_, index) => (index % 2) * 4);

/** Section 8 of the contract. */
export const logs: readonly Behaviour[] = [
  {
    proves: ['8.1a'],
    title: 'online, messages and errors go to impOS as they are',
    steps: [
      ...['1 log hello', '1 error oh no', '1 log = 42', '1 error = -7', '1 log = true'],
      ...['1 log = null', '1 log = ""', '1 error = {"a": 1}', '1 log = 1.5'],
    ],
    see: ['log', 'error'],
    expected: [
      ...['1000 log 0 hello', '1000 error 0 oh no', '1000 log 0 42', '1000 error 0 -7'],
      ...['1000 log 0 true', '1000 log 0 null', '1000 log 0 ', '1000 error 0 {"a":1}'],
      '1000 log 0 1.5',
    ],
  },
  {
    proves: ['8.1a'],
    title: 'truth decides: a message after a loss that was not noticed is queued',
    scenario: { epoch: 1000, network: [{ at: 7, up: false }] },
    steps: ['8 log one', '9 network up', '20 connect'],
    see: ['log'],
    expected: ['21500 log 0 1008 - one'],
  },
  ...[1, 2, 3, 4].map((code): Behaviour => ({
    proves: ['8.1b'],
    title: `a message that comes back with send error ${code} is sent ${code === 2 || code === 3 ? 'on the next connect' : 'at the next check'}`,
    scenario: { epoch: 1000, sendResults: [code, 0, 0] },
    steps: ['3 log one', '20 connect', '30 log two', '40 connect'],
    see: ['log', 'error'],
    expected: [
      `3000 log ${code} one`,
      // Errors 2 and 3 take the link with them.
      `${code === 2 || code === 3 ? 21500 : 5000} log 0 1003 - one`,
      '30000 log 0 two',
    ],
  })),
  {
    proves: ['8.1b'],
    title: 'an error that comes back with a send error code is sent as an error',
    scenario: { epoch: 1000, sendResults: [4] },
    steps: ['3 error one', '20 connect'],
    see: ['log', 'error'],
    expected: ['3000 error 4 one', '5000 error 0 1003 - one'],
  },
  {
    proves: ['8.1b'],
    title: 'a message for which impOS returns null has been sent',
    scenario: { sendResults: [null, null] },
    steps: ['3 log one', '20 connect'],
    see: ['log'],
    expected: ['3000 log null one'],
  },
  {
    proves: ['8.2a', '8.2b'],
    title: 'offline messages are sent on connect, in order, with the time they were logged at',
    scenario: { boot: 'warm', epoch: 1704067200 },
    steps: ['0 log one', '1.9 error two', '2 log three', '10 log four', '50 connect', '60 connect'],
    see: ['log', 'error'],
    expected: [
      '51500 log 0 1704067200 - one',
      '51500 error 0 1704067201 - two',
      '51500 log 0 1704067202 - three',
      '51500 log 0 1704067210 - four',
    ],
  },
  {
    proves: ['8.2a'],
    title: 'offline, any value is accepted, null too',
    scenario: { boot: 'warm', epoch: 1000 },
    steps: [
      ...['0 log? = null', '0 error? = null', '0 log = 42', '0 log = -7', '0 log = 1.5'],
      ...['0 log = true', '0 log = false', '0 log = ""', '0 log = 0', '10 connect'],
    ],
    see: ['log', 'error'],
    expected: [
      ...['0 log returned null', '0 error returned null'],
      ...['11500 log 0 1000 - null', '11500 error 0 1000 - null', '11500 log 0 1000 - 42'],
      ...['11500 log 0 1000 - -7', '11500 log 0 1000 - 1.5', '11500 log 0 1000 - true'],
      ...['11500 log 0 1000 - false', '11500 log 0 1000 - ', '11500 log 0 1000 - 0'],
    ],
  },
  {
    proves: ['8.2a'],
    title: 'offline, tables and arrays are accepted',
    scenario: { boot: 'warm' },
    // How they look as text is up to the language.
    steps: ['0 log? = {"a": 1}', '0 error? = [1, 2]'],
    expected: ['0 log returned null', '0 error returned null'],
  },
  {
    proves: ['8.2a'],
    title: 'a message that is logged during an attempt is queued',
    scenario: { boot: 'warm', epoch: 1000 },
    steps: ['0 connect', '1 log one', '2 log two'],
    see: ['log'],
    expected: ['1500 log 0 1001 - one', '2000 log 0 two'],
  },
  {
    proves: ['8.2b', '3.2a'],
    title: 'messages that are queued by the boot are sent when a check finds the link up',
    scenario: {
      epoch: 1000,
      network: [
        { at: 0, up: false },
        { at: 20, up: true },
      ],
    },
    steps: ['0 log one', '0 onConnect a'],
    see: ['log'],
    expected: ['25000 log 0 1000 - one', '25000 a'],
  },
  {
    proves: ['8.2b'],
    title: 'what is logged by an onConnect callback comes after the messages that were queued',
    scenario: { boot: 'warm', epoch: 1000 },
    steps: ['0 onConnect a', '0 log one', '1 connect'],
    scripts: { a: ['log online'] },
    see: ['log'],
    expected: ['2500 log 0 1000 - one', '2500 a', '2500 log 0 online'],
  },
  {
    proves: ['8.2c'],
    title: 'at the first failure the rest of the messages stays for the next check or connect()',
    scenario: { boot: 'warm', epoch: 1000, sendResults: [0, 4, 0, 1] },
    steps: ['0 log a', '1 error b', '2 log c', '3 log d', '10 connect', '20 connect'],
    see: ['log', 'error'],
    expected: [
      ...['11500 log 0 1000 - a', '11500 error 4 1001 - b'],
      ...['16500 error 0 1001 - b', '16500 log 1 1002 - c'],
      ...['20000 log 0 1002 - c', '20000 log 0 1003 - d'],
    ],
  },
  {
    proves: ['8.2c'],
    title: 'a link that is lost by the messages themselves costs none of them',
    scenario: { boot: 'warm', epoch: 1000, sendResults: [0, 3] },
    steps: ['0 log a', '1 log b', '2 log c', '10 connect', '30 connect'],
    see: ['log'],
    expected: [
      ...['11500 log 0 1000 - a', '11500 log 3 1001 - b'],
      ...['31500 log 0 1001 - b', '31500 log 0 1002 - c'],
    ],
  },
  {
    proves: ['8.2c', '8.2b'],
    title: 'a message that is queued while others stay comes after them',
    scenario: { boot: 'warm', epoch: 1000, sendResults: [4] },
    steps: ['0 log a', '10 connect', '15 disconnect', '16 log b', '20 connect'],
    see: ['log'],
    expected: [...['11500 log 4 1000 - a', '21500 log 0 1000 - a', '21500 log 0 1016 - b']],
  },
  {
    proves: ['8.2c'],
    title: 'messages are sent once, whatever happens later',
    scenario: { boot: 'warm', epoch: 1000 },
    steps: ['0 log a', '0 log b', '10 connect', '20 disconnect', '30 connect', '40 connect'],
    see: ['log'],
    expected: ['11500 log 0 1000 - a', '11500 log 0 1000 - b'],
  },
  {
    proves: ['8.1c', '8.2c'],
    title: 'refused messages are sent again at each check, followed by new ones',
    scenario: { epoch: 1000, sendResults: [4, 4, 0, 0, 4] },
    steps: ['1 log a', '2 error b', '7 log c', '12 log d'],
    see: ['log', 'error'],
    expected: [
      ...['1000 log 4 a', '5000 log 4 1001 - a'],
      ...['10000 log 0 1001 - a', '10000 error 0 1002 - b', '10000 log 4 1007 - c'],
      ...['15000 log 0 1007 - c', '15000 log 0 1012 - d'],
    ],
  },
  {
    proves: ['8.1c'],
    title: 'refused messages are sent again even if tasks come more often than checks',
    scenario: { epoch: 1000, sendResults: [4] },
    steps: ['1 log a', ...Array.from({ length: 20 }, (_, index) => `${index + 2} task t`)],
    scripts: { t: [] },
    seconds: 3,
    see: ['log'],
    expected: ['1000 log 4 a', '2000 log 0 1001 - a', '2000 t', '3000 t'],
  },
  {
    proves: ['8.1c'],
    title: 'messages that impOS takes one by one are all sent while the link is up',
    scenario: { boot: 'warm', epoch: 1000, sendResults: oneByOne },
    steps: ['0 15x log x', '1 connect'],
    see: ['log'],
    expected: oneByOne.map((code, index) => {
      const at = 2500 + 5000 * Math.trunc(index / 2);
      return `${at} log ${code} 1000 - x`;
    }),
  },
];
