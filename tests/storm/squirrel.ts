/** What of a storm becomes Squirrel. */
export { StormApplication } from './application.js';
export { modelText } from '../../targets/simulator/event-text.js';
export { Hasher } from './hasher.js';
