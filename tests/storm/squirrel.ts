/** What of a storm becomes Squirrel. */
export { StormApplication } from './application.js';
export { Hasher } from './hasher.js';
