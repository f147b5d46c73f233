import type { Feature } from '../feature.js';

/** Whether BlinkUp works, by the rules of impOS 40 and of impOS 42. */
export const blinkUp: readonly Feature[] = [
  {
    title: 'on impOS 40 BlinkUp works for the first minute after a cold start, whatever is said',
    scenario: { impos: 40 },
    steps: ['1 blinkup off'],
    see: ['blinkup.window'],
    expected: ['0 blinkup.window open', '60000 blinkup.window closed'],
  },
  {
    title: 'on impOS 42 BlinkUp can be switched off in that minute',
    scenario: { impos: 42 },
    steps: ['1 blinkup off', '2 blinkup on', '70 blinkup off'],
    see: ['blinkup.window'],
    expected: [
      ...['0 blinkup.window open', '1000 blinkup.window closed', '2000 blinkup.window open'],
      '70000 blinkup.window closed',
    ],
  },
  {
    title: 'on impOS 40 what is said counts from the next change of state on',
    scenario: { impos: 40 },
    steps: ['61 blinkup on', '100 disconnect', '110 connect 60', '120 blinkup off'],
    seconds: 200,
    see: ['blinkup.window'],
    expected: [
      ...['0 blinkup.window open', '60000 blinkup.window closed'],
      ...['110000 blinkup.window open', '111500 connected 5', '170000 blinkup.window closed'],
    ],
  },
  {
    title: 'BlinkUp works for a minute from the first attempt to connect on, if nothing is said',
    scenario: { boot: 'warm', impos: 40, network: [{ at: 0, up: false }] },
    steps: ['10 connect 20', '40 connect 20'],
    see: ['blinkup.window'],
    expected: [
      ...['10000 blinkup.window open', '30000 connected 1', '60000 connected 1'],
      '70000 blinkup.window closed',
    ],
  },
];
