/** What a test or a simulation in JavaScript needs to run device programs. */
export * from './imp.js';
