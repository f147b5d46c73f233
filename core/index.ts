export * from './constants.js';
export {
  ConnectionManager,
  type DisconnectCallback,
  type EventCallback,
  type Task,
} from './connection-manager.js';
export type { Hardware, Imp, Integer, Platform, Server, Timer } from './platform.js';
export type { BlinkUpBehavior, Settings, StartBehavior } from './settings.js';
