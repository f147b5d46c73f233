import type { Failure } from '../../../targets/simulator/imp.js';
import type { Feature } from '../feature.js';

const failures: readonly (readonly [Failure, number])[] = [
  ['NOT_CONNECTED', 0],
  ['NO_WIFI', 1],
  ['NO_LINK', 1],
  ['NO_IP_ADDRESS', 2],
  ['NOT_RESOLVED', 3],
  ['NO_SERVER', 4],
  ['NO_PROXY', 6],
  ['NOT_AUTHORISED', 7],
  ['NO_MODEM', 8],
  ['SIM_ERROR', 9],
  ['NO_REGISTRATION', 10],
  ['REGISTRATION_DENIED', 11],
  ['NO_PPP_CONNECTION', 12],
];

function failing([code, number]: readonly [Failure, number]): Feature {
  return {
    title: `an attempt may fail with ${code}`,
    scenario: { boot: 'warm', answers: [{ outcome: code, after: 3 }] },
    steps: ['1 connect 60', '10 connect 60'],
    see: ['outcome'],
    expected: [
      ...[`4000 outcome ${code}`, `4000 connected ${number}`],
      ...['11500 outcome SERVER_CONNECTED', '11500 connected 5'],
    ],
  };
}

/** Attempts to connect, and how they are answered. */
export const connecting: readonly Feature[] = [
  ...failures.map(failing),
  {
    title: 'an attempt that is to fail without a time for it takes its whole timeout',
    scenario: { boot: 'warm', answers: [{ outcome: 'NO_SERVER' }] },
    steps: ['1 connect 20'],
    expected: ['21000 connected 4'],
  },
  {
    title: 'an attempt may take as long as the scenario says for it alone',
    scenario: { boot: 'warm', answers: [{ after: 7 }] },
    steps: ['1 connect 20', '10 disconnect', '11 connect 20'],
    expected: ['8000 connected 5', '12500 connected 5'],
  },
  {
    title: 'a network that comes and goes does not put off an outcome that is to come',
    scenario: { boot: 'warm', answers: [{ outcome: 'NO_SERVER', after: 5 }] },
    steps: ['1 connect 60', '3 drop', '4 restore'],
    expected: ['6000 connected 4'],
  },
  {
    title: 'an attempt that is to succeed fails without a network',
    scenario: { boot: 'warm', answers: [{ outcome: 'SERVER_CONNECTED', after: 1 }] },
    steps: ['1 drop NO_PROXY 2', '2 connect 20'],
    expected: ['4000 connected 6'],
  },
  {
    title: 'a second connect() may restart the deadline',
    scenario: { boot: 'warm', secondConnect: 'restarts', network: [{ at: 0, up: false }] },
    steps: ['1 connect 20', '11 connect 20'],
    expected: ['31000 connected 1'],
  },
  {
    title: 'connect() may start afresh where impOS recovers the link',
    scenario: { recoveringConnect: 'restarts' },
    steps: ['10 drop', '30 connect 20'],
    see: ['link'],
    expected: [
      ...['0 link online', '10000 link recovering', '30000 link connecting', '50000 link off'],
      '50000 connected 1',
    ],
  },
  {
    title: 'connect() takes the attempt over with which impOS recovers the link',
    steps: ['10 drop', '30 connect 20'],
    see: ['link'],
    expected: [
      ...['0 link online', '10000 link recovering', '30000 link connecting', '70000 link off'],
      '70000 connected 1',
    ],
  },
  {
    title: 'attempts may last a tick beyond their timeout, unless an answer says more',
    scenario: { boot: 'warm', overtime: 0.01, answers: [{}, { overtime: 3 }] },
    steps: ['0 drop', '1 connect 5', '10 connect 5', '20 connect 5'],
    expected: ['6010 connected 1', '18000 connected 1', '25010 connected 1'],
  },
  {
    title: 'an attempt that has too little time may fail with another code than NO_SERVER',
    scenario: { boot: 'warm', connectDelay: 30, timeoutCode: 'NO_IP_ADDRESS' },
    steps: ['1 connect 20'],
    expected: ['21000 connected 2'],
  },
];
