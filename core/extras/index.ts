/** Add-ons for ConnectionManager, each also a Squirrel library of its own. */
export * from './connection-backoff.js';
export type { ExtrasPlatform } from './platform.js';
