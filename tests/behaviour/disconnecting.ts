import type { Scenario } from '../../targets/simulator/scenario.js';
import type { Behaviour } from './behaviour.js';

const offline: Scenario = { boot: 'warm', network: [{ at: 0, up: false }] };

/** Callbacks that say what happens. */
const watched = ['0 onConnect a', '0 onDisconnect d', '0 onTimeout t'];

const during: readonly Behaviour[] = [
  {
    proves: ['5.1a', '1.5a'],
    title: 'disconnect() during an attempt returns false and has no effect',
    scenario: { boot: 'warm' },
    steps: [...watched, '0 connect', '1 disconnect?', '10 look'],
    see: ['connect', 'disconnect', 'flush'],
    expected: [
      '0 connect 60000 ms',
      '1000 disconnect returned false',
      '1500 a',
      '10000 flag true, server true',
    ],
  },
  {
    proves: ['5.1a'],
    title: 'disconnect() is refused until the outcome is known, even when the link is up',
    scenario: { boot: 'warm', answers: [{ times: 0 }] },
    steps: [...watched, '0 connect', '3 disconnect?'],
    see: ['connect', 'disconnect', 'flush'],
    expected: ['0 connect 60000 ms', '3000 disconnect returned false', '5000 a'],
  },
  {
    proves: ['5.1b', '5.1c', '3.6c'],
    title: 'a forced disconnect is final',
    scenario: { boot: 'warm' },
    steps: [...watched, '0 task u', '0 connect', '1 disconnect? force', '99 look'],
    see: ['connect', 'disconnect', 'flush', 'blinkup'],
    expected: ({ earlyDisconnect }) => [
      '0 blinkup on',
      '0 connect 60000 ms',
      '1000 disconnect',
      '1000 disconnect returned true',
      '1000 d true',
      // impOS went on with the attempt.
      ...(earlyDisconnect === 'ignored' ? ['1500 disconnect'] : []),
      '99000 flag false, server false',
    ],
  },
  {
    proves: ['5.1c', '4.4c'],
    title: 'a late success without a callback is undone by a check',
    scenario: { boot: 'warm', answers: [{ times: 0 }], earlyDisconnect: 'ignored' },
    steps: [...watched, '0 task u', '0 connect', '1 disconnect? force', '99 look'],
    see: ['connect', 'disconnect', 'flush', 'blinkup'],
    expected: [
      '0 blinkup on',
      '0 connect 60000 ms',
      '1000 disconnect',
      '1000 disconnect returned true',
      '1000 d true',
      '5000 disconnect',
      '99000 flag false, server false',
    ],
  },
  {
    proves: ['5.1c'],
    title: 'a late success that is told twice is undone, and raises nothing',
    scenario: { boot: 'warm', answers: [{ times: 2 }], earlyDisconnect: 'ignored' },
    steps: [...watched, '0 task u', '0 connect', '1 disconnect force', '99 look'],
    see: ['connect', 'blinkup'],
    expected: [
      '0 blinkup on',
      '0 connect 60000 ms',
      '1000 d true',
      '99000 flag false, server false',
    ],
  },
  {
    proves: ['5.1c', '6.2c'],
    title: 'a task that is queued while a late success stands does not run',
    scenario: { boot: 'warm', answers: [{ times: 0 }], earlyDisconnect: 'ignored' },
    steps: [...watched, '0 connect', '1 disconnect force', '3 task u', '99 look'],
    see: ['connect'],
    expected: ['0 connect 60000 ms', '1000 d true', '99000 flag false, server false'],
  },
  {
    proves: ['5.1b'],
    title: 'a failure that is told after a forced disconnect raises nothing',
    scenario: { ...offline, answers: [{ times: 2, overtime: 3 }] },
    settings: { connectTimeout: 10 },
    steps: [...watched, '0 connect', '1 disconnect force', '99 look'],
    see: ['connect', 'disconnect', 'blinkup'],
    expected: [
      '0 blinkup on',
      '0 connect 10000 ms',
      '1000 disconnect',
      '1000 d true',
      '99000 flag false, server false',
    ],
  },
  {
    proves: ['5.1b', '5.2b'],
    title: 'a forced disconnect ends an attempt whose link is up, before that is known',
    scenario: { boot: 'warm', answers: [{ times: 0 }], flushDelay: 0 },
    // Whether it flushes is left open, so flushing takes no time here.
    steps: [...watched, '0 connect', '3 script s', '99 look'],
    scripts: { s: ['disconnect? force', 'look'] },
    see: ['connect', 'disconnect'],
    expected: [
      '0 connect 60000 ms',
      '3000 disconnect',
      '3000 disconnect returned true',
      '3000 flag false, server false',
      '3000 d true',
      '99000 flag false, server false',
    ],
  },
  {
    proves: ['5.1b', '4.1b'],
    title: 'after a forced disconnect, connect() is an attempt like any other',
    scenario: { boot: 'warm' },
    steps: [...watched, '0 connect', '1 disconnect force', '20 connect?', '30 look'],
    see: ['connect'],
    expected: [
      '0 connect 60000 ms',
      '1000 d true',
      '20000 connect 60000 ms',
      '20000 connect returned true',
      '21500 a',
      '30000 flag true, server true',
    ],
  },
  {
    proves: ['4.4c', '5.1b'],
    title: 'after a forced disconnect, a check finds the link of the next attempt up',
    scenario: { boot: 'warm', answers: [{}, { times: 0 }] },
    steps: [...watched, '0 connect', '1 disconnect force', '20 connect', '30 look'],
    see: ['connect'],
    expected: [
      ...['0 connect 60000 ms', '1000 d true', '20000 connect 60000 ms'],
      ...['25000 a', '30000 flag true, server true'],
    ],
  },
  {
    proves: ['5.1b', '5.2a'],
    title: 'with force, disconnect() online is like one without',
    steps: [...watched, '1 disconnect? force'],
    see: ['connect', 'disconnect', 'flush'],
    expected: [
      '1100 flush true',
      '1100 disconnect',
      '1100 disconnect returned true',
      '1100 d true',
    ],
  },
];

