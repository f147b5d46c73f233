import type { Feature } from '../feature.js';

/** What the simulated imp does where a scenario says nothing. */
export const defaults: readonly Feature[] = [
  {
    title: 'by default a connect() online is not answered',
    steps: ['1 connect 20'],
    see: ['connect'],
    expected: ['1000 connect 20000 ms'],
  },
  {
    title: 'by default disconnect() ends an attempt, and a second connect() keeps its deadline',
    scenario: { boot: 'warm', network: [{ at: 0, up: false }] },
    steps: ['1 connect 20', '2 disconnect', '30 connect 20', '40 connect 20'],
    expected: ['50000 connected 1'],
  },
  {
    title: 'by default an attempt that has too little time fails with NO_SERVER',
    scenario: { boot: 'warm' },
    steps: ['1 connect 1'],
    expected: ['2000 connected 4'],
  },
  {
    title:
      'by default intervals are rounded up, one below 0 is 0, and one that is too long never ends',
    steps: ['1 wakeup 0.011 ceiling', '2 wakeup -1 negative', '3 wakeup 10737419 endless'],
    expected: ['1020 ceiling', '2000 negative'],
  },
  {
    title: 'by default cancelwakeup(null) throws',
    steps: ['1 cancel'],
    seconds: 2,
    expected: ['1000 uncaught SimulatedImp: imp.cancelwakeup() needs a timer, got null'],
  },
  {
    title: 'by default timers that are due together are shuffled from the seed 0 on',
    scenario: { timerOrder: 'shuffled' },
    steps: ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `1 wakeup 1 ${name}`),
    expected: ['a', 'b', 'f', 'e', 'c', 'd'].map((name) => `2000 ${name}`),
  },
  {
    title: 'by default there are 85 KB of memory, and online the send buffer has its part of it',
    steps: ['1 memory', '2 disconnect', '3 memory'],
    expected: ['1000 free 83584', '3000 free 87040'],
  },
  {
    title: 'by default the network takes 30,000 bytes a second',
    steps: ['1 logBytes 34016', '1 millis'],
    // The buffer and a segment take 4032 of 34,032 bytes at once.
    expected: ['2000 millis 2000'],
  },
  {
    title: 'by default the time of day is right also offline, and begins with the year 2024',
    scenario: { boot: 'warm' },
    steps: ['10 time'],
    expected: ['10000 time 1704067210'],
  },
  {
    title: 'by default BlinkUp follows the rules of impOS 42',
    steps: ['1 blinkup off'],
    see: ['blinkup.window'],
    expected: ['0 blinkup.window open', '1000 blinkup.window closed'],
  },
];
