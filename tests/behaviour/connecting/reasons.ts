import type { Behaviour } from '../behaviour.js';
import { failing } from '../setups.js';

/** Rule 4.9: lastReason(). */
export const reasons: readonly Behaviour[] = [
  {
    proves: ['4.9a', '4.9b'],
    title: 'the last reason is kept until the next attempt ends or the link is lost',
    scenario: {
      boot: 'warm',
      network: [
        { at: 0, up: false, code: 'NO_IP_ADDRESS', failAfter: 3 },
        { at: 4.5, up: true },
        { at: 21, up: false },
      ],
    },
    settings: { retryOnTimeout: false },
    steps: [
      ...['1 reason', '1 onConnect a', '1 onDisconnect d', '1 onTimeout t', '1 connect'],
      ...['2 reason', '5 connect', '6 reason', '10 disconnect', '11 connect', '30 reason'],
      ...['31 disconnect'],
    ],
    scripts: { a: ['reason'], d: ['reason'], t: ['reason'] },
    expected: [
      ...['1000 no reason', '2000 no reason', '4000 t', '4000 reason 2'],
      ...['6000 reason 2', '6500 a', '6500 reason 5', '10100 d true', '10100 reason 5'],
      ...['12500 a', '12500 reason 5'],
      ...['22500 d false', '22500 reason 0', '30000 reason 0', '31000 d true', '31000 reason 0'],
    ],
  },
  {
    proves: ['4.9b'],
    title: 'the reason of an attempt that impOS never answers is NOT_CONNECTED',
    scenario: { ...failing(3), answers: [{}, { times: 0 }] },
    settings: { retryOnTimeout: false, connectTimeout: 10 },
    steps: ['0 onTimeout t', '0 connect', '5 connect', '6 reason'],
    scripts: { t: ['reason'] },
    expected: ['3000 t', '3000 reason 1', '6000 reason 1', '20000 t', '20000 reason 0'],
  },
  {
    proves: ['4.9a'],
    title: 'the reason of a success that only a check finds is SERVER_CONNECTED',
    scenario: { boot: 'warm', answers: [{ times: 0 }] },
    steps: ['0 onConnect a', '1 connect'],
    scripts: { a: ['reason'] },
    expected: ['5000 a', '5000 reason 5'],
  },
];
