import { edition, greet } from './modules/greeting.js';
import type { Person } from './modules/person.js';

export { GREETING } from './modules/greeting.js';

// Not exported, so it is local.
const mark = '!';

function shout(text: string): string {
  return text + mark;
}

export class Host {
  welcome(person: Person): string {
    return shout(greet(person)) + edition();
  }
}
