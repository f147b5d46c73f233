/** Add-ons for ConnectionManager, each also a Squirrel library of its own. */
export * from './blink-up-window.js';
export * from './connection-backoff.js';
export * from './connection-caps.js';
export * from './connection-session.js';
export type { ExtrasPlatform } from './platform.js';
