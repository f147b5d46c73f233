import type { Feature } from '../feature.js';

/** Clocks. */
export const clocks: readonly Feature[] = [
  {
    title: 'millis() is 0 at the start, wraps to the smallest integer, and passes 0 again',
    // What wraps at 32 bits.
    bits: 32,
    scenario: { millis: 2147483647 },
    steps: ['0 millis', '0.01 millis'],
    seconds: 1,
    expected: ['0 millis 2147483647', '10 millis -2147483639'],
  },
  {
    title: 'the time of day may step, also back, and durations do not',
    scenario: { epoch: 1000, clockSteps: [{ at: 20, by: -5 }] },
    steps: ['10 time', '20 time', '20 millis', '30 stepClock 1', '30 time'],
    see: ['clock'],
    expected: [
      ...['10000 time 1010', '20000 clock -5 s', '20000 time 1015', '20000 millis 20000'],
      ...['30000 clock 1 s', '30000 time 1026'],
    ],
  },
  {
    title: 'the time of day may be wrong until the imp was online',
    scenario: { epoch: 2000000000, timeIsRight: 'onceOnline', boot: 'warm' },
    steps: ['10 time', '20 connect 10', '30 time'],
    expected: ['10000 time 946684810', '21500 connected 5', '30000 time 2000000030'],
  },
];
