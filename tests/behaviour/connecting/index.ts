import type { Behaviour } from '../behaviour.js';
import { attempts } from './attempts.js';
import { failures } from './failures.js';
import { outcomes } from './outcomes.js';
import { reasons } from './reasons.js';
import { reconnecting } from './reconnecting.js';

/** Section 4 of the contract. */
export const connecting: readonly Behaviour[] = [
  ...attempts,
  ...outcomes,
  ...failures,
  ...reasons,
  ...reconnecting,
];
