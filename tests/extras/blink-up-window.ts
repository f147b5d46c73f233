import type { AddOnBehaviour } from './add-on-behaviour.js';

/** BlinkUpWindow: when BlinkUp is enabled. */
export const blinkUpWindows: readonly AddOnBehaviour[] = [
  {
    title: 'after a cold boot, BlinkUp is enabled until the window closes',
    scenario: { timerLimit: 2 },
    steps: ['0 addOn BlinkUpWindow = 60'],
    see: ['blinkup'],
    expected: ['0 blinkup off', '0 blinkup on', '60000 blinkup off'],
  },
  {
    title: 'after a warm boot, BlinkUp is as the manager sets it',
    scenario: { boot: 'warm', timerLimit: 2 },
    steps: ['0 addOn BlinkUpWindow = 60', '1 connect'],
    see: ['blinkup'],
    expected: ['0 blinkup on', '2500 blinkup off'],
  },
  {
    title: 'a behavior that is set while the window is open stays',
    scenario: { timerLimit: 2 },
    steps: ['0 addOn BlinkUpWindow = 60', '10 blinkUp = 1'],
    see: ['blinkup'],
    expected: ['0 blinkup off', '0 blinkup on', '10000 blinkup off'],
  },
  {
    title: 'without a timer left, there is no window',
    scenario: { timerLimit: 1 },
    steps: ['0 addOn BlinkUpWindow = 60'],
    see: ['blinkup'],
    expected: ['0 blinkup off', '0 blinkup on', '0 blinkup off'],
  },
];
