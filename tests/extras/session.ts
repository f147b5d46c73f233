import type { Scenario } from '../../targets/simulator/scenario.js';
import { failing, watched } from '../behaviour/setups.js';
import type { AddOnBehaviour } from './add-on-behaviour.js';

/** One timer for the manager and two for the add-on. */
const imp: Scenario = { boot: 'warm', timerLimit: 3 };

const settings = { retryOnTimeout: false };

const session = '0 addOn ConnectionSession';

/** ConnectionSession: when the imp connects and disconnects. */
export const sessions: readonly AddOnBehaviour[] = [
  {
    title: 'a session connects, and disconnects lingerTime after the last release',
    scenario: imp,
    settings,
    steps: [session, ...watched, '1 hold h', '2 hold i', '5 release h', '8 release i'],
    expected: ['2500 a', '10100 d true'],
  },
  {
    title: 'to hold it in lingerTime goes on with the session',
    scenario: imp,
    settings,
    steps: [session, ...watched, '1 hold h', '5 release h', '6 hold i', '20 release i'],
    expected: ['2500 a', '22100 d true'],
  },
  {
    title: 'a session ends after maxTime, even if somebody holds it',
    scenario: imp,
    settings,
    steps: [
      `${session} = {"maxTime": 30}`,
      ...watched,
      ...['1 hold h', '40 release h', '50 hold h', '52 release h'],
    ],
    expected: ['2500 a', '31100 d true', '51500 a', '54100 d true'],
  },
  {
    title: 'the end of a session ends an attempt, too',
    scenario: { ...imp, ...failing(50), timerLimit: 3 },
    settings,
    steps: [`${session} = {"lingerTime": 0}`, ...watched, '1 hold h', '10 release h'],
    see: ['connect', 'disconnect'],
    expected: ['1000 connect 60000 ms', '10000 disconnect connecting', '10000 d true'],
  },
  {
    title: 'to release what is not held has no effect, and two holds of a name are one',
    scenario: imp,
    settings,
    steps: [
      session,
      ...watched,
      '1 release h',
      '2 hold h',
      '3 hold h',
      '4 release i',
      '9 release h',
    ],
    expected: ['3500 a', '11100 d true'],
  },
  {
    title: 'a manager that stays connected is refused, as are wrong settings',
    scenario: imp,
    settings: null,
    steps: [
      '0 construct = {"stayConnected": true}',
      session,
      '0 construct',
      `${session} = {"lingerTime": -1}`,
      `${session} = {"maxTime": "x"}`,
    ],
    expected: [
      '0 addOn threw ConnectionSession: the manager must have stayConnected false',
      '0 addOn threw ConnectionSession: lingerTime must be a number of seconds >= 0',
      '0 addOn threw ConnectionSession: maxTime must be a number of seconds >= 0',
    ],
  },
];
