import type { Feature } from '../feature.js';

/** Timers, and the order of calls. */
export const timers: readonly Feature[] = [
  {
    title: 'the function of onidle() may come before timers with 0',
    scenario: { idleHandler: 'first' },
    steps: ['1 script both'],
    scripts: { both: ['wakeup 0 zero', 'onidle idle'] },
    expected: ['1000 idle', '1000 zero'],
  },
  {
    title: 'the function of onidle() comes behind timers with 0',
    steps: ['1 script both'],
    scripts: { both: ['onidle idle', 'wakeup 0 zero'] },
    expected: ['1000 zero', '1000 idle'],
  },
  {
    title: 'an interval may be rounded to the nearest tick, but is at least one',
    scenario: { timerRounding: 'nearest' },
    steps: ['1 wakeup 0.014 low', '2 wakeup 0.016 high', '3 wakeup 0.001 least'],
    expected: ['1010 low', '2020 high', '3010 least'],
  },
  {
    title: 'an interval out of range may throw',
    scenario: { wrongInterval: 'throws', survives: true },
    steps: ['1 wakeup -1 never', '2 wakeup 10737419 never', '3 wakeup 1 once'],
    expected: [
      '1000 uncaught SimulatedImp: imp.wakeup() needs a number of seconds from 0 to 10737418, got -1',
      '2000 uncaught SimulatedImp: imp.wakeup() needs a number of seconds from 0 to 10737418, got 10737419',
      '4000 once',
    ],
  },
  {
    title: 'an interval that is no number throws where it is given',
    scenario: { survives: true },
    steps: ['1 wakeup soon never', '2 wakeup null never', '3 sleep null', '4 flush soon'],
    expected: [
      '1000 uncaught SimulatedImp: imp.wakeup() needs a number of seconds, got "soon"',
      '2000 uncaught SimulatedImp: imp.wakeup() needs a number of seconds, got null',
      '3000 uncaught SimulatedImp: imp.sleep() needs a number of seconds, got null',
      '4000 uncaught SimulatedImp: server.flush() needs a number of seconds, got "soon"',
    ],
  },
  {
    title: 'cancelwakeup(null) may be ignored',
    scenario: { nullTimer: 'ignored' },
    steps: ['1 cancel', '2 note alive'],
    expected: ['2000 alive'],
  },
  {
    title: 'calls may take time, and what is due meanwhile comes late',
    scenario: { callDuration: 0.5 },
    start: [],
    steps: ['1 wakeup 1 a', '1.6 wakeup 0.4 b', '5 note done'],
    expected: ['2100 a', '2600 b', '5000 done'],
  },
  {
    title: 'timers that are due together keep their seeded order on every host',
    scenario: { timerOrder: 'shuffled', seed: 7 },
    steps: ['1 wakeup 1 a', '1 wakeup 1 b', '1 wakeup 1 c', '1 wakeup 1 d', '1 wakeup 1 e'],
    expected: ['2000 a', '2000 e', '2000 d', '2000 c', '2000 b'],
  },
  {
    title: 'a great many timers come in the order in which they are due',
    scenario: {},
    steps: [9, 2, 7, 4, 5, 6, 3, 8, 1].map((seconds) => `0 wakeup ${seconds} after${seconds}`),
    expected: [1, 2, 3, 4, 5, 6, 7, 8, 9].map((seconds) => `${seconds}000 after${seconds}`),
  },
];
