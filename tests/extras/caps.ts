import { offline, watched } from '../behaviour/setups.js';
import type { AddOnBehaviour } from './add-on-behaviour.js';

/** A manager that is a ConnectionCaps. */
const capped = { addOn: 'ConnectionCaps', maxLogs: 2, maxTasks: 2, retryOnTimeout: false };

const back = {
  ...offline,
  network: [
    { at: 0, up: false },
    { at: 20, up: true },
  ],
};

/** ConnectionCaps: what is dropped. */
export const caps: readonly AddOnBehaviour[] = [
  {
    title: 'the oldest messages are dropped, and the first line at the next connect counts them',
    scenario: back,
    settings: capped,
    steps: [
      ...['1 log a', '2 error b', '3 log c', '4 log d', '5 error e', '25 connect', '40 log f'],
      ...['45 disconnect', '46 log g', '47 log h', '48 connect', '60 disconnect', '61 log i'],
      ...['62 log j', '63 log k', '64 connect'],
    ],
    see: ['log', 'error'],
    expected: [
      '26500 log 0 1704067201 - 3 messages dropped',
      '26500 log 0 1704067204 - d',
      '26500 error 0 1704067205 - e',
      '40000 log 0 f',
      '49500 log 0 1704067246 - g',
      '49500 log 0 1704067247 - h',
      '65500 log 0 1704067261 - 1 messages dropped',
      '65500 log 0 1704067262 - j',
      '65500 log 0 1704067263 - k',
    ],
  },
  {
    title: 'the oldest tasks are dropped, and those of connectFor() never are',
    scenario: back,
    settings: capped,
    steps: [
      ...watched,
      ...['1 task t', '2 task u', '3 connectFor v', '4 connectFor w', '5 task x', '6 task y'],
      '70 connect',
    ],
    expected: ['21500 a', '21500 x', '21500 y', '21500 v', '21500 w', '21600 d true', '71500 a'],
  },
  {
    title: 'a task that queues itself again, and one that throws, leave the others',
    scenario: { ...back, survives: true },
    settings: { ...capped, maxTasks: 3 },
    steps: ['1 task t', '1 task u', '1 task v', '25 connect'],
    scripts: { t: ['task w'], u: ['throw oops'] },
    seconds: 40,
    expected: ['26500 t', '26500 u', '26500 uncaught oops', '26500 v', '26500 w'],
  },
  {
    title: 'without limits nothing is dropped',
    scenario: back,
    settings: { addOn: 'ConnectionCaps' },
    steps: ['1 5x log a', '1 5x task t', '25 connect'],
    see: ['log'],
    seconds: 70,
    expected: [
      '26500 log 0 1704067201 - a',
      '26500 log 0 1704067201 - a',
      '26500 log 0 1704067201 - a',
      '26500 log 0 1704067201 - a',
      '26500 log 0 1704067201 - a',
      '26500 t',
      '26500 t',
      '26500 t',
      '26500 t',
      '26500 t',
    ],
  },
  {
    title: 'wrong limits, tasks and settings are refused, and nothing has been touched',
    settings: null,
    steps: [
      '0 construct = {"addOn": "ConnectionCaps", "maxLogs": 0}',
      '0 construct = {"addOn": "ConnectionCaps", "maxTasks": "2"}',
      '0 construct = {"addOn": "ConnectionCaps", "checkTimeout": 0}',
      '0 construct = {"addOn": "ConnectionCaps", "maxTasks": 2, "maxLogs": null}',
      '0 task = 5',
    ],
    see: ['policy'],
    expected: [
      '0 construct threw ConnectionCaps: maxLogs must be a number >= 1',
      '0 construct threw ConnectionCaps: maxTasks must be a number >= 1',
      '0 construct threw ConnectionManager: checkTimeout must be a number of seconds > 0, got 0',
      '0 policy 102, 201, 1000 ms',
      '0 task threw ConnectionManager: callback must be a function, got 5',
    ],
  },
];
