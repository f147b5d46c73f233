import type { Feature } from '../feature.js';

/** Memory. */
export const memory: readonly Feature[] = [
  {
    title: 'timers and the send buffer take memory',
    scenario: { memory: 10000 },
    steps: [
      '1 memory',
      '2 timers 10',
      '3 memory',
      '4 disconnect',
      '5 memory',
      '6 take 500',
      '7 memory',
    ],
    expected: ['1000 free 6544', '3000 free 6064', '5000 free 9520', '7000 free 9520'],
  },
  {
    title: 'a send buffer that has grown is small again after a sleep, but not after a restart',
    scenario: { memory: 10000 },
    steps: ['1 buffer 5000', '2 restart', '3 memory', '4 sleepfor 1', '6 connect 5', '9 memory'],
    seconds: 10,
    expected: ['3000 free 5000', '7500 connected 5', '9000 free 6544'],
  },
  {
    title: 'what the program takes is measured, and too much of it restarts the imp, reason 2',
    scenario: { memory: 10000 },
    start: ['wakereason'],
    steps: ['1 measureMemory', '2 take 5000', '3 memory', '4 take 5000'],
    seconds: 5,
    expected: ['0 wake reason 0', '3000 free 1544', '4000 uncaught out of memory'],
  },
  {
    title: 'too many timers restart the imp',
    scenario: { memory: 5000 },
    start: ['wakereason'],
    steps: ['1 timers 1000'],
    seconds: 5,
    see: ['link'],
    expected: [
      ...['0 link online', '0 wake reason 0', '1000 uncaught out of memory', '1000 link off'],
      ...['1000 link connecting', '2500 link online', '2500 wake reason 2'],
    ],
  },
  {
    title: 'a program that has used its memory up offline dies when it connects',
    scenario: { memory: 5000, boot: 'warm' },
    steps: ['1 timers 100', '2 note alive', '3 connect 20'],
    seconds: 5,
    expected: ['2000 alive', '4500 uncaught out of memory'],
  },
];
