import type { Scenario } from '../../targets/simulator/scenario.js';
import { failing, watched } from '../behaviour/setups.js';
import type { AddOnBehaviour } from './add-on-behaviour.js';

/** One timer for the manager and one for the add-on, and the same random numbers everywhere. */
const imp: Scenario = { boot: 'warm', timerLimit: 2, seed: 0 };

const settings = { retryOnTimeout: false, connectTimeout: 10 };

/** Delays that a float of 32 bits holds exactly. */
const exact = 'addOn ConnectionBackoff = {"minDelay": 4, "maxDelay": 32, "stableTime": 20}';

/** ConnectionBackoff: when the next attempt begins. */
export const backoff: readonly AddOnBehaviour[] = [
  {
    title: 'delays are between half the ceiling and the ceiling, which doubles up to maxDelay',
    scenario: { ...imp, ...failing(2), seed: 0, timerLimit: 2 },
    settings,
    steps: [`0 ${exact}`, '0 connect'],
    seconds: 150,
    see: ['connect'],
    expected: [
      '0 connect 10000 ms',
      '4100 connect 10000 ms',
      '12970 connect 10000 ms',
      '29810 connect 10000 ms',
      '56740 connect 10000 ms',
      '75370 connect 10000 ms',
      '96330 connect 10000 ms',
      '114600 connect 10000 ms',
      '142140 connect 10000 ms',
    ],
  },
  {
    title: 'the ceiling falls back to minDelay after the link has held for stableTime',
    scenario: {
      ...imp,
      network: [10, 30, 100].flatMap((at) => [
        { at, up: false },
        { at: at + 6, up: true },
      ]),
    },
    seconds: 150,
    settings,
    steps: [`0 ${exact}`, ...watched, '0 connect'],
    see: ['connect'],
    expected: [
      '0 connect 10000 ms',
      '1500 a',
      '11500 d false',
      '13600 connect 10000 ms',
      '17500 a',
      '32500 d false',
      '39370 connect 10000 ms',
      '40870 a',
      '100870 d false',
      '104580 connect 10000 ms',
      '107500 a',
    ],
  },
  {
    title: 'connect() starts an attempt at once, and the pending one does not follow',
    scenario: {
      ...imp,
      network: [
        { at: 0, up: false, failAfter: 2 },
        { at: 3, up: true },
      ],
    },
    settings,
    steps: [`0 ${exact}`, ...watched, '0 connect', '3 connect?', '60 look'],
    see: ['connect'],
    expected: [
      '0 connect 10000 ms',
      '2000 t',
      '3000 connect 10000 ms',
      '3000 connect returned true',
      '4500 a',
      '60000 flag true, server true',
    ],
  },
  {
    title: 'disconnect() cancels the next attempt, and connect() starts over with the same ceiling',
    scenario: { ...imp, ...failing(2), seed: 0, timerLimit: 2 },
    settings,
    steps: [`0 ${exact}`, ...watched, '0 connect', '3 disconnect', '60 connect'],
    see: ['connect'],
    seconds: 80,
    expected: [
      '0 connect 10000 ms',
      '2000 t',
      '3000 d true',
      '60000 connect 10000 ms',
      '62000 t',
      '68870 connect 10000 ms',
      '70870 t',
    ],
  },
  {
    title: 'after maxRetries failures it gives up, and connect() starts over',
    scenario: { ...imp, ...failing(2), seed: 0, timerLimit: 2 },
    settings,
    steps: [
      '0 addOn ConnectionBackoff = {"minDelay": 4, "maxRetries": 3, "onGiveUp": "g"}',
      '0 connect',
      '100 connect',
    ],
    see: ['connect'],
    seconds: 150,
    expected: [
      '0 connect 10000 ms',
      '4100 connect 10000 ms',
      '12970 connect 10000 ms',
      '14970 g 3',
      '100000 connect 10000 ms',
      '116840 connect 10000 ms',
      '143770 connect 10000 ms',
      '145770 g 3',
    ],
  },
  {
    title: 'a success in between is the end of the failures in a row',
    scenario: {
      ...imp,
      network: [
        { at: 0, up: false, failAfter: 1 },
        { at: 4, up: true },
        { at: 40, up: false, failAfter: 1 },
      ],
    },
    settings,
    steps: [
      '0 addOn ConnectionBackoff = {"minDelay": 4, "maxRetries": 3, "onGiveUp": "g"}',
      ...watched,
      '0 connect',
    ],
    seconds: 150,
    expected: ['1000 t', '5500 a', '40500 d false', '48370 t', '64210 t', '90140 g 3', '90140 t'],
  },
  {
    title: 'without a timer left, the next attempt starts at once',
    scenario: { ...imp, ...failing(2), seed: 0, timerLimit: 1 },
    settings,
    steps: [`0 ${exact}`, '0 connect'],
    seconds: 5,
    see: ['connect'],
    expected: ['0 connect 10000 ms', '2000 connect 10000 ms', '4000 connect 10000 ms'],
  },
  {
    title: 'a manager that reconnects by itself is refused, as are wrong settings',
    scenario: imp,
    settings: null,
    steps: [
      ...['0 construct', '0 construct = {"stayConnected": true, "retryOnTimeout": false}'].flatMap(
        (step) => [step, '0 addOn ConnectionBackoff'],
      ),
      '0 construct = {"retryOnTimeout": false}',
      '0 addOn ConnectionBackoff = {"minDelay": 0}',
      '0 addOn ConnectionBackoff = {"minDelay": "5"}',
      '0 addOn ConnectionBackoff = {"maxDelay": 4}',
      '0 addOn ConnectionBackoff = {"stableTime": -1}',
      '0 addOn ConnectionBackoff = {"maxRetries": 20000000}',
      '0 addOn? ConnectionBackoff = {"maxDelay": null, "unknown": 1}',
    ],
    expected: [
      '0 addOn threw ConnectionBackoff: the manager must have stayConnected and retryOnTimeout false',
      '0 addOn threw ConnectionBackoff: the manager must have stayConnected and retryOnTimeout false',
      '0 addOn threw ConnectionBackoff: minDelay must be > 0 and at most maxDelay',
      '0 addOn threw ConnectionBackoff: minDelay must be a number >= 0',
      '0 addOn threw ConnectionBackoff: minDelay must be > 0 and at most maxDelay',
      '0 addOn threw ConnectionBackoff: stableTime must be a number >= 0',
      '0 addOn threw ConnectionBackoff: maxRetries must be a number >= 0',
      '0 addOn returned something else',
    ],
  },
];