const otherwise: readonly Behaviour[] = [
  {
    proves: ['5.2a', '5.2b', '5.2c'],
    title: 'disconnect() flushes, disconnects, sets flag and BlinkUp, and only then come callbacks',
    steps: [...watched, '1 script s'],
    scripts: { s: ['disconnect?', 'look', 'note end'] },
    see: ['connect', 'disconnect', 'flush', 'blinkup'],
    expected: [
      '0 blinkup off',
      '1100 flush true',
      '1100 disconnect',
      '1100 blinkup on',
      '1100 disconnect returned true',
      '1100 flag false, server false',
      '1100 end',
      '1100 d true',
    ],
  },
  {
    proves: ['5.2a'],
    title: 'disconnect() flushes for 30 seconds at most',
    scenario: { flushDelay: 1000 },
    steps: [...watched, '1 disconnect'],
    see: ['disconnect', 'flush'],
    expected: ['31000 flush false', '31000 disconnect', '31000 d true'],
  },
  {
    proves: ['5.2a'],
    title: 'disconnect() flushes for as long as it is told',
    scenario: { flushDelay: 1000 },
    steps: [...watched, '1 disconnect force 2.5'],
    see: ['disconnect', 'flush'],
    expected: ['3500 flush false', '3500 disconnect', '3500 d true'],
  },
  {
    proves: ['5.2a'],
    title: 'with a flushTimeout of 0 disconnect() flushes',
    steps: [...watched, '1 disconnect 0'],
    see: ['disconnect', 'flush'],
    expected: ['1000 flush false', '1000 disconnect', '1000 d true'],
  },
  {
    proves: ['5.2a'],
    title: 'with a flushTimeout below 0 disconnect() does not flush',
    steps: [...watched, '1 disconnect -1'],
    see: ['disconnect', 'flush'],
    expected: ['1000 disconnect', '1000 d true'],
  },
  {
    proves: ['5.2d', '5.2c', '5.2b'],
    title: 'disconnect() when offline does not flush, and does the rest',
    scenario: { boot: 'warm', detailed: true },
    steps: [...watched, '1 script s'],
    scripts: { s: ['disconnect?', 'look', 'note end'] },
    seconds: 4,
    see: ['disconnect', 'flush', 'enableblinkup'],
    expected: [
      '0 enableblinkup true',
      '1000 disconnect',
      '1000 enableblinkup true',
      '1000 disconnect returned true',
      '1000 flag false, server false',
      '1000 end',
      '1000 d true',
    ],
  },
  {
    proves: ['5.2d', '5.2a'],
    title: 'disconnect() after a loss that was not noticed is an expected disconnection',
    scenario: { network: [{ at: 7, up: false }] },
    steps: [...watched, '8 script s'],
    scripts: { s: ['look', 'disconnect?', 'look'] },
    see: ['connect', 'disconnect', 'flush', 'blinkup'],
    expected: [
      '0 blinkup off',
      '8000 flag true, server false',
      '8000 disconnect',
      '8000 blinkup on',
      '8000 disconnect returned true',
      '8000 flag false, server false',
      '8000 d true',
    ],
  },
  {
    proves: ['5.2a', '3.6c'],
    title: 'a link that is lost while disconnect() flushes is disconnected once',
    scenario: { flushDelay: 10, network: [{ at: 4, up: false }] },
    steps: [...watched, '1 disconnect?'],
    see: ['connect', 'disconnect', 'flush'],
    expected: [
      '4000 flush false',
      '4000 disconnect',
      '4000 disconnect returned true',
      '4000 d true',
    ],
  },
  {
    proves: ['5.2b'],
    title: 'disconnect() ends the attempt that impOS makes at boot',
    scenario: {
      network: [
        { at: 0, up: false },
        { at: 20, up: true },
      ],
    },
    steps: [...watched, '10 disconnect?', '99 look'],
    see: ['connect', 'disconnect', 'flush'],
    expected: [
      '10000 disconnect',
      '10000 disconnect returned true',
      '10000 d true',
      '99000 flag false, server false',
    ],
  },
  {
    proves: ['5.2a'],
    title: 'after a disconnect() the imp stays offline',
    scenario: {
      network: [
        { at: 30, up: false },
        { at: 40, up: true },
      ],
    },
    steps: [...watched, '1 disconnect', '0 task t', '2 task u', '3 log x', '99 look'],
    see: ['connect', 'disconnect', 'log'],
    expected: ['0 t', '1100 disconnect', '1100 d true', '99000 flag false, server false'],
  },
];

/** Section 5 of the contract. */
export const disconnecting: readonly Behaviour[] = [...during, ...otherwise];
