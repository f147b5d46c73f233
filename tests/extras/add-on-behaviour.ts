import type { Behaviour } from '../behaviour/behaviour.js';

/** What an add-on promises: the contract is the library's. */
export type AddOnBehaviour = Omit<Behaviour, 'proves'>;
