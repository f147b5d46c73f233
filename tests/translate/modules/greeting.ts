// The head of a module goes with its first statement, which is dropped.
import { version } from './data.json';
import type { Person } from './person.js';

// The word to say first.
export const GREETING = 'Hello';

/** Which of them. */
export function edition(): string {
  return version;
}

/** Greets a person. */
export function greet(person: Person): string {
  return `${GREETING} ${person.name}`;
}

/** Nobody says goodbye. */
export function unused(person: Person): string {
  return `Goodbye ${person.name}`;
}
