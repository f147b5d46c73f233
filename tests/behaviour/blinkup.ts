import type { Behaviour } from './behaviour.js';

const changes = ['1 disconnect', '10 connect'];

const behaviors: readonly (readonly [string, readonly string[]])[] = [
  ['ALWAYS', ['0 blinkup on']],
  ['NEVER', ['0 blinkup off']],
  ['ON_CONNECT', ['0 blinkup on', '1100 blinkup off', '11500 blinkup on', '21500 blinkup off']],
  ['ON_DISCONNECT', ['0 blinkup off', '1100 blinkup on', '11500 blinkup off', '21500 blinkup on']],
];

/** Section 7 of the contract. */
export const blinkup: readonly Behaviour[] = [
  ...behaviors.map(([name, expected], blinkupBehavior): Behaviour => ({
    proves: ['7a'],
    title: `BlinkUp ${name} follows the flag through disconnect(), connect() and a loss`,
    scenario: { network: [{ at: 21, up: false }] },
    settings: { blinkupBehavior },
    steps: changes,
    see: ['blinkup'],
    expected,
  })),
  {
    proves: ['7a', '3.6a'],
    title: 'BlinkUp follows a flag that changes in a check',
    scenario: {
      network: [
        { at: 0, up: false },
        { at: 20, up: true },
        { at: 31, up: false },
      ],
    },
    settings: { blinkupBehavior: 2 },
    steps: [],
    see: ['blinkup'],
    expected: ['0 blinkup off', '25000 blinkup on', '35000 blinkup off'],
  },
  {
    proves: ['7b'],
    title: 'setBlinkUpBehavior() tells impOS at once, online',
    scenario: { detailed: true },
    steps: ['1 blinkUp? = 0', '2 blinkUp = 1', '3 blinkUp = 2', '4 blinkUp = 3', '4 blinkUp = 3'],
    seconds: 4,
    see: ['enableblinkup'],
    expected: [
      '0 enableblinkup false',
      '1000 enableblinkup true',
      '1000 blinkUp returned the manager',
      '2000 enableblinkup false',
      '3000 enableblinkup true',
      '4000 enableblinkup false',
      '4000 enableblinkup false',
    ],
  },
  {
    proves: ['7b'],
    title: 'setBlinkUpBehavior() tells impOS at once, offline',
    scenario: { boot: 'warm', detailed: true },
    steps: ['1 blinkUp = 0', '2 blinkUp = 1', '3 blinkUp = 2', '4 blinkUp = 3'],
    seconds: 4,
    see: ['enableblinkup'],
    expected: [
      '0 enableblinkup true',
      '1000 enableblinkup true',
      '2000 enableblinkup false',
      '3000 enableblinkup false',
      '4000 enableblinkup true',
    ],
  },
  {
    proves: ['7b'],
    title: 'what setBlinkUpBehavior() has set holds from then on',
    steps: ['1 blinkUp = 2', '10 disconnect', '20 connect'],
    see: ['blinkup'],
    expected: [...['0 blinkup off', '1000 blinkup on', '10100 blinkup off', '21500 blinkup on']],
  },
  {
    proves: ['7b'],
    title: 'setBlinkUpBehavior() goes by the flag, and its turn notices a loss',
    scenario: { network: [{ at: 7, up: false }] },
    steps: ['8 blinkUp = 2'],
    see: ['blinkup'],
    expected: ['0 blinkup off', '8000 blinkup on', '8000 blinkup off'],
  },
  {
    proves: ['7c'],
    title: 'connecting counts as offline',
    scenario: { boot: 'warm', connectDelay: 10 },
    settings: { blinkupBehavior: 2 },
    steps: ['1 connect', '5 blinkUp = 3', '6 blinkUp = 2', '6 look'],
    see: ['blinkup'],
    expected: [
      '0 blinkup off',
      '5000 blinkup on',
      '6000 blinkup off',
      '6000 flag false, server false',
      '11000 blinkup on',
    ],
  },
  {
    proves: ['7c', '4.7a'],
    title: 'a failed attempt leaves BlinkUp as it is offline',
    scenario: { boot: 'warm', network: [{ at: 0, up: false, failAfter: 3 }] },
    steps: ['1 connect'],
    see: ['blinkup'],
    expected: ['0 blinkup on'],
  },
  {
    proves: ['7d'],
    title: 'an unknown behavior is refused with a clear error and changes nothing',
    scenario: { detailed: true },
    steps: [
      ...['4', '-1', '0.5', '"never"', 'true', 'null'].map((value) => `1 blinkUp = ${value}`),
      '2 disconnect',
    ],
    seconds: 4,
    see: ['enableblinkup'],
    expected: [
      '0 enableblinkup false',
      ...['4', '-1', '0.5', 'never', 'true', 'null'].map(
        (value) =>
          `1000 blinkUp threw ConnectionManager: blinkupBehavior must be a CM_BLINK_* constant, got ${value}`,
      ),
      '2100 enableblinkup true',
    ],
  },
];
