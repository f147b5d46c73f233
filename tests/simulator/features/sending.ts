import type { Feature } from '../feature.js';

const noDisconnect = ['policy RETURN_ON_ERROR_NO_DISCONNECT WAIT_TIL_SENT 2'];
const impatient = ['policy RETURN_ON_ERROR WAIT_TIL_SENT 1', 'onunexpecteddisconnect'];

// A message of so many letters takes 16 bytes more.
const fullBuffer = 'logBytes 3440';

/** The send buffer, and what becomes of what is sent. */
export const sending: readonly Feature[] = [
  {
    title: 'what fits into the send buffer is sent at once, and what does not blocks',
    scenario: { drainRate: 1000 },
    steps: ['1 logBytes 3984', '1 millis', '2 logBytes 1000', '2 millis'],
    // The buffer holds 3456 bytes, and 576 have left by then: 4000 fit, 1016 do a second later not.
    expected: ['1000 millis 1000', '2000 millis 2000'],
  },
  {
    title: 'a send blocks until there is room',
    scenario: { drainRate: 1000 },
    steps: [`1 ${fullBuffer}`, '1 logBytes 1184', '1 millis'],
    // 3456 bytes less the segment that leaves at once, and 1200: 624 too many.
    expected: ['1624 millis 1624'],
  },
  {
    title: 'RETURN_ON_ERROR closes the link when a send takes too long, and the handler is told',
    start: impatient,
    steps: ['10 stale', `11 ${fullBuffer}`, '12 log a', '13 logBytes 1000', '20 isconnected'],
    see: ['link', 'dropped', 'unexpected'],
    expected: [
      ...['0 link online', '10000 link stale', '14000 dropped 2897 bytes', '14000 link off'],
      ...['14000 unexpected NOT_CONNECTED', '14000 unexpected 0', '20000 not connected'],
    ],
  },
  {
    title: 'RETURN_ON_ERROR_NO_DISCONNECT keeps the link when a send does not fit, and says 4',
    start: noDisconnect,
    steps: ['10 stale', `11 ${fullBuffer}`, '12 logBytes 1000', '13 isconnected', '14 log a'],
    seconds: 20,
    see: ['link', 'dropped'],
    expected: ['0 link online', '10000 link stale', '13000 connected'],
  },
  {
    title: 'RETURN_ON_ERROR_NO_DISCONNECT may wait for the timeout before it says 4',
    scenario: { wouldBlock: 'afterTimeout' },
    start: noDisconnect,
    steps: ['10 stale', `11 ${fullBuffer}`, '12 logBytes 1000', '12 millis'],
    seconds: 20,
    expected: ['14000 millis 14000'],
  },
  {
    title: 'a message that is larger than the buffer never fits under NO_DISCONNECT',
    start: noDisconnect,
    steps: ['1 logBytes 4000', '1 millis'],
    expected: ['1000 millis 1000'],
  },
  {
    title: 'a message that is larger than the buffer leaves bit by bit otherwise',
    scenario: { drainRate: 1000 },
    steps: ['1 logBytes 9984', '1 millis'],
    // 10000 bytes, of which a segment leaves at once and a buffer stays.
    expected: ['6968 millis 6968'],
  },
  {
    title: 'a link that is lost while a send blocks makes it fail with 3',
    scenario: { drainRate: 1000, network: [{ at: 2, up: false }] },
    steps: [`1 ${fullBuffer}`, '1 logBytes 3000', '1 millis'],
    seconds: 20,
    see: ['link', 'dropped'],
    expected: [
      ...['0 link online', '2000 dropped 1880 bytes', '2000 link recovering', '2000 millis 2000'],
    ],
  },
  {
    title: 'WAIT_FOR_ACK blocks until the server has acknowledged',
    start: ['policy RETURN_ON_ERROR WAIT_FOR_ACK 30'],
    steps: ['1 log a', '1 millis'],
    see: ['log'],
    expected: ['1100 log 0 a', '1100 millis 1100'],
  },
  {
    title: 'WAIT_FOR_ACK on a dead link closes it at its timeout',
    start: ['policy RETURN_ON_ERROR WAIT_FOR_ACK 3'],
    steps: ['1 stale', '2 log a', '2 millis'],
    see: ['log', 'link'],
    expected: [
      ...['0 link online', '1000 link stale', '5000 log 2 a', '5000 link off', '5000 millis 5000'],
    ],
  },
  {
    title: 'flush() waits until the buffer is empty and acknowledged',
    scenario: { drainRate: 1000 },
    steps: [`1 ${fullBuffer}`, '1 flush 30'],
    see: ['flush'],
    expected: ['3980 flush true'],
  },
  {
    title: 'flush() on a dead link takes its time and returns false, and the link stays',
    steps: ['1 stale', '2 log a', '3 flush 5', '10 isconnected'],
    see: ['flush'],
    expected: ['8000 flush false', '10000 connected'],
  },
  {
    title: 'flush() on a link that was dead for a while waits from when it is back',
    scenario: {
      network: [
        { at: 2, up: false, silent: true },
        { at: 4, up: true },
      ],
    },
    steps: ['3 flush 30'],
    see: ['flush'],
    expected: ['4100 flush true'],
  },
  {
    title: 'disconnect() drops what is in the buffer',
    scenario: { drainRate: 1000 },
    steps: [`1 ${fullBuffer}`, '1 disconnect'],
    see: ['dropped'],
    expected: ['1000 dropped 2880 bytes'],
  },
  {
    title: 'disconnect() may deliver first what is in the buffer',
    scenario: { drainRate: 1000, bufferAtDisconnect: 'delivered' },
    steps: [`1 ${fullBuffer}`, '1 disconnect'],
    see: ['dropped', 'disconnect'],
    expected: ['1000 disconnect online'],
  },
  {
    title: 'a larger send buffer takes more at once',
    scenario: { drainRate: 1000 },
    steps: ['0 buffer 8000', '1 logBytes 7984', '1 millis'],
    expected: ['1000 millis 1000'],
  },
];
